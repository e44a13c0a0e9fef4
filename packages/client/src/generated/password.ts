// Made by `npm run generate` from packages/domain/src/password.ts; not edited by hand.
/** What Cognito takes for a sign that is neither letter nor digit. */
const SIGN = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/;

/** What a password must be, each by the name of its fault. */
const RULES = {
  short: (password: string) => [...password].length >= 8,
  small: (password: string) => /[a-z]/.test(password),
  capital: (password: string) => /[A-Z]/.test(password),
  digit: (password: string) => /[0-9]/.test(password),
  sign: (password: string) => SIGN.test(password),
  edges: (password: string) => password.trim() === password,
} as const;

export type PasswordFault = keyof typeof RULES | 'common';

const READ_AS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** What is left of a password without what is put around a word, and with signs read as the letters they stand for. */
export const coreOf = (password: string): string =>
  (/[a-z](?:.*[a-z])?/s.exec(password.toLowerCase())?.[0] ?? '').replace(
    /[013457@$!]/g,
    (sign) => READ_AS[sign] ?? sign,
  );

/** The commonest passwords by their cores, as they are kept: one text. */
export const readCommon = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Whether it is one of the commonest, or a common word with signs around it or in it. */
const isCommon = (password: string, common: ReadonlySet<string>): boolean =>
  common.has(password.toLowerCase()) || common.has(coreOf(password));

/** Everything that is wrong with a new password; none, when it is taken. */
export const passwordFaults = (password: string, common: ReadonlySet<string>): PasswordFault[] => {
  // The names of an object are its keys.
  const broken = (Object.keys(RULES) as (keyof typeof RULES)[]).filter((rule) => !RULES[rule](password));
  return isCommon(password, common) ? [...broken, 'common'] : broken;
};
