/** What a contract asks of a field: the keywords of JSON Schema that forms know. */
export type FieldSchema = {
  readonly required?: boolean;
  readonly type?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
};
export type FieldSchemas = Readonly<Record<string, FieldSchema>>;

export type Fault =
  | {
      readonly rule:
        | 'required'
        | 'url'
        | 'link'
        | 'colour'
        | 'mail'
        | 'code'
        | 'userCode'
        | 'slug'
        | 'domain'
        | 'characters'
        | 'number'
        | 'choice';
    }
  | { readonly rule: 'short' | 'long' | 'small' | 'large'; readonly limit: number };

const numberFault = (schema: FieldSchema, text: string): Fault | undefined => {
  const value = Number(text);
  if (!Number.isFinite(value) || (schema.type === 'integer' && !Number.isInteger(value))) return { rule: 'number' };
  if (schema.minimum !== undefined && value < schema.minimum) return { rule: 'small', limit: schema.minimum };
  if (schema.maximum !== undefined && value > schema.maximum) return { rule: 'large', limit: schema.maximum };
  return undefined;
};

/** What patterns of the contract mean to whoever types, by what is in them. */
const MEANINGS = [
  ['^https?:', 'url'],
  ['mailto:', 'link'],
  ['^#[0-9a', 'colour'],
  [']{1,64}@[', 'mail'],
  ['^[0-9]{6}$', 'code'],
  ['^[B-DF-HJ-N', 'userCode'],
  ['^[a-z0-9]+(-[a-z0-9]+)*$', 'slug'],
  ['([.][a-z0-9](', 'domain'],
] as const;

/** What a text that does not match should have been. */
export const meaningOf = (pattern: string) => MEANINGS.find(([part]) => pattern.includes(part))?.[1] ?? 'characters';

const textFault = (schema: FieldSchema, text: string): Fault | undefined => {
  // JSON Schema counts characters, a string's length counts halves of some.
  const length = [...text].length;
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(text))
    return { rule: meaningOf(schema.pattern) };
  if (schema.minLength !== undefined && length < schema.minLength) return { rule: 'short', limit: schema.minLength };
  if (schema.maxLength !== undefined && length > schema.maxLength) return { rule: 'long', limit: schema.maxLength };
  return schema.enum && !schema.enum.includes(text) ? { rule: 'choice' } : undefined;
};

/** Why the contract would refuse what was typed; undefined when it would not. An empty field that may be left out is fine. */
export const faultOf = (schema: FieldSchema, typed: string): Fault | undefined => {
  const text = typed.trim();
  if (text === '') return schema.required ? { rule: 'required' } : undefined;
  return schema.type === 'integer' || schema.type === 'number' ? numberFault(schema, text) : textFault(schema, text);
};

type PointedError = { readonly pointer: string; readonly detail: string };

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** What a field should be, said as a sentence, says all that is wrong with it; of each thing in a list the same may be said. */
const together = (known: string | undefined, detail: string): string => {
  if (known === undefined || known.endsWith('.') || known.includes(detail)) return known ?? detail;
  return detail.endsWith('.') ? detail : `${known}; ${detail}`;
};

/**
 * A problem's errors by the field they point into (RFC 6901), and those that point into none. A field is the member of
 * its name, unless `places` says where in the body it is.
 */
export const errorsByField = <E extends PointedError>(
  errors: readonly E[],
  names: readonly string[],
  places: Readonly<Record<string, string>> = {},
) => {
  const placeOf = (name: string) => places[name] ?? `/${escaped(name)}`;
  const byField = new Map<string, string>();
  const rest: E[] = [];
  for (const error of errors) {
    const name = names.find((one) => `${error.pointer}/`.startsWith(`${placeOf(one)}/`));
    if (name === undefined) rest.push(error);
    else byField.set(name, together(byField.get(name), error.detail));
  }
  return { byField, rest };
};
