import { follow, type JsonValue } from '../json-value.ts';
import type { ApiModel, Schema } from '../model/api-model.ts';
import type { Direction } from '../validate/json-schema.ts';
import { Conformance } from './conforms.ts';
import { Generator } from './generator.ts';
import type { Optional } from './maker.ts';
import { Places } from './places.ts';
import { createRandom } from './random.ts';

export type MockOptions = {
  /** Another seed, other values; the same seed, the same values. 0 when not given. */
  readonly seed?: number | string;
  /** What is read-only is left out of requests, what is write-only out of responses. */
  readonly direction: Direction;
  /** Which members that need not be there are there; all when not given. */
  readonly optional?: Optional;
  /** Whether examples and defaults of the document come before made values; they do when not given. */
  readonly examples?: boolean;
};

export type Mock = {
  /** A value of a schema of the model: valid, but for a schema that no value of bearable size can meet. */
  readonly value: (schema: Schema) => JsonValue;
  /** The same for the schema at a pointer of the document; `name` is what a text or number there is called. */
  readonly at: (pointer: string, name?: string) => JsonValue;
  /** Whether a value meets the schema at a pointer. */
  readonly accepts: (pointer: string, value: unknown) => boolean;
};

const places = new WeakMap<ApiModel, Map<Direction, Places>>();

/** What is worked out of a model's schemas, once for all mocks of it. */
export const placesOf = (model: ApiModel, direction: Direction): Places => {
  const known = places.get(model) ?? new Map<Direction, Places>();
  places.set(model, known);
  const found = known.get(direction) ?? new Places(new Conformance(model, direction));
  known.set(direction, found);
  return found;
};

/** What the model settled without a place in the document, in the document's own words. */
const IMPLIED_TEXT: JsonValue = { type: 'string' };

const KEPT_MAX = 5_000;

/** A part of an allOf is never alone: what holds for the whole holds for it. */
export const wholeOf = (pointer: string): string => {
  const names = pointer.split('/');
  while (names.at(-2) === 'allOf' && /^\d+$/.test(names.at(-1) ?? '')) names.length -= 2;
  return names.join('/');
};

/** A value that cannot be valid is not worth more. */
const LENIENT_BUDGET = 1_000;

type Plan = readonly (readonly [optional: Optional | undefined, examples: boolean])[];

/** Tried in turn until a value is valid: examples first, then none, then as little and as much as there can be. */
const PLAN: Plan = [
  [undefined, true],
  [undefined, false],
  ['required', true],
  ['required', false],
  ['some', false],
  ['all', false],
];

type Made = Required<Pick<MockOptions, 'seed' | 'optional' | 'examples'>>;

const makeValue = (here: Places, raw: JsonValue, pointer: string, name: string, made: Made): JsonValue => {
  const place = here.at([raw]);
  const { seed, optional, examples } = made;
  for (const [attempt, [wish, exemplary]] of PLAN.entries()) {
    if (exemplary && !examples) continue;
    const random = createRandom(`${seed} ${pointer} ${attempt}`);
    const generator = new Generator(here, random, { optional: wish ?? optional, examples: exemplary });
    const found = generator.make(place, name, 0);
    if (found !== undefined && place.accepts(found)) return found;
    if (generator.exhausted()) break;
  }
  const random = createRandom(`${seed} ${pointer}`);
  const least = { optional: 'required', examples, lenient: true, budget: LENIENT_BUDGET } as const;
  return new Generator(here, random, least).make(place, name, 0) ?? null;
};

/** Makes values of one model; calls do not influence one another. */
export const createMock = (model: ApiModel, options: MockOptions): Mock => {
  const { seed = 0, direction, optional = 'all', examples = true } = options;
  const here = placesOf(model, direction);
  const kept = new Map<string, JsonValue>();

  const keep = (raw: JsonValue, pointer: string, name: string): JsonValue => {
    const key = `${pointer} ${name}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= KEPT_MAX) kept.clear();
    const made = makeValue(here, raw, pointer, name, { seed, optional, examples });
    kept.set(key, made);
    return made;
  };

  return {
    value: (schema) => {
      const pointer = wholeOf(schema.pointer);
      return keep(follow(model.document, pointer) ?? (schema.kind === 'string' ? IMPLIED_TEXT : true), pointer, '');
    },
    at: (pointer, name = '') => keep(follow(model.document, pointer) ?? true, pointer, name),
    accepts: (pointer, value) => here.conformance.conforms(follow(model.document, pointer), value),
  };
};

const MOCKS_MAX = 32;
const shared = new WeakMap<ApiModel, Map<string, Mock>>();

/** The mock of these options, kept for the next caller who asks for the same. */
export const sharedMock = (model: ApiModel, options: MockOptions): Mock => {
  const known = shared.get(model) ?? new Map<string, Mock>();
  shared.set(model, known);
  const { seed = 0, direction, optional = 'all', examples = true } = options;
  const key = `${direction} ${optional} ${examples} ${typeof seed} ${seed}`;
  const found = known.get(key) ?? createMock(model, options);
  if (!known.has(key) && known.size >= MOCKS_MAX) known.clear();
  known.set(key, found);
  return found;
};
