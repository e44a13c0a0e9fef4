import { randomInt } from 'node:crypto';
import { AwsError } from '../../service.ts';
import { type Fields, flagOf, numberOf, textOf } from '../wire/fields.ts';

const CLASSES = {
  lower: 'abcdefghijklmnopqrstuvwxyz',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  digits: '0123456789',
  punctuation: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
} as const;

const pick = (alphabet: string): string => alphabet[randomInt(alphabet.length)] ?? '';

/** GetRandomPassword, and GenerateSecretString of the template, which takes the same options. */
export const randomPassword = (options: Fields): string => {
  const length = numberOf(options, 'PasswordLength') ?? 32;
  const excluded = new Set(textOf(options, 'ExcludeCharacters') ?? '');
  const chosen = [
    flagOf(options, 'ExcludeLowercase') ? '' : CLASSES.lower,
    flagOf(options, 'ExcludeUppercase') ? '' : CLASSES.upper,
    flagOf(options, 'ExcludeNumbers') ? '' : CLASSES.digits,
    flagOf(options, 'ExcludePunctuation') ? '' : CLASSES.punctuation,
    flagOf(options, 'IncludeSpace') ? ' ' : '',
  ]
    .map((alphabet) => [...alphabet].filter((character) => !excluded.has(character)).join(''))
    .filter((alphabet) => alphabet !== '');
  const everything = chosen.join('');
  if (!(length >= 1 && length <= 4096) || everything === '') {
    throw new AwsError('InvalidParameterException', 'The password options leave nothing to choose from.');
  }
  const eachType = options.RequireEachIncludedType === undefined || flagOf(options, 'RequireEachIncludedType');
  const characters = eachType ? chosen.slice(0, length).map(pick) : [];
  while (characters.length < length) characters.push(pick(everything));
  for (let at = characters.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    const kept = characters[at] ?? '';
    characters[at] = characters[other] ?? '';
    characters[other] = kept;
  }
  return characters.join('');
};
