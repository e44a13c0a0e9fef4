/** A shape whose undefined members are not there. */
export type Given<Shape> = {
  readonly [Key in keyof Shape as undefined extends Shape[Key] ? never : Key]: Shape[Key];
} & {
  readonly [Key in keyof Shape as undefined extends Shape[Key] ? Key : never]?: Exclude<Shape[Key], undefined>;
};

/** Leaves out what is undefined: a writer names every field, and the table keeps those that were given. */
export const given = <Shape extends object>(fields: Shape): Given<Shape> =>
  // Only undefined members go, which is what the type says.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Shape>;
