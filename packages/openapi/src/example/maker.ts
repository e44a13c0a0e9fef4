import type { JsonValue } from '../json-value.ts';
import type { Place, Places } from './places.ts';
import type { Random } from './random.ts';

export type Optional = 'all' | 'some' | 'required';

/** What makes values, as lists and objects ask it for those inside them. */
export type Maker = {
  readonly places: Places;
  readonly random: Random;
  readonly optional: Optional;
  /** Whether what cannot be met is passed over: for schemas that no value can meet, the nearest one. */
  readonly lenient: boolean;
  /** Schemas being made around what is being made: meeting one again is recursion. */
  readonly around: Set<string>;
  exhausted(): boolean;
  lean(depth: number): boolean;
  spare(depth: number): boolean;
  make(place: Place, name: string, depth: number): JsonValue | undefined;
};
