import { phrase, samePhrase } from '@portico/words';
import type { JsonValue } from '../json-value.ts';
import { boundOf, compareBounds, limitText } from './merge-limits.ts';
import type { Comparison } from './schema-comparison.ts';

type Verdict = 'tightened' | 'loosened' | 'changed';
type Judge = (before: JsonValue, after: JsonValue) => Verdict;

const larger: Judge = (before, after) => (Number(after) > Number(before) ? 'tightened' : 'loosened');
const smaller: Judge = (before, after) => (Number(after) < Number(before) ? 'tightened' : 'loosened');
const changed: Judge = () => 'changed';

const bound =
  (side: 'minimum' | 'maximum'): Judge =>
  (before, after) => {
    const left = boundOf(after);
    const right = boundOf(before);
    return left && right && compareBounds(left, right, side) > 0 ? 'tightened' : 'loosened';
  };

const isWholeMultiple = (value: number, of: number): boolean => {
  const count = value / of;
  return Math.abs(count - Math.round(count)) < 1e-9;
};

const multiple: Judge = (before, after) => {
  if (isWholeMultiple(Number(after), Number(before))) return 'tightened';
  return isWholeMultiple(Number(before), Number(after)) ? 'loosened' : 'changed';
};

/** Formats whose values are all values of the other. */
const WIDER: Readonly<Record<string, string>> = { int32: 'int64', float: 'double' };

const format: Judge = (before, after) => {
  if (Object.hasOwn(WIDER, String(before)) && WIDER[String(before)] === after) return 'loosened';
  return Object.hasOwn(WIDER, String(after)) && WIDER[String(after)] === before ? 'tightened' : 'changed';
};

const LIMITS: readonly (readonly [keyword: string, rule: string, judge: Judge])[] = [
  ['minimum', 'minimum', bound('minimum')],
  ['maximum', 'maximum', bound('maximum')],
  ['multipleOf', 'multiple-of', multiple],
  ['minLength', 'min-length', larger],
  ['maxLength', 'max-length', smaller],
  ['pattern', 'pattern', changed],
  ['format', 'format', format],
  ['minItems', 'min-items', larger],
  ['maxItems', 'max-items', smaller],
  ['uniqueItems', 'unique-items', changed],
  ['minProperties', 'min-properties', larger],
  ['maxProperties', 'max-properties', smaller],
  ['minContains', 'min-contains', larger],
  ['maxContains', 'max-contains', smaller],
  ['contentMediaType', 'content-media-type', changed],
  ['contentEncoding', 'content-encoding', changed],
];

/** What `contains` asks for when no number is written. */
const usual = (keyword: string, contains: boolean): JsonValue | undefined =>
  keyword === 'minContains' && contains ? 1 : undefined;

const isSame = (left: JsonValue | undefined, right: JsonValue | undefined): boolean =>
  left === right || (left !== undefined && right !== undefined && samePhrase(limitText(left), limitText(right)));

export const compareLimits = ({ before, after, report }: Comparison): void => {
  for (const [keyword, rule, judge] of LIMITS) {
    const contains = before.conditions.has('contains') && after.conditions.has('contains');
    if (rule.endsWith('-contains') && !contains) continue;
    const from = before.limits.get(keyword) ?? usual(keyword, contains);
    const to = after.limits.get(keyword) ?? usual(keyword, contains);
    if (isSame(from, to)) continue;
    if (from === undefined) report(`${rule}-tightened`, phrase`${keyword} was set to ${limitText(to)}`);
    else if (to === undefined) report(`${rule}-loosened`, phrase`${keyword} ${limitText(from)} was removed`);
    else report(`${rule}-${judge(from, to)}`, phrase`${keyword} changed from ${limitText(from)} to ${limitText(to)}`);
  }
};
