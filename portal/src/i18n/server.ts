import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { formats } from './formats.ts';
import { chooseLocale, LOCALE_COOKIE } from './locale.ts';
import { messages } from './messages.ts';

export const readLocale = cache(async () =>
  chooseLocale((await cookies()).get(LOCALE_COOKIE)?.value, (await headers()).get('accept-language')),
);

/** Words and formats of the reader's language, for components that render on the server. */
export const readWords = async () => {
  const locale = await readLocale();
  return { locale, t: messages[locale], f: formats(locale) };
};
