import { isList, isObject, type JsonValue } from '../json-value.ts';
import type { ApiModel, Schema } from '../model/api-model.ts';
import type { Direction } from '../validate/json-schema.ts';
import type { Facets } from './facets.ts';
import { makeList } from './list-value.ts';
import { textValue } from './text-value.ts';
import { inTurn, type Site, type Specimen, specimenOf } from './value-sites.ts';

export type BoundaryValue = {
  readonly value: JsonValue;
  /** What is at its limit, as a sentence without a subject. */
  readonly reason: string;
  /** Where in the value. */
  readonly pointer: string;
};

const VALUES_MAX = 50;
/** Limits farther away are not gone to. */
const LENGTH_MAX = 10_000;
const ITEMS_MAX = 100;

type Edit = readonly [value: JsonValue | undefined, reason: string];

const numberEdits = (facets: Facets): Edit[] => {
  const step = facets.multiples[0] ?? (facets.types?.has('number') ? 0.5 : 1);
  const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);
  const near = (limit: number, by: number): number | undefined =>
    finite(facets.multiples.length > 0 ? Math.round((limit + by) / step) * step : limit + by);
  return [
    [finite(facets.minimum), 'has the minimum'],
    [finite(facets.maximum), 'has the maximum'],
    [near(facets.above, step), 'is just above the exclusive minimum'],
    [near(facets.below, -step), 'is just below the exclusive maximum'],
    [0, 'is zero'],
    [-1, 'is negative'],
  ];
};

const textEdits = (site: Site, specimen: Specimen): Edit[] => {
  const { facets } = site.place;
  const ofLength = (length: number): string | undefined => {
    if (length > LENGTH_MAX) return undefined;
    const fixed = { ...facets, minLength: length, maxLength: length };
    return textValue(fixed, site.name, specimen.generator().random, 2);
  };
  return [
    [ofLength(facets.minLength), `has the least length, ${facets.minLength}`],
    [
      facets.maxLength < LENGTH_MAX ? ofLength(facets.maxLength) : undefined,
      `has the greatest length, ${facets.maxLength}`,
    ],
    ['Zoë – 東京 😀', 'has letters beyond ASCII'],
  ];
};

const listEdits = (site: Site, specimen: Specimen): Edit[] => {
  const { facets } = site.place;
  const ofLength = (length: number): JsonValue | undefined => {
    if (length > ITEMS_MAX) return undefined;
    const fixed = { ...site.place, facets: { ...facets, minItems: length, maxItems: length } };
    return makeList(specimen.generator(), fixed, site.name, 0);
  };
  return [
    [
      ofLength(facets.minItems),
      facets.minItems === 0 ? 'is an empty list' : `has the fewest items, ${facets.minItems}`,
    ],
    [ofLength(facets.maxItems), `has the most items, ${facets.maxItems}`],
  ];
};

const objectEdits = (site: Site): Edit[] => {
  const { value } = site;
  if (!isObject(value)) return [];
  return Object.keys(value)
    .filter((name) => !site.place.facets.required.has(name))
    .map((name) => {
      const { [name]: _, ...rest } = value;
      return [rest, `does not have the optional member ${JSON.stringify(name)}`] as const;
    });
};

const editsOf = (site: Site, specimen: Specimen): Edit[] => {
  const { value, place } = site;
  const edits: Edit[] = (place.values() ?? []).map((one) => [
    one,
    `is ${JSON.stringify(one)}, one of the enumerated values`,
  ]);
  if (typeof value === 'boolean') edits.push([!value, `is ${!value}`]);
  if (typeof value === 'number') edits.push(...numberEdits(place.facets));
  if (typeof value === 'string') edits.push(...textEdits(site, specimen));
  if (isList(value)) edits.push(...listEdits(site, specimen));
  edits.push([null, 'is null'], ...objectEdits(site));
  return edits;
};

/** Other variants of a choice than the one that was taken. */
const variants = (site: Site, specimen: Specimen): Edit[] => {
  const [original] = specimen.sites;
  if (site !== original) return [];
  const root = specimen.places.at(site.place.sources.slice(0, 1));
  const [choice] = root.facets.choices;
  return (choice?.alternatives ?? []).map((_, index) => {
    const generator = specimen.generator();
    const place = choice && generator.chosen(root, choice, choice.named[index] ?? choice.alternatives[index] ?? true);
    return [place && generator.make(place, site.name, 0), `is of variant ${index + 1}`] as const;
  });
};

/** Valid values at the limits of a schema, each with what is special of it; at most 50, every one checked. */
export const boundaryValues = (
  model: ApiModel,
  schema: Schema,
  direction: Direction = 'request',
): readonly BoundaryValue[] => {
  const specimen = specimenOf(model, schema, direction);
  if (!specimen) return [];
  const found = new Map<string, BoundaryValue>();
  const add = (value: JsonValue | undefined, reason: string, pointer: string): void => {
    if (value === undefined || found.size >= VALUES_MAX || !specimen.accepts(value)) return;
    const text = JSON.stringify(value);
    if (!found.has(text)) found.set(text, { value, reason, pointer });
  };
  add(specimen.least, 'has only what is required', '');
  const edits = specimen.sites.map((site) =>
    [...variants(site, specimen), ...editsOf(site, specimen)].map(([value, reason]) => ({ site, value, reason })),
  );
  for (const { site, value, reason } of inTurn(edits))
    add(value === undefined ? undefined : site.replaced(value), reason, site.pointer);
  return [...found.values()];
};
