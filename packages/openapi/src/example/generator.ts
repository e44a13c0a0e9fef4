import { type JsonValue, textOf } from '../json-value.ts';
import type { Choice } from './choices.ts';
import type { TypeName } from './facets.ts';
import { makeList } from './list-value.ts';
import type { Maker, Optional } from './maker.ts';
import { numberValue } from './number-value.ts';
import { makeObject } from './object-value.ts';
import type { Place, Places } from './places.ts';
import type { Random } from './random.ts';
import { setApart } from './set-apart.ts';
import { textValue } from './text-value.ts';

/** Deeper than this only what is required is made. */
const DEPTH_FULL = 4;
const DEPTH_MAX = 60;
/** Past the first number made only what is required is made, past the second nothing. */
const LEAN_AFTER = 3_000;
const STOP_AFTER = 20_000;
/** Letters that count as much as one value. */
const LETTERS = 200;
const ATTEMPTS = 6;

export type GeneratorOptions = {
  readonly optional: Optional;
  readonly examples: boolean;
  readonly lenient?: boolean;
  /** How much may be made: a value counts one, more for long texts and for schemas that join many. */
  readonly budget?: number;
};

/** Alternatives tried of one choice: a document of thousands is no one's. */
const TRIED_MAX = 40;

/** Makes one value; `undefined` anywhere means that no value was found there. */
export class Generator implements Maker {
  readonly places: Places;
  readonly random: Random;
  readonly optional: Optional;
  readonly examples: boolean;
  /** Whether what cannot be met is passed over: for schemas that no value can meet, the nearest one. */
  readonly lenient: boolean;
  /** Schemas being made around what is being made: meeting one again is recursion. */
  readonly around = new Set<string>();
  readonly #budget: number;
  #made = 0;
  #lean = 0;

  constructor(places: Places, random: Random, options: GeneratorOptions) {
    this.places = places;
    this.random = random;
    this.optional = options.optional;
    this.examples = options.examples;
    this.lenient = options.lenient ?? false;
    this.#budget = options.budget ?? STOP_AFTER;
  }

  /** Whether nothing more is made: another attempt would not get further. */
  exhausted(): boolean {
    return this.#made > this.#budget;
  }

  /** Whether only what is required is made from here on. */
  lean(depth: number): boolean {
    return this.optional === 'required' || this.spare(depth);
  }

  /** Whether even lists that must be there stay empty if they may. */
  spare(depth: number): boolean {
    return this.#lean > 0 || depth > DEPTH_FULL || this.#made > LEAN_AFTER;
  }

  make(place: Place, name: string, depth: number): JsonValue | undefined {
    this.#made += Math.max(1, place.sources.length);
    if (this.exhausted() || depth > DEPTH_MAX || this.around.has(place.key)) return undefined;
    const ready = this.#ready(place);
    if (ready !== undefined) return ready;
    if (place.key !== '|') this.around.add(place.key);
    const found = place.facets.impossible && !this.lenient ? undefined : this.#compose(place, name, depth);
    this.around.delete(place.key);
    if (found !== undefined) return found;
    return place.accepts(null) ? null : undefined;
  }

  #ready(place: Place): JsonValue | undefined {
    if (this.examples) {
      const [first, ...rest] = place.examples();
      if (first !== undefined) return this.random.pick([first, ...rest]);
    }
    const values = place.values();
    if (!values) return undefined;
    const [first, ...rest] = values.filter((value) => value !== null);
    return first === undefined
      ? (values[0] ?? (this.lenient ? place.facets.values?.[0] : undefined))
      : this.random.pick([first, ...rest]);
  }

  #compose(place: Place, name: string, depth: number): JsonValue | undefined {
    const [choice] = place.facets.choices;
    if (!choice) return this.#plain(place, name, depth, true);
    const found = this.#choose(place, choice, name, depth);
    if (found !== undefined) return found;
    this.#lean += 1;
    const least = this.lean(depth) && this.#lean > 1 ? undefined : this.#choose(place, choice, name, depth);
    this.#lean -= 1;
    return least ?? this.#apart(place, choice, name, depth);
  }

  /** The place where one alternative of a choice holds besides. */
  chosen(place: Place, choice: Choice, alternative: JsonValue): Place {
    return this.places.at([...place.sources, alternative], new Set([...place.settled, choice.source]));
  }

  #choose(place: Place, choice: Choice, name: string, depth: number): JsonValue | undefined {
    const { alternatives, named } = choice;
    const start = this.random.integer(0, Math.max(0, alternatives.length - 1));
    const turned = alternatives.map((_, at) => (start + at) % alternatives.length);
    const isNull = (at: number) => textOf(alternatives[at], 'type') === 'null';
    for (const at of [...turned.filter((one) => !isNull(one)), ...turned.filter(isNull)].slice(0, TRIED_MAX))
      for (const alternative of [named[at], alternatives[at]]) {
        if (alternative === undefined) continue;
        // What is made is held against all of them.
        this.#made += alternatives.length >> 3;
        const found = this.make(this.chosen(place, choice, alternative), name, depth);
        if (found !== undefined) return found;
        if (this.exhausted()) return undefined;
      }
    return undefined;
  }

  /** When every value of one variant met another too: the smallest value, changed until only one variant is met. */
  #apart(place: Place, choice: Choice, name: string, depth: number): JsonValue | undefined {
    if (choice.alternatives.length > 20) return undefined;
    this.#lean += 1;
    try {
      for (const alternative of choice.alternatives) {
        const chosen = this.chosen(place, choice, alternative);
        const [inner] = chosen.facets.choices;
        const base = inner || chosen.facets.impossible ? undefined : this.#plain(chosen, name, depth, false);
        if (base === undefined) continue;
        const found = setApart(base, place, choice, this.places);
        if (found !== undefined) return found;
      }
      return undefined;
    } finally {
      this.#lean -= 1;
    }
  }

  #plain(place: Place, name: string, depth: number, verify: boolean): JsonValue | undefined {
    const kinds = kindsOf(place);
    const attempts = place.facets.tricky && verify ? Math.max(ATTEMPTS, kinds.length) : kinds.length;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const kind = kinds[attempt % kinds.length];
      if (kind === undefined) return undefined;
      if (attempt >= 2) this.#lean += 1;
      const found = this.#ofKind(kind, place, name, depth, attempt);
      if (attempt >= 2) this.#lean -= 1;
      if (found !== undefined && (!verify || this.lenient || !place.facets.tricky || place.accepts(found)))
        return found;
    }
    return undefined;
  }

  #text(place: Place, name: string, attempt: number): string | undefined {
    const text = textValue(place.facets, name, this.random, attempt) ?? (this.lenient ? '' : undefined);
    this.#made += Math.floor((text?.length ?? 0) / LETTERS);
    return text;
  }

  #ofKind(kind: TypeName, place: Place, name: string, depth: number, attempt: number): JsonValue | undefined {
    switch (kind) {
      case 'null':
        return null;
      case 'boolean':
        return this.random.chance(0.5);
      case 'number':
      case 'integer':
        return numberValue(place.facets, name, this.random, attempt) ?? (this.lenient ? 0 : undefined);
      case 'string':
        return this.#text(place, name, attempt);
      case 'array':
        return makeList(this, place, name, depth);
      default:
        return makeObject(this, place, depth);
    }
  }
}

/** Types worth trying, likeliest first: those the schemas name, else the one their limits speak of. */
const kindsOf = ({ facets, key }: Place): readonly TypeName[] => {
  if (facets.types) {
    const named = [...facets.types].filter((type) => type !== 'null');
    return facets.types.has('null') ? [...named, 'null'] : named;
  }
  if (key === '|') return ['string'];
  const limited: TypeName[] = [];
  if (facets.objects.length > 0 || facets.required.size > 0 || facets.minProperties > 0 || facets.names.length > 0)
    limited.push('object');
  if (facets.lists.length > 0 || facets.contains.length > 0 || facets.minItems > 0) limited.push('array');
  if (Number.isFinite(facets.minimum + facets.above) || facets.multiples.length > 0) limited.push('number');
  if (facets.minimum > Number.NEGATIVE_INFINITY || facets.maximum < Number.POSITIVE_INFINITY) limited.push('number');
  const others = (['string', 'object', 'number', 'boolean', 'array', 'null'] as const).filter(
    (type) => !limited.includes(type),
  );
  return [...new Set([...limited, ...others])];
};
