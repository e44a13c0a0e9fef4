import { isDeepStrictEqual } from 'node:util';

export type FieldChange = { readonly path: string; readonly before: unknown; readonly after: unknown };

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Times of one instant are one time, and a text that a list has twice it has. */
const settled = (value: unknown): unknown => {
  if (typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value)))
    return new Date(value).toISOString();
  if (Array.isArray(value)) {
    const entries = value.map(settled);
    return entries.every((entry) => typeof entry === 'string') ? [...new Set(entries)] : entries;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([name, inner]) => [name, settled(inner)]));
};

/** Nothing, where a field may be cleared, is written in more than one way. */
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The fields a manifest states that are otherwise; what it leaves out is left alone. */
export const changesOf = (wanted: object, found: object): FieldChange[] => {
  const has = new Map<string, unknown>(Object.entries(found));
  return Object.entries(wanted).flatMap(([path, after]) => {
    const before = has.get(path);
    if (isNothing(after) && isNothing(before)) return [];
    return isDeepStrictEqual(settled(after), settled(before)) ? [] : [{ path, before, after }];
  });
};
