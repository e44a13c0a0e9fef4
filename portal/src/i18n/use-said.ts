import type { Phrase } from '@portico/client';
import { useCallback } from 'react';
import { useLocale } from './language.tsx';
import { type Dictionary, say } from './said.ts';

/** Says what the API says as data in the reader's language; what it says only in English stays so. */
export const useSaid = (german: Dictionary) => {
  const locale = useLocale();
  return useCallback(
    (words: Phrase | undefined, english: string): string =>
      locale === 'en' || words === undefined ? english : say(words, german),
    [locale, german],
  );
};
