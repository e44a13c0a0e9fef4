import type { Loaded } from './failure.ts';

/** Reads what is said; where it is not to be had, what was said last is, or `first` where nothing was said yet. */
export const lastSaid = <Value>(first: Value, read: () => Promise<Loaded<Value>>): (() => Promise<Value>) => {
  let said = first;
  return async () => {
    const now = await read();
    if (now.ok) said = now.data;
    return said;
  };
};
