/**
 * What a change says, as data: a sentence with places `{0}`, `{1}`, and what stands there, which is text of the documents
 * or a phrase again. `text` is the phrase's code: who shows it in another language looks it up by that.
 */
export type Phrase = { readonly text: string; readonly values: readonly (string | Phrase)[] };

/** phrase`the tag ${quote(tag)} was removed` → { text: 'the tag {0} was removed', values: ['"a"'] } */
export const phrase = (parts: TemplateStringsArray, ...values: readonly (string | number | Phrase)[]): Phrase => ({
  text: parts.reduce((text, part, index) => `${text}{${index - 1}}${part}`),
  values: values.map((value) => (typeof value === 'number' ? String(value) : value)),
});

/** A phrase in English, as it stands. */
export const english = ({ text, values }: Phrase): string =>
  text.replaceAll(/\{(\d+)\}/g, (_, index: string) => {
    const value = values[Number(index)] ?? '';
    return typeof value === 'string' ? value : english(value);
  });

/** A phrase in English, as a sentence begins. */
export const sentence = (said: Phrase): string => {
  const text = english(said);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Things one after the other: `between` says how two of them stand together. */
export const listed = (
  things: readonly (string | Phrase)[],
  between: (all: string | Phrase, next: string | Phrase) => Phrase,
): string | Phrase => (things.length === 0 ? '' : things.reduce((all, next) => between(all, next)));

/** Whether two say the same. */
export const samePhrase = (one: string | Phrase, other: string | Phrase): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Phrases in phrases that are kept: the table takes 32 levels of an item, of which each is two. */
const DEPTH_MAX = 6;

/** A phrase as it may be kept: its values no longer than that, and what stands deeper in it in English. */
export const clipped = ({ text, values }: Phrase, charactersMax: number, depth = DEPTH_MAX): Phrase => ({
  text,
  values: values.map((value) => {
    if (typeof value === 'string') return value.slice(0, charactersMax);
    return depth > 1 ? clipped(value, charactersMax, depth - 1) : english(value).slice(0, charactersMax);
  }),
});
