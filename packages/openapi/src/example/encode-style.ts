import { isList, isObject, type JsonValue } from '../json-value.ts';
import type { ParameterStyle } from '../model/api-model.ts';

export type EncodeSpec = { readonly name: string; readonly style: ParameterStyle; readonly explode: boolean };

/** A value as a person would type it. */
export const plainTextOf = (value: JsonValue): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

type Encode = (text: string) => string;

/** Percent-encoding (RFC 3986); half a character becomes U+FFFD, which UTF-8 can say. */
export const percentEncode = (text: string): string => encodeURIComponent(text.toWellFormed());

/** Percent-encodes what could be taken for a separator of any style. */
const strictly: Encode = (text) =>
  percentEncode(text).replaceAll(/[!'()*.]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

const lists = (value: JsonValue, encode: Encode): string[] | undefined =>
  isList(value) ? value.map((entry) => encode(plainTextOf(entry))) : undefined;

const members = (value: JsonValue, encode: Encode): [string, string][] | undefined =>
  isObject(value)
    ? Object.entries(value).map(([name, inner]) => [encode(name), encode(plainTextOf(inner))])
    : undefined;

const SEPARATORS = { simple: ',', label: '.', matrix: ';' } as const;

/** A value in a path segment or header: RFC 6570 `simple`, `label`, `matrix`. */
export const encodeSegment = (value: JsonValue, spec: EncodeSpec, encode: Encode): string => {
  const { name, style, explode } = spec;
  const kind = style === 'label' || style === 'matrix' ? style : 'simple';
  const mark = kind === 'simple' ? '' : SEPARATORS[kind];
  const joiner = explode ? SEPARATORS[kind] : ',';
  const named = kind === 'matrix' ? `${mark}${name}=` : mark;
  const entries = members(value, encode);
  if (entries && explode) return mark + entries.map(([key, inner]) => `${key}=${inner}`).join(joiner);
  if (entries) return named + entries.flat().join(',');
  const list = lists(value, encode);
  if (list && explode && kind === 'matrix') return list.map((entry) => `${named}${entry}`).join('');
  if (list) return named + list.join(joiner);
  return named + encode(plainTextOf(value));
};

export const encodePath = (value: JsonValue, spec: EncodeSpec): string =>
  // A lone value has no separators to be told from, but for the mark of a label.
  encodeSegment(value, spec, typeof value === 'object' || spec.style === 'label' ? strictly : percentEncode);

/** Header texts keep what may stand in one (RFC 9110 5.5); a comma of a value is not one of the list. */
export const encodeHeader = (value: JsonValue, spec: EncodeSpec): string => {
  const unsafe = typeof value === 'object' ? /[^\x21-\x7e]|[%,=]/gu : /[^\x20-\x7e]|^ | $|%(?=[\da-f]{2})|,(?= )/giu;
  return encodeSegment(value, { ...spec, style: 'simple' }, (text) => text.replaceAll(unsafe, percentEncode));
};

const deepPairs = (name: string, value: JsonValue): string[] => {
  if (isList(value)) return value.flatMap((entry, index) => deepPairs(`${name}[${index}]`, entry));
  if (isObject(value)) return Object.entries(value).flatMap(([key, inner]) => deepPairs(`${name}[${key}]`, inner));
  return [`${percentEncode(name)}=${percentEncode(plainTextOf(value))}`];
};

const DELIMITERS: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '%7C' };

/** A value in a query, a form body or a cookie, as pairs of `name=value`. */
export const encodePairs = (value: JsonValue, spec: EncodeSpec): string[] => {
  const { style, explode } = spec;
  if (style === 'deepObject') return deepPairs(spec.name, value);
  const name = percentEncode(spec.name);
  const entries = members(value, strictly);
  if (entries && explode && style === 'form') return entries.map(([key, inner]) => `${key}=${inner}`);
  const delimiter = DELIMITERS[style] ?? ',';
  if (entries) return [`${name}=${entries.flat().join(delimiter)}`];
  const list = lists(value, strictly);
  if (list && explode) return list.map((entry) => `${name}=${entry}`);
  return [`${name}=${list ? list.join(delimiter) : percentEncode(plainTextOf(value))}`];
};
