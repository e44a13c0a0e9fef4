import { layOut, type MailLanguage } from './mail-layout.ts';
import type { Mail } from './mailer.ts';

export type SignInLinkMail = { readonly to: string; readonly language: MailLanguage; readonly link: string };

const SENTENCES = {
  en: {
    subject: 'Your link to sign in',
    asked: 'Somebody, we hope you, asked for a link to sign in to Portico.',
    act: 'Sign in',
    rest: 'It works once, for ten minutes, and only in the browser in which it was asked for. If you did not ask for it, do nothing: nobody else can use it.',
  },
  de: {
    subject: 'Ihr Link zum Anmelden',
    asked: 'Jemand, wir hoffen Sie, hat einen Link zum Anmelden bei Portico angefordert.',
    act: 'Anmelden',
    rest: 'Er gilt einmal, zehn Minuten lang, und nur in dem Browser, in dem er angefordert wurde. Haben Sie ihn nicht angefordert, tun Sie nichts: Niemand anders kann ihn benutzen.',
  },
} as const;

export const signInLinkMail = ({ to, language, link }: SignInLinkMail): Mail => {
  const { subject, asked, act, rest } = SENTENCES[language];
  return layOut(to, subject, [{ language, sentences: [asked], act, link, rest }]);
};
