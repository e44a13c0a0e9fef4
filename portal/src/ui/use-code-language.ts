'use client';
import { useStored } from './use-stored.ts';

/** The language a reader wants code in, all over the site. */
export const useCodeLanguage = () => useStored('portico.code-language');
