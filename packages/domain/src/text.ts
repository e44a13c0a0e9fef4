/** The beginning of a text, at most so many UTF-16 units and whole characters: half of one can be kept nowhere. */
export const beginningOf = (text: string, unitsMax: number): string => {
  const cut = text.slice(0, unitsMax);
  const last = cut.charCodeAt(cut.length - 1);
  return cut.length < text.length && last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut;
};

/** What cannot be seen, or turns what stands beside it around: `Name` and `PersonName` of the contract refuse it. */
const UNSEEN = [
  ...[
    [0x00, 0x1f],
    [0x7f, 0x9f],
    [0xad, 0xad],
    [0x034f, 0x034f],
    [0x061c, 0x061c],
    [0x115f, 0x1160],
    [0x17b4, 0x17b5],
  ],
  ...[
    [0x180e, 0x180e],
    [0x200b, 0x200b],
    [0x200e, 0x200f],
    [0x2028, 0x202e],
    [0x2060, 0x206f],
    [0x2800, 0x2800],
  ],
  ...[
    [0x3164, 0x3164],
    [0xfeff, 0xfeff],
    [0xffa0, 0xffa0],
    [0xfff9, 0xfffb],
  ],
] as const satisfies readonly (readonly [number, number])[];
const isSeen = (letter: string): boolean => {
  const code = letter.codePointAt(0) ?? 0;
  return !UNSEEN.some(([first, last]) => code >= first && code <= last);
};

/** Of what joins letters or parts them, nothing at either end. */
const trimmed = (letters: readonly string[]): readonly string[] => {
  const isBetween = (letter: string) => !/[\s\u200c\u200d]/u.test(letter);
  return letters.slice(letters.findIndex(isBetween), letters.findLastIndex(isBetween) + 1);
};

/** A text as it can be seen: for names that somebody else gave. */
export const seenOf = (text: string): string =>
  trimmed([...text.toWellFormed().replaceAll(/\s+/gu, ' ')].filter(isSeen)).join('');

/** Letters that Unicode takes for no others with accents, and people do. */
const SPELT: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ı: 'i' },
};

/** A text as it is searched for, and as it becomes part of an address: in lower case and without accents. */
export const plainLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþħŧı]/g, (letter) => SPELT[letter] ?? letter);

/** What is searched for: words of two letters or digits and more. */
export const wordsOf = (text: string): string[] => plainLetters(text).match(/[\p{L}\p{N}]{2,40}/gu) ?? [];

/** The beginning that terms are kept together by: two letters, however many bytes they have. */
export const startOf = (word: string): string => [...word].slice(0, 2).join('');
