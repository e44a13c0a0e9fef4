'use client';
import { createContext, type ReactNode, useContext } from 'react';
import type { Locale } from './locale.ts';

const Language = createContext<Locale>('en');

export const LanguageProvider = ({ locale, children }: { locale: Locale; children: ReactNode }) => (
  <Language value={locale}>{children}</Language>
);

export const useLocale = (): Locale => useContext(Language);

/** One area's words, for components on pages to read: they bring their own words along and no others. */
export const useWordsOf = <Area,>(area: Readonly<Record<Locale, Area>>): Area => area[useLocale()];
