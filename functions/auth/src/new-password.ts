import { type About, Problem } from '@portico/contract';
import { type PasswordFault, passwordFaults, readCommon } from '@portico/domain';
import { type Phrase, phrase } from '@portico/words';

const WORDS: Readonly<Record<PasswordFault, Phrase>> = {
  short: phrase`needs 8 characters`,
  small: phrase`needs a small letter`,
  capital: phrase`needs a capital letter`,
  digit: phrase`needs a digit`,
  sign: phrase`needs a sign that is no letter and no digit`,
  edges: phrase`must not begin or end with a space`,
  common: phrase`is one of the commonest, or has one in it`,
};
const BY_POOL = { weak: phrase`is not taken by the user pool`, 'used-before': phrase`is one of your last five` };

const refused = (pointer: string, words: readonly Phrase[], about: About | undefined) =>
  new Problem('password-refused', undefined, {
    errors: words.map((one) => ({ pointer, words: one })),
    ...(about && { about }),
  });

let common: ReadonlySet<string> | undefined;

/** Refuses a password that the rules do not take; the list of the commonest is loaded with the first one. */
export const requireGoodPassword = async (password: string, about?: About, pointer = '/newPassword'): Promise<void> => {
  common ??= readCommon((await import('@portico/domain/common-passwords')).COMMON_PASSWORDS);
  const faults = passwordFaults(password, common);
  if (faults.length > 0)
    throw refused(
      pointer,
      faults.map((fault) => WORDS[fault]),
      about,
    );
};

/** What the user pool minds of a new password: most often that it was used before, which it alone knows. */
export const refusedByPool = (why: keyof typeof BY_POOL, about?: About, pointer = '/newPassword'): Problem =>
  refused(pointer, [BY_POOL[why]], about);
