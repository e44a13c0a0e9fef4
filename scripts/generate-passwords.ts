// The commonest leaked passwords (a kept list, MIT) by their cores, commonest first; and what pages know of the rules.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dictionary } from '@zxcvbn-ts/language-common';
import { coreOf } from '../packages/domain/src/password.ts';

const COUNT = 10_000;
/** A shorter core says nothing: `ab1!…` is not `ab`. */
const CORE_LETTERS_MIN = 4;
const WHOLE_LETTERS_MIN = 8;

const cores = (): string[] => {
  const found = new Set<string>();
  for (const password of dictionary['passwords-common']) {
    const core = coreOf(password);
    if (core.length >= CORE_LETTERS_MIN) found.add(core);
    else if (password.length >= WHOLE_LETTERS_MIN) found.add(password.toLowerCase());
    if (found.size === COUNT) break;
  }
  return [...found].filter((core) => /^[!-~]+$/.test(core));
};

/** Writes the list into a folder of generated files. */
export const generateCommonPasswords = (folder: string) => {
  mkdirSync(folder, { recursive: true });
  const head = '// Made by `npm run generate` from @zxcvbn-ts/language-common (MIT); not edited by hand.\n';
  writeFileSync(
    join(folder, 'common-passwords.ts'),
    `${head}export const COMMON_PASSWORDS =\n  ${JSON.stringify(cores().join(' '))};\n`,
  );
};
