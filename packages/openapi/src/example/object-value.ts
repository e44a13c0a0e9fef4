import { isObject, type JsonValue, setMember } from '../json-value.ts';
import type { Maker } from './maker.ts';
import { patternText } from './pattern-text.ts';
import { declaredNames, type Place } from './places.ts';
import { THINGS } from './word-tables.ts';

const MEMBERS_MAX = 1_000;

/** Optional members are made unless only the required ones are wanted, or they lead back to what is being made. */
const wanted = (generator: Maker, place: Place, name: string, depth: number): boolean => {
  if (place.facets.required.has(name)) return true;
  const member = place.member(name);
  if (!member || member.facets.hidden || member.facets.impossible) return false;
  if (generator.lean(depth) || generator.around.has(member.key)) return false;
  return generator.optional === 'all' || generator.random.chance(0.6);
};

/** The names and what they depend on, as long as something is added. */
const closed = (names: Set<string>, dependents: ReadonlyMap<string, readonly string[]>): Set<string> => {
  if (dependents.size > 0) for (const name of names) for (const other of dependents.get(name) ?? []) names.add(other);
  return names;
};

const chosenNames = (generator: Maker, place: Place, depth: number): Set<string> => {
  const { facets } = place;
  const declared = declaredNames(facets.objects);
  const names = new Set([...declared.filter((name) => wanted(generator, place, name, depth)), ...facets.required]);
  for (const name of [...names].reverse())
    if (names.size > facets.maxProperties && !facets.required.has(name)) names.delete(name);
  const before = names.size;
  const complete = closed(names, facets.dependents);
  if (complete.size <= facets.maxProperties || before === complete.size) return complete;
  return closed(new Set(facets.required), facets.dependents);
};

/** Names for members no one declared: as the patterns and rules for names ask. */
function* freeNames(generator: Maker, place: Place, depth: number): Generator<string> {
  const patterns = place.facets.objects.flatMap((raw) =>
    isObject(raw.patternProperties) ? Object.keys(raw.patternProperties) : [],
  );
  const [rule] = place.facets.names;
  for (let round = 0; round < MEMBERS_MAX; round += 1) {
    const pattern = patterns[round % Math.max(1, patterns.length)];
    if (rule !== undefined) {
      const made = generator.make(generator.places.at(place.facets.names), 'key', depth + 1);
      if (typeof made === 'string') yield made;
    } else if (pattern !== undefined && round < 50) {
      const made = patternText(pattern, generator.random, () => true);
      if (made !== undefined) yield made;
    } else yield round < THINGS.length ? (THINGS[round] ?? THINGS[0]) : `${THINGS[0]}${round}`;
  }
}

/** How many members to make that no one declared: what is demanded, or a few where an object is a map. */
const freeCount = (generator: Maker, place: Place, made: number, depth: number): number => {
  const { facets } = place;
  const demanded = facets.minProperties - made;
  const maps = facets.objects.some((raw) => isObject(raw.additionalProperties) || isObject(raw.patternProperties));
  const wish = made === 0 && maps && !generator.lean(depth) ? generator.random.integer(1, 2) : 0;
  return Math.min(Math.max(demanded, wish), facets.maxProperties - made, MEMBERS_MAX);
};

/** An object within all limits; `undefined` when a member it needs cannot be made. */
export const makeObject = (generator: Maker, place: Place, depth: number): JsonValue | undefined => {
  const { facets } = place;
  if (facets.minProperties > MEMBERS_MAX && !generator.lenient) return undefined;
  const made: Record<string, JsonValue> = {};
  let count = 0;
  const put = (name: string): boolean => {
    const member = Object.hasOwn(made, name) ? undefined : place.member(name);
    const value = member && generator.make(member, name, depth + 1);
    if (value === undefined) return false;
    setMember(made, name, value);
    count += 1;
    return true;
  };
  for (const name of chosenNames(generator, place, depth))
    if (!put(name) && facets.required.has(name) && !generator.lenient) return undefined;
  const declared = count < facets.minProperties ? declaredNames(facets.objects) : [];
  for (const name of declared) if (count < facets.minProperties) put(name);
  const goal = count + freeCount(generator, place, count, depth);
  if (count < goal)
    for (const name of freeNames(generator, place, depth)) {
      const member = place.member(name);
      if (member && !generator.around.has(member.key)) put(name);
      if (count >= goal || generator.exhausted()) break;
    }
  return count < facets.minProperties && !generator.lenient ? undefined : made;
};
