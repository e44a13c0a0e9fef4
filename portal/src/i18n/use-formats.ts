import { useMemo } from 'react';
import { formats } from './formats.ts';
import { useLocale } from './language.tsx';

/** Dates and numbers as the reader writes them, for components that bring their own words along. */
export const useFormats = () => {
  const locale = useLocale();
  return useMemo(() => formats(locale), [locale]);
};
