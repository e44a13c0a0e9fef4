import type { Locale } from './locale.ts';

type LocalWords = { readonly en: string; readonly de?: string | undefined };

/** What somebody wrote in several languages, in the reader's; in English where there is no other. */
export const inLanguage = (words: LocalWords, locale: Locale): string => words[locale] ?? words.en;
