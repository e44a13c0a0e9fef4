import { type PatternExpression, patternExpression } from '../validate/pattern-expression.ts';
import { formatCheck, lengthOf } from './conform-keywords.ts';
import type { Facets } from './facets.ts';
import { formatText, namedText, plainText } from './named-text.ts';
import { patternText } from './pattern-text.ts';
import type { Random } from './random.ts';

/** No text made here is longer, whatever a schema demands. */
export const TEXT_LENGTH_MAX = 100_000;

const FILLER = ' The harbour opens at nine; bring a lantern, a compass and good shoes.';

const expressions = new Map<string, PatternExpression>();
const expressionOf = (pattern: string): PatternExpression => {
  const known = expressions.get(pattern);
  if (known) return known;
  if (expressions.size > 5_000) expressions.clear();
  const made = patternExpression(pattern);
  expressions.set(pattern, made);
  return made;
};

/** Whether a text is within all limits of texts. */
const fitsText = (facets: Facets) => {
  const patterns = facets.patterns.map(expressionOf);
  const formats = facets.formats.flatMap((format) => formatCheck(format) ?? []);
  return (text: string): boolean => {
    const length = lengthOf(text);
    return (
      length >= facets.minLength &&
      length <= facets.maxLength &&
      patterns.every((pattern) => pattern.test(text)) &&
      formats.every((check) => check(text))
    );
  };
};

const stretched = (text: string, length: number, filler: string): string =>
  length <= text.length
    ? text
    : `${text}${filler.repeat(Math.ceil((length - text.length) / filler.length))}`.slice(0, length);

/** A text made longer or shorter without ceasing to be what its format says, where that can be. */
const resized = (text: string, format: string | undefined, facets: Facets): string => {
  const least = Math.min(facets.minLength, TEXT_LENGTH_MAX);
  const most = facets.maxLength;
  if (text.length >= least && text.length <= most) return text;
  const target = text.length < least ? least : most;
  if (format === 'byte' || format === 'base64')
    return stretched(text.slice(0, target - (target % 4)), Math.ceil(target / 4) * 4, 'QUJD');
  if (format === 'email' || format === 'idn-email')
    return target <= 5
      ? 'a@b'
      : target < text.length
        ? `${'ada'.slice(0, Math.max(1, target - 6))}@ex.io`
        : stretched('a', target - 12, 'b').concat('@example.com');
  if (format === 'uri' || format === 'url' || format === 'iri')
    return target < text.length
      ? target < 12
        ? 'a:b'
        : stretched('https://e.io', target, 'a')
      : stretched(text, target, 'a');
  if (format === 'hostname')
    return target < text.length ? 'e.io'.slice(0, target) : stretched('a', target, '.b').replace(/\.$/, 'b');
  if (format !== undefined && formatCheck(format)) return text;
  const filler = /^[\da-f]+$/.test(text) ? text || '0' : /\s/.test(text) || least > 60 ? FILLER : 'abcdefghij';
  return (text.length < least ? stretched(text, least, filler) : [...text].slice(0, most).join('')).replace(/ $/, '.');
};

const wishes = function* (
  facets: Facets,
  name: string,
  random: Random,
  attempt: number,
): Generator<[string | undefined, string?]> {
  for (const format of facets.formats) yield [formatText(format, random), format];
  if (facets.encoding !== undefined) yield [formatText(facets.encoding, random), facets.encoding];
  if (attempt < 2) yield [namedText(name, random)];
  yield [plainText(random)];
};

/** A text within all limits; `undefined` when none is found. Later attempts care less for what the name says. */
export const textValue = (facets: Facets, name: string, random: Random, attempt: number): string | undefined => {
  if (facets.minLength > Math.min(facets.maxLength, TEXT_LENGTH_MAX)) return undefined;
  const fits = fitsText(facets);
  for (const [wish, format] of wishes(facets, name, random, attempt)) {
    if (wish === undefined) continue;
    if (fits(wish)) return wish;
    const other = resized(wish, format, facets);
    if (other !== wish && fits(other)) return other;
  }
  for (const pattern of facets.patterns) {
    const found = patternText(pattern, random, fits);
    if (found !== undefined) return found;
  }
  const plain = ['', 'a', '0', 'A', '/', 'a-1', '1.0', '#1f6feb'].map((text) => resized(text, undefined, facets));
  return plain.find(fits);
};
