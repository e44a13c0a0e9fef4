import { isObject, type JsonObject, type JsonValue, setMember } from '../json-value.ts';
import type { Choice } from './choices.ts';
import { declaredNames, type Place, type Places } from './places.ts';

/** Values of every type: one of them is refused by almost any schema. */
const STRANGERS: readonly JsonValue[] = ['other', 0, true, [], {}, null];
const TRIES_MAX = 400;

const withMember = (base: JsonObject, name: string, value: JsonValue): JsonObject => {
  const made = { ...base };
  setMember(made, name, value);
  return made;
};

/**
 * Changes a value of one variant until the whole schema accepts it: members that only other variants speak of get
 * values those refuse. `undefined` when that is not enough.
 */
export const setApart = (base: JsonValue, place: Place, choice: Choice, places: Places): JsonValue | undefined => {
  if (place.accepts(base)) return base;
  if (!isObject(base)) return undefined;
  const names = choice.alternatives.flatMap((raw) => declaredNames(places.at([raw]).facets.objects));
  const met = (value: JsonValue) => choice.alternatives.filter((raw) => places.conformance.conforms(raw, value)).length;
  let current: JsonObject = base;
  let tries = 0;
  for (const name of new Set(names)) {
    if (Object.hasOwn(base, name)) continue;
    for (const stranger of STRANGERS) {
      tries += 1;
      if (tries > TRIES_MAX) return undefined;
      const changed = withMember(current, name, stranger);
      if (place.accepts(changed)) return changed;
      const left = met(changed);
      if (left > 0 && left < met(current)) current = changed;
    }
  }
  return undefined;
};
