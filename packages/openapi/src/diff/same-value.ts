import { follow, isList, isObject, type JsonObject, type JsonValue, pointerOfReference } from '../json-value.ts';

/** Whether a reference means the same on both sides; without it every reference text is compared as text only. */
type SameTarget = (reference: string) => boolean;

const anyTarget: SameTarget = () => true;

const sameList = (before: readonly JsonValue[], after: readonly JsonValue[], target: SameTarget): boolean =>
  before.length === after.length && before.every((value, index) => sameValue(value, after[index], target));

const sameObject = (before: JsonObject, after: JsonObject, target: SameTarget): boolean => {
  const names = Object.keys(before);
  return (
    names.length === Object.keys(after).length &&
    names.every((name) => Object.hasOwn(after, name) && sameValue(before[name], after[name], target)) &&
    (typeof before.$ref !== 'string' || target(before.$ref))
  );
};

/** Equality of two JSON values, whatever the order of their members. */
export const sameValue = (
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  target: SameTarget = anyTarget,
): boolean => {
  // The same object in both documents may still hold references that lead to different things.
  if (before === after && (target === anyTarget || typeof before !== 'object')) return true;
  if (before === null) return after === null;
  if (isList(before)) return isList(after) && sameList(before, after, target);
  return isObject(before) && isObject(after) && sameObject(before, after, target);
};

/** References that stand in a value, each once. */
const referencesIn = (value: JsonValue | undefined): Set<string> => {
  const found = new Set<string>();
  const walk = (inner: JsonValue | undefined) => {
    if (isList(inner)) for (const entry of inner) walk(entry);
    else if (isObject(inner))
      for (const [name, entry] of Object.entries(inner))
        if (name === '$ref' && typeof entry === 'string') found.add(entry);
        else walk(entry);
  };
  walk(value);
  return found;
};

export type SameContent = (before: JsonValue | undefined, after: JsonValue | undefined) => boolean;

/**
 * Tells for any two values of two documents whether they mean the same, references followed. What a reference leads to
 * is compared once, and circles are settled together: a target is the same when nothing it can reach differs.
 */
export const createSameContent = (before: JsonObject, after: JsonObject): SameContent => {
  const known = new Map<string, boolean>();
  const settle = (start: string): void => {
    const users = new Map<string, string[]>();
    const found = [start];
    const differing: string[] = [];
    const seen = new Set(found);
    for (const reference of found) {
      const pointer = pointerOfReference(reference);
      const left = pointer === undefined ? undefined : follow(before, pointer);
      const right = pointer === undefined ? undefined : follow(after, pointer);
      if (left === undefined || !sameValue(left, right)) {
        differing.push(reference);
        continue;
      }
      for (const next of referencesIn(left)) {
        if (known.get(next) === false) differing.push(reference);
        if (known.has(next)) continue;
        users.set(next, [...(users.get(next) ?? []), reference]);
        if (!seen.has(next)) found.push(next);
        seen.add(next);
      }
    }
    const changed = new Set(differing);
    for (const reference of changed) for (const user of users.get(reference) ?? []) changed.add(user);
    for (const reference of found) known.set(reference, !changed.has(reference));
  };
  const sameTarget: SameTarget = (reference) => {
    if (!known.has(reference)) settle(reference);
    return known.get(reference) === true;
  };
  return (left, right) => sameValue(left, right, sameTarget);
};
