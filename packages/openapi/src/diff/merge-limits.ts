import { type Phrase, phrase } from '@portico/words';
import { isObject, type JsonObject, type JsonValue, member } from '../json-value.ts';

const LOWER = ['minLength', 'minItems', 'minProperties', 'minContains'];
const UPPER = ['maxLength', 'maxItems', 'maxProperties', 'maxContains'];
const TEXTS = ['format', 'contentMediaType', 'contentEncoding'];

const numberOf = (value: JsonValue | undefined): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

type Bound = { readonly value: number; readonly exclusive: boolean };

export const boundOf = (limit: JsonValue | undefined): Bound | undefined => {
  const value = numberOf(member(limit, 'value'));
  return value === undefined ? undefined : { value, exclusive: member(limit, 'exclusive') === true };
};

/** Positive when the left bound forbids more. */
export const compareBounds = (left: Bound, right: Bound, side: 'minimum' | 'maximum'): number => {
  const distance = side === 'minimum' ? left.value - right.value : right.value - left.value;
  return distance === 0 ? Number(left.exclusive) - Number(right.exclusive) : distance;
};

/** Both dialects: `exclusiveMinimum` is a flag in 3.0 and a number since 3.1. */
const boundsOf = (raw: JsonObject, side: 'minimum' | 'maximum'): Bound[] => {
  const exclusive = raw[side === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum'];
  const plain = numberOf(raw[side]);
  const found: Bound[] = plain === undefined ? [] : [{ value: plain, exclusive: exclusive === true }];
  const own = numberOf(exclusive);
  return own === undefined ? found : [...found, { value: own, exclusive: true }];
};

const mergeBounds = (limits: Map<string, JsonValue>, raw: JsonObject): void => {
  for (const side of ['minimum', 'maximum'] as const)
    for (const bound of boundsOf(raw, side)) {
      const known = boundOf(limits.get(side));
      if (!known || compareBounds(bound, known, side) > 0) limits.set(side, bound);
    }
};

const mergeCounts = (limits: Map<string, JsonValue>, raw: JsonObject): void => {
  for (const name of LOWER) {
    const value = numberOf(raw[name]);
    const known = numberOf(limits.get(name)) ?? 0;
    if (value !== undefined && (value > known || name === 'minContains')) limits.set(name, value);
  }
  for (const name of UPPER) {
    const value = numberOf(raw[name]);
    const known = numberOf(limits.get(name)) ?? Number.POSITIVE_INFINITY;
    if (value !== undefined && value < known) limits.set(name, value);
  }
};

const mergeTexts = (limits: Map<string, JsonValue>, raw: JsonObject): void => {
  for (const name of TEXTS) {
    const text = raw[name];
    if (typeof text === 'string' && !limits.has(name)) limits.set(name, text);
  }
  const pattern = raw.pattern;
  const known = limits.get('pattern');
  if (typeof pattern === 'string' && !isMatchAll(pattern) && known !== pattern)
    limits.set('pattern', typeof known === 'string' ? [known, pattern].sort().join(' and ') : pattern);
  const multiple = numberOf(raw.multipleOf);
  if (multiple !== undefined) limits.set('multipleOf', multiple);
  if (raw.uniqueItems === true) limits.set('uniqueItems', true);
};

/** A pattern that every text satisfies says nothing. */
const isMatchAll = (pattern: string): boolean => ['', '.*', '^', '$', '^.*$', '^.*', '.*$'].includes(pattern);

/** Adds the limits of one part to those that hold already; the stricter one stays. */
export const mergeLimits = (limits: Map<string, JsonValue>, raw: JsonObject): void => {
  mergeBounds(limits, raw);
  mergeCounts(limits, raw);
  mergeTexts(limits, raw);
};

/** One side of a limit as a person writes it. */
export const limitText = (limit: JsonValue | undefined): string | Phrase => {
  const bound = boundOf(limit);
  if (bound) return bound.exclusive ? phrase`${bound.value} (exclusive)` : String(bound.value);
  return isObject(limit) ? JSON.stringify(limit) : String(limit);
};
