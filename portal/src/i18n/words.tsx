'use client';
import { useMemo } from 'react';
import { formats } from './formats.ts';
import { useLocale } from './language.tsx';
import { messages } from './messages.ts';

/** All words and formats of the reader's language, for components that run in the browser on pages to work on. */
export const useWords = () => {
  const locale = useLocale();
  return useMemo(() => ({ locale, t: messages[locale], f: formats(locale) }), [locale]);
};
