import { LOCALE_COOKIE } from '../i18n/locale.ts';
import { remember } from '../ui/remember.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** In this browser, from now on; the page takes the colours at once. */
export const rememberTheme = (theme: Theme) => {
  remember('theme', theme);
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
};

/** In this browser, from the next page on. */
export const rememberLanguage = (language: string) => remember(LOCALE_COOKIE, language);
