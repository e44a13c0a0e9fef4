import type { Operation } from './api-model.ts';

/** What is deprecated is called by nobody who is new. */
const DEPRECATED = 100;
const needs = ({ parameters, deprecated }: Operation): number =>
  parameters.filter(({ required }) => required).length + (deprecated ? DEPRECATED : 0);

/** Of what stands for operations, that which a newcomer calls first: it reads, and asks for least; of equals the first. */
export const asksLeast = <One>(all: readonly One[], operationOf: (one: One) => Operation): One | undefined => {
  const reading = all.filter((one) => operationOf(one).method === 'get' && !operationOf(one).body);
  const [first] = (reading.length > 0 ? reading : all).toSorted(
    (one, other) => needs(operationOf(one)) - needs(operationOf(other)),
  );
  return first;
};
