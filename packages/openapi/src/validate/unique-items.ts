import { isList, isObject } from '../json-value.ts';
import { spend } from './check-work.ts';

/** The same text for equal values, whatever the order of their members. */
const textOfValue = (value: unknown): string => {
  spend(1);
  if (isList(value)) return `[${value.map(textOfValue).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? '';
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${textOfValue(value[name])}`);
  return `{${members.join()}}`;
};

/** Where a list has an entry for the first and for the second time; undefined when each is there once. */
export const twinsIn = (list: readonly unknown[]): readonly [first: number, second: number] | undefined => {
  const places = new Map<string, number>();
  for (const [index, entry] of list.entries()) {
    const text = textOfValue(entry);
    const first = places.get(text);
    if (first !== undefined) return [first, index];
    places.set(text, index);
  }
  return undefined;
};
