import { Entity, type Schema } from 'electrodb';
import { TABLE } from './table.ts';

/**
 * Declares an entity. It is made when it is first used: a function that asks three entities pays for three at its cold
 * start, not for all there are.
 */
export const define =
  <A extends string, F extends string, C extends string, S extends Schema<A, F, C, P>, P extends string = string>(
    schema: S,
  ) =>
  (): Entity<A, F, C, S, P> =>
    new Entity(schema);

/** The identity of an entity in the table. */
export const model = <const Name extends string>(entity: Name) =>
  ({ entity, version: '1', service: 'portico' }) as const;

const [gsi1, gsi2] = TABLE.indexes;

/** Keys keep the case of what they are made of: ids are lower case already, versions and operations are not. */
const CASING = 'none' as const;

export const primary = <const Pk extends readonly string[], const Sk extends readonly string[]>(pk: Pk, sk: Sk) => ({
  pk: { field: TABLE.partitionKey, composite: [...pk] as unknown as Pk, casing: CASING },
  sk: { field: TABLE.sortKey, composite: [...sk] as unknown as Sk, casing: CASING },
});
export const first = <const Pk extends readonly string[], const Sk extends readonly string[]>(pk: Pk, sk: Sk) => ({
  index: gsi1.name,
  pk: { field: gsi1.partitionKey, composite: [...pk] as unknown as Pk, casing: CASING },
  sk: { field: gsi1.sortKey, composite: [...sk] as unknown as Sk, casing: CASING },
});
export const second = <const Pk extends readonly string[], const Sk extends readonly string[]>(pk: Pk, sk: Sk) => ({
  index: gsi2.name,
  pk: { field: gsi2.partitionKey, composite: [...pk] as unknown as Pk, casing: CASING },
  sk: { field: gsi2.sortKey, composite: [...sk] as unknown as Sk, casing: CASING },
});

/** Attributes used by many entities. */
export const TEXT = { type: 'string' } as const;
export const REQUIRED = { type: 'string', required: true } as const;
export const FIXED = { type: 'string', required: true, readOnly: true } as const;
export const NUMBER = { type: 'number' } as const;
/** Seconds since the epoch after which DynamoDB may delete the item; readers check expiry themselves. */
export const TIME_TO_LIVE = { type: 'number', field: TABLE.timeToLiveAttribute } as const;
