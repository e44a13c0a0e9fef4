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

/** What is made of each member of a body: who writes one names them all, so that no field is taken and lost. */
export type Written<Name extends keyof Schemas> = Readonly<Record<keyof Schemas[Name], unknown>>;
