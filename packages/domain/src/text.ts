/** The beginning of a text, at most so many UTF-16 units and whole characters: half of one can be kept nowhere. */
export const beginningOf = (text: string, unitsMax: number): string => {
  const cut = text.slice(0, unitsMax);
  const last = cut.charCodeAt(cut.length - 1);
  return cut.length < text.length && last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut;
};

/** What is searched for: words of two letters or digits and more, in lower case and without accents. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]{2,40}/gu) ?? [];

/** The beginning that terms are kept together by: two letters, however many bytes they have. */
export const startOf = (word: string): string => [...word].slice(0, 2).join('');
