import type { Schemas } from './generated/types.ts';

/** The keys of a shape that may be left out. */
type OptionalKeys<Shape> = {
  [Key in keyof Shape]-?: Record<never, never> extends Pick<Shape, Key> ? Key : never;
}[keyof Shape];

/**
 * A shape with every member named, however deep: what may be left out may be undefined, and JSON leaves it out. Who
 * answers a schema answers its total, so that a member nobody thought of does not compile.
 */
export type Total<Shape> = Shape extends string | number | boolean | undefined | null | Uint8Array
  ? Shape
  : Shape extends readonly (infer Item)[]
    ? readonly Total<Item>[]
    : string extends keyof Shape
      ? Shape
      : {
          readonly [Key in keyof Required<Shape>]:
            | Total<Shape[Key]>
            | (Key extends OptionalKeys<Shape> ? undefined : never);
        };

/** What a member becomes that null clears: made by `patched`, so that null is never taken for nothing said. */
export type Patched<Value> = { readonly becomes: Value | undefined };

/** A member of a change (RFC 7396): not said, it stays; null clears it. */
export const patched = <Value>(change: Value | null | undefined, before: Value | undefined): Patched<Value> => ({
  becomes: change === undefined ? before : (change ?? undefined),
});

type WrittenMember<Member> = unknown extends Member
  ? unknown
  : null extends Member
    ? Patched<NonNullable<Member>>
    : unknown;

/** What is made of each member of a body: who writes one names them all, so that no field is taken and lost. */
export type Written<Name extends keyof Schemas> = {
  readonly [Key in keyof Required<Schemas[Name]>]: WrittenMember<Schemas[Name][Key]>;
};
