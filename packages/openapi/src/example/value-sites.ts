import { follow, isList, isObject, type JsonValue, joinPointer, setMember } from '../json-value.ts';
import type { ApiModel, Schema } from '../model/api-model.ts';
import type { Direction } from '../validate/json-schema.ts';
import { Generator as Maker } from './generator.ts';
import { placesOf, sharedMock, wholeOf } from './mock.ts';
import type { Place, Places } from './places.ts';
import { createRandom } from './random.ts';

/** A value inside a valid one, what holds for it there, and the whole with another value in its stead. */
export type Site = {
  readonly pointer: string;
  readonly name: string;
  readonly place: Place;
  readonly value: JsonValue;
  readonly replaced: (value: JsonValue) => JsonValue;
};

const SITES_MAX = 60;
const DEPTH_MAX = 6;

/** The place with every choice made the way the value meets it. */
const madeChoices = (place: Place, value: JsonValue, places: Places): Place => {
  let current = place;
  for (let round = 0; round < 10; round += 1) {
    const [choice] = current.facets.choices;
    const met = choice?.alternatives.find((raw) => places.conformance.conforms(raw, value));
    if (!choice || met === undefined) return current;
    current = places.at([...current.sources, met], new Set([...current.settled, choice.source]));
  }
  return current;
};

const inner = (site: Site): Site[] => {
  const { value, place, pointer } = site;
  if (isList(value))
    return value.flatMap((entry, index) => {
      const at = place.item(index);
      if (!at || index > 0) return [];
      const replaced = (other: JsonValue) => site.replaced(value.map((one, where) => (where === index ? other : one)));
      return [{ pointer: joinPointer(pointer, index), name: site.name, place: at, value: entry, replaced }];
    });
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, entry]) => {
    const at = place.member(name);
    if (!at) return [];
    const replaced = (other: JsonValue) => {
      const made = { ...value };
      setMember(made, name, other);
      return site.replaced(made);
    };
    return [{ pointer: joinPointer(pointer, name), name, place: at, value: entry, replaced }];
  });
};

/** Every place of a value, the outermost first; of a list the first item. */
const sitesOf = (root: Place, value: JsonValue, places: Places): Site[] => {
  const found: Site[] = [];
  const pending: Site[] = [{ pointer: '', name: '', place: root, value, replaced: (other) => other }];
  for (let site = pending.shift(); site !== undefined && found.length < SITES_MAX; site = pending.shift()) {
    const made = { ...site, place: madeChoices(site.place, site.value, places) };
    found.push(made);
    if (made.pointer.split('/').length <= DEPTH_MAX) pending.push(...inner(made));
  }
  return found;
};

/** What values on purpose are made of: a valid value, its sites, and a maker for values of single sites. */
export type Specimen = {
  readonly accepts: (value: JsonValue) => boolean;
  readonly sites: readonly Site[];
  /** The value with no more than what is required; `undefined` when there is none. */
  readonly least: JsonValue | undefined;
  readonly places: Places;
  readonly generator: () => Maker;
};

/** `undefined` for a schema that no value was found for: nothing can be wrong with it in one thing only. */
export const specimenOf = (model: ApiModel, schema: Schema, direction: Direction): Specimen | undefined => {
  const places = placesOf(model, direction);
  const pointer = wholeOf(schema.pointer);
  const root = places.at([follow(model.document, pointer) ?? true]);
  const value = sharedMock(model, { direction, examples: false }).value(schema);
  if (!root.accepts(value)) return undefined;
  const least = sharedMock(model, { direction, optional: 'required', examples: false }).value(schema);
  let made = 0;
  const generator = () => {
    made += 1;
    return new Maker(places, createRandom(`edge ${pointer} ${made}`), { optional: 'required', examples: false });
  };
  const sites = sitesOf(root, value, places);
  return { accepts: root.accepts, sites, least: root.accepts(least) ? least : undefined, places, generator };
};

/** One from each list in turn, so that a bound leaves something of every site. */
export function* inTurn<T>(lists: readonly (readonly T[])[]): Generator<T, void> {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  for (let round = 0; round < longest; round += 1)
    for (const list of lists) {
      const entry = list[round];
      if (entry !== undefined) yield entry;
    }
}
