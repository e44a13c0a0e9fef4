import type { ReferenceParameter } from '@portico/client';

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };
export type EncodeSpec = Pick<ReferenceParameter, 'name' | 'style' | 'explode'>;

/** A value as a person types it. */
export const plainTextOf = (value: JsonValue): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

type Encode = (text: string) => string;

/** Percent-encoding (RFC 3986); half a character becomes U+FFFD, which UTF-8 can say. */
export const percentEncode: Encode = (text) => encodeURIComponent(text.toWellFormed());

/** Percent-encodes what could be taken for a separator of any style. */
const strictly: Encode = (text) =>
  percentEncode(text).replaceAll(/[!'()*.]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

const listOf = (value: JsonValue, encode: Encode) =>
  isList(value) ? value.map((entry) => encode(plainTextOf(entry))) : undefined;

const membersOf = (value: JsonValue, encode: Encode) =>
  typeof value === 'object' && value !== null && !isList(value)
    ? Object.entries(value).map(([name, inner]) => [encode(name), encode(plainTextOf(inner))] as const)
    : undefined;

const SEPARATORS = { simple: ',', label: '.', matrix: ';' } as const;

const encodeSegment = (value: JsonValue, { name, style, explode }: EncodeSpec, encode: Encode): string => {
  const kind = style === 'label' || style === 'matrix' ? style : 'simple';
  const mark = kind === 'simple' ? '' : SEPARATORS[kind];
  const joiner = explode ? SEPARATORS[kind] : ',';
  const named = kind === 'matrix' ? `${mark}${name}=` : mark;
  const members = membersOf(value, encode);
  if (members && explode) return mark + members.map(([key, inner]) => `${key}=${inner}`).join(joiner);
  if (members) return named + members.flat().join(',');
  const list = listOf(value, encode);
  if (list && explode && kind === 'matrix') return list.map((entry) => `${named}${entry}`).join('');
  if (list) return named + list.join(joiner);
  return named + encode(plainTextOf(value));
};

/** RFC 6570 `simple`, `label`, `matrix`. */
export const encodePath = (value: JsonValue, spec: EncodeSpec): string =>
  // A lone value has no separators to be told from, but for the mark of a label.
  encodeSegment(value, spec, typeof value === 'object' || spec.style === 'label' ? strictly : percentEncode);

/** Keeps what may stand in a header (RFC 9110 5.5); a comma of a value is not one of the list. */
export const encodeHeader = (value: JsonValue, spec: EncodeSpec): string => {
  const unsafe = typeof value === 'object' ? /[^\x21-\x7e]|[%,=]/gu : /[^\x20-\x7e]|^ | $|%(?=[\da-f]{2})|,(?= )/giu;
  return encodeSegment(value, { ...spec, style: 'simple' }, (text) => text.replaceAll(unsafe, percentEncode));
};

const deepPairs = (name: string, value: JsonValue): string[] => {
  if (isList(value)) return value.flatMap((entry, index) => deepPairs(`${name}[${index}]`, entry));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => deepPairs(`${name}[${key}]`, inner));
  return [`${percentEncode(name)}=${percentEncode(plainTextOf(value))}`];
};

const DELIMITERS: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '%7C' };

/** A value in a query, a form or a cookie, as pairs of `name=value`. */
export const encodePairs = (value: JsonValue, spec: EncodeSpec): string[] => {
  if (spec.style === 'deepObject') return deepPairs(spec.name, value);
  const name = percentEncode(spec.name);
  const members = membersOf(value, strictly);
  if (members && spec.explode && spec.style === 'form') return members.map(([key, inner]) => `${key}=${inner}`);
  const delimiter = DELIMITERS[spec.style] ?? ',';
  if (members) return [`${name}=${members.flat().join(delimiter)}`];
  const list = listOf(value, strictly);
  if (list && spec.explode) return list.map((entry) => `${name}=${entry}`);
  return [`${name}=${list ? list.join(delimiter) : percentEncode(plainTextOf(value))}`];
};
