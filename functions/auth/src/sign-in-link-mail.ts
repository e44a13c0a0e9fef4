import { layOut, type MailLanguage, plain } from './mail-layout.ts';
import type { Mail } from './mailer.ts';

export type SignInLinkMail = {
  readonly to: string;
  readonly portal: string;
  readonly language: MailLanguage;
  readonly link: string;
};

const SENTENCES = {
  en: {
    subject: 'Your link to sign in',
    asked: (portal: string) => `Somebody, we hope you, asked for a link to sign in to ${portal}.`,
    act: 'Sign in',
    rest: 'It works once, for ten minutes, and only in the browser in which it was asked for. If you did not ask for it, do nothing: nobody else can use it.',
  },
  de: {
    subject: 'Ihr Link zum Anmelden',
    asked: (portal: string) => `Jemand, wir hoffen Sie, hat einen Link zum Anmelden bei ${portal} angefordert.`,
    act: 'Anmelden',
    rest: 'Er gilt einmal, zehn Minuten lang, und nur in dem Browser, in dem er angefordert wurde. Haben Sie ihn nicht angefordert, tun Sie nichts: Niemand anders kann ihn benutzen.',
  },
} as const;

export const signInLinkMail = ({ to, portal, language, link }: SignInLinkMail): Mail => {
  const { subject, asked, act, rest } = SENTENCES[language];
  return layOut(to, subject, [{ language, sentences: [asked(plain(portal))], act, link, rest }]);
};
