import { AwsError } from '../../service.ts';

/** An untrusted JSON object: request bodies, template properties, SQLite rows. Read it only through the functions below. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** Templates carry numbers and booleans as strings and the other way round, so scalars are read leniently. */
export const textOf = (fields: Fields, name: string): string | undefined => {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? String(value)
    : undefined;
};

export const requiredText = (fields: Fields, name: string, code = 'ValidationException'): string => {
  const value = textOf(fields, name);
  if (value === undefined || value === '') throw new AwsError(code, `${name} is required`);
  return value;
};

export const numberOf = (fields: Fields, name: string): number | undefined => {
  const value = textOf(fields, name);
  if (value === undefined || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
};

export const flagOf = (fields: Fields, name: string): boolean => {
  const value = fields[name];
  return value === true || value === 'true' || value === 1;
};

export const listOf = (fields: Fields, name: string): readonly unknown[] => {
  const value = fields[name];
  return Array.isArray(value) ? value : [];
};

export const recordsOf = (fields: Fields, name: string): readonly Fields[] => listOf(fields, name).filter(isFields);

export const textsOf = (fields: Fields, name: string): readonly string[] =>
  listOf(fields, name).filter((entry) => typeof entry === 'string');

export const childOf = (fields: Fields, name: string): Fields => fieldsOf(fields[name]);

/** String-valued entries of an object; everything else is dropped. */
export const textMapOf = (fields: Fields, name: string): Record<string, string> => {
  const map: Record<string, string> = {};
  for (const key of Object.keys(childOf(fields, name))) {
    const value = textOf(childOf(fields, name), key);
    if (value !== undefined) map[key] = value;
  }
  return map;
};

/** Parses a JSON object; anything else is an empty one. */
export const parseFields = (text: string | undefined): Fields => {
  if (text === undefined || text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return fieldsOf(value);
  } catch {
    return {};
  }
};
