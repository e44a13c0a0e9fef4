import { isList, isObject, type JsonValue, setMember } from '../json-value.ts';
import type { ApiModel, Schema } from '../model/api-model.ts';
import type { Direction } from '../validate/json-schema.ts';
import { patternExpression } from '../validate/pattern-expression.ts';
import { formatCheck, lengthOf, sameValue } from './conform-keywords.ts';
import type { Facets, TypeName } from './facets.ts';
import { inTurn, type Site, specimenOf } from './value-sites.ts';

export type InvalidValue = {
  readonly value: JsonValue;
  /** What is wrong, as a sentence without a subject. */
  readonly reason: string;
  /** Where in the value it is wrong. */
  readonly pointer: string;
  /** The keyword of JSON Schema that is not met. */
  readonly keyword: string;
};

const VALUES_MAX = 50;
const LENGTH_MAX = 10_000;
const ITEMS_MAX = 1_000;

const typeOf = (value: JsonValue): TypeName => {
  if (value === null) return 'null';
  if (isList(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  const type = typeof value;
  return type === 'string' || type === 'boolean' ? type : 'object';
};

const hasType = (facets: Facets, value: JsonValue): boolean => {
  const type = typeOf(value);
  return !facets.types || facets.types.has(type) || (type === 'integer' && facets.types.has('number'));
};

/** Keywords a single value does not meet: an edit for one keyword must break no other. */
const broken = (facets: Facets, value: JsonValue): string[] => {
  const found: string[] = [];
  const when = (keyword: string, isBroken: boolean) => isBroken && found.push(keyword);
  when('type', !hasType(facets, value));
  when('enum', facets.values?.every((one) => !sameValue(one, value)) ?? false);
  if (typeof value === 'number') {
    when('minimum', value < facets.minimum);
    when('maximum', value > facets.maximum);
    when('exclusiveMinimum', value <= facets.above);
    when('exclusiveMaximum', value >= facets.below);
    when(
      'multipleOf',
      facets.multiples.some((step) => !Number.isInteger(value / step)),
    );
  }
  if (typeof value === 'string') {
    when('minLength', lengthOf(value) < facets.minLength);
    when('maxLength', lengthOf(value) > facets.maxLength);
    when(
      'pattern',
      facets.patterns.some((pattern) => !patternExpression(pattern).test(value)),
    );
    when(
      'format',
      facets.formats.some((format) => formatCheck(format)?.(value) === false),
    );
  }
  return found;
};

type Edit = readonly [keyword: string, value: JsonValue | undefined, reason: string];

const STRANGERS: readonly JsonValue[] = ['text', 7, true, {}, [], 0.5];

const typeEdits = ({ place: { facets }, value }: Site): Edit[] => {
  if (!facets.types) return [];
  const expected = [...facets.types].join(' or ');
  const stranger = STRANGERS.find((one) => !hasType(facets, one) && typeOf(one) !== typeOf(value));
  const half = typeof value === 'number' && !facets.types.has('number') ? value + 0.5 : undefined;
  return [
    ['type', stranger, `is ${JSON.stringify(stranger ?? null)} where ${expected} is expected`],
    ['type', facets.types.has('null') ? undefined : null, 'is null where null is not allowed'],
    ['type', half, 'is a fraction where an integer is expected'],
  ];
};

const numberEdits = ({ place: { facets } }: Site, value: number): Edit[] => {
  const [step = 1] = facets.multiples;
  const finite = (one: number) => (Number.isFinite(one) ? one : undefined);
  return [
    ['minimum', finite(facets.minimum - step), `is below the minimum ${facets.minimum}`],
    ['maximum', finite(facets.maximum + step), `is above the maximum ${facets.maximum}`],
    ['exclusiveMinimum', finite(facets.above), `is the exclusive minimum ${facets.above}`],
    ['exclusiveMaximum', finite(facets.below), `is the exclusive maximum ${facets.below}`],
    ['multipleOf', facets.multiples.length > 0 ? value + step / 2 : undefined, `is no multiple of ${step}`],
    ['multipleOf', step > 1 ? value + 1 : undefined, `is no multiple of ${step}`],
    ['enum', value + 1, 'is none of the enumerated values'],
  ];
};

const textEdits = ({ place: { facets } }: Site, value: string): Edit[] => {
  const letters = [...value];
  const long = facets.maxLength < LENGTH_MAX ? facets.maxLength + 1 : 0;
  const filler = letters.at(-1) ?? 'a';
  const edits: Edit[] = [
    [
      'minLength',
      facets.minLength > 0 ? letters.slice(0, facets.minLength - 1).join('') : undefined,
      `is shorter than ${facets.minLength}`,
    ],
    [
      'maxLength',
      long > 0 ? value + filler.repeat(Math.max(0, long - letters.length)) : undefined,
      `is longer than ${facets.maxLength}`,
    ],
    ['enum', `${value}-other`, 'is none of the enumerated values'],
  ];
  const odd = [
    `${value}!`,
    `!${value.slice(1)}`,
    `${value.slice(0, -1)}!`,
    '!',
    ' ',
    '',
    `${value}\n!`,
    `${'!'.repeat(letters.length)}`,
    'ÿÿÿÿ',
    `x${value}x`,
    '0',
    'A',
    'a',
  ];
  edits.push(...odd.map((one): Edit => ['pattern', one, `does not match ${facets.patterns[0] ?? ''}`]));
  edits.push(
    ...['not a value of this format', 'x', `${value} `, ''].map(
      (one): Edit => ['format', one, `is no ${facets.formats[0] ?? ''}`],
    ),
  );
  return edits;
};

const listEdits = ({ place: { facets } }: Site, value: readonly JsonValue[]): Edit[] => {
  const [first] = value;
  const many = first !== undefined && facets.maxItems < ITEMS_MAX && !facets.unique;
  const filled = () => [...value, ...Array.from({ length: facets.maxItems + 1 - value.length }, () => first ?? null)];
  const twice = facets.unique && first !== undefined && value.length < facets.maxItems;
  return [
    [
      'minItems',
      facets.minItems > 0 ? value.slice(0, facets.minItems - 1) : undefined,
      `has fewer items than ${facets.minItems}`,
    ],
    ['maxItems', many ? filled() : undefined, `has more items than ${facets.maxItems}`],
    ['uniqueItems', twice ? [...value, first] : undefined, 'has an item twice'],
  ];
};

const objectEdits = ({ place }: Site, value: { readonly [name: string]: JsonValue }): Edit[] => {
  const missing = [...place.facets.required].map((name): Edit => {
    const { [name]: _, ...rest } = value;
    return ['required', rest, `does not have the required member ${JSON.stringify(name)}`];
  });
  const extra = ['unexpected', 'unexpectedMember'].find((name) => !Object.hasOwn(value, name) && !place.member(name));
  const more = { ...value };
  if (extra !== undefined) setMember(more, extra, 'other');
  return [
    ...missing,
    ['additionalProperties', extra === undefined ? undefined : more, 'has a member that is not declared'],
  ];
};

const editsOf = (site: Site): Edit[] => {
  const { value, place } = site;
  const edits = typeEdits(site);
  if (typeof value === 'number') edits.push(...numberEdits(site, value));
  if (typeof value === 'string') edits.push(...textEdits(site, value));
  if (isList(value)) edits.push(...listEdits(site, value));
  if (isObject(value)) edits.push(...objectEdits(site, value));
  const seen = new Set<string>();
  return edits.filter(([keyword, edited, reason]) => {
    if (edited === undefined || seen.has(reason)) return false;
    const wrong = broken(place.facets, edited);
    const alone = wrong.length === 0 || (wrong.length === 1 && wrong[0] === keyword);
    if (wrong.length === 0 && ['pattern', 'format', 'enum', 'type'].includes(keyword)) return false;
    if (alone) seen.add(reason);
    return alone;
  });
};

/** Values with exactly one thing wrong, each with what and where; at most 50, every one checked to be refused. */
export const invalidValues = (
  model: ApiModel,
  schema: Schema,
  direction: Direction = 'request',
): readonly InvalidValue[] => {
  const specimen = specimenOf(model, schema, direction);
  if (!specimen) return [];
  const found = new Map<string, InvalidValue>();
  const edits = specimen.sites.map((site) => editsOf(site).map((edit) => ({ site, edit })));
  for (const { site, edit } of inTurn(edits)) {
    const [keyword, edited, reason] = edit;
    if (edited === undefined || found.size >= VALUES_MAX) continue;
    const value = site.replaced(edited);
    const text = JSON.stringify(value);
    if (!found.has(text) && !specimen.accepts(value))
      found.set(text, { value, reason, pointer: site.pointer, keyword });
  }
  return [...found.values()];
};
