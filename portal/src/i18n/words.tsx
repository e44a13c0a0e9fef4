'use client';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { formats } from './formats.ts';
import type { Locale } from './locale.ts';
import { messages } from './messages.ts';

const Language = createContext<Locale>('en');

export const LanguageProvider = ({ locale, children }: { locale: Locale; children: ReactNode }) => (
  <Language value={locale}>{children}</Language>
);

/** Words and formats of the reader's language, for components that run in the browser. */
export const useWords = () => {
  const locale = useContext(Language);
  return useMemo(() => ({ locale, t: messages[locale], f: formats(locale) }), [locale]);
};
