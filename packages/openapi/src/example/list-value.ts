import type { JsonValue } from '../json-value.ts';
import { sameValue } from './conform-keywords.ts';
import type { Maker } from './maker.ts';
import { nameWords } from './named-text.ts';
import type { Place } from './places.ts';

/** No list made here is longer, whatever a schema demands. */
export const LIST_LENGTH_MAX = 1_000;
const TRIES = 12;

/** `tags` holds tags: what an item may be called. */
const singular = (name: string): string => {
  const plain = nameWords(name);
  return plain.endsWith('ies') ? `${plain.slice(0, -3)}y` : plain.replace(/s$/, '');
};

const another = (
  generator: Maker,
  place: Place,
  name: string,
  depth: number,
  taken: readonly JsonValue[] | undefined,
) => {
  for (let attempt = 0; attempt < (taken ? TRIES : 1); attempt += 1) {
    const made = generator.make(place, name, depth + 1);
    if (made === undefined) return undefined;
    if (!taken?.some((other) => sameValue(other, made))) return made;
  }
  const values = taken ? place.values() : undefined;
  return values?.find((value) => !taken?.some((other) => sameValue(other, value)));
};

/** A list within all limits; `undefined` when the items it needs cannot be made. */
export const makeList = (generator: Maker, place: Place, name: string, depth: number): JsonValue | undefined => {
  const { facets } = place;
  const prefix = Math.max(0, ...facets.lists.map((list) => list.prefix.length));
  const contained = Math.max(0, ...facets.contains.map(({ least }) => least));
  const demanded = Math.max(facets.minItems, contained);
  if (demanded > LIST_LENGTH_MAX && !generator.lenient) return undefined;
  const least = Math.min(demanded, LIST_LENGTH_MAX);
  const most = Math.min(facets.maxItems, LIST_LENGTH_MAX);
  if (least > most) return undefined;
  const spare = generator.spare(depth);
  const wish = spare ? least : Math.max(prefix, generator.random.integer(1, generator.lean(depth) ? 1 : 2));
  const count = Math.min(Math.max(wish, least), most);
  const made: JsonValue[] = [];
  while (made.length < count) {
    const item = place.item(made.length);
    const recursive = item && made.length >= least && generator.around.has(item.key);
    const value =
      item && !recursive
        ? another(generator, item, singular(name), depth, facets.unique ? made : undefined)
        : undefined;
    if (value === undefined) break;
    made.push(value);
  }
  return made.length < least && !generator.lenient ? undefined : made;
};
