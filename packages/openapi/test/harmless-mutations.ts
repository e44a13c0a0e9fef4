import { componentEdits } from './harmless-components.ts';
import type { HarmlessMutation } from './harmless-kinds.ts';
import { operationEdits } from './harmless-operations.ts';
import { schemaEdits } from './harmless-schemas.ts';

/** Every kind of change that no consumer notices. */
export const harmlessMutations: ReadonlyMap<string, HarmlessMutation> = new Map([
  ...Object.entries(schemaEdits),
  ...Object.entries(componentEdits),
  ...Object.entries(operationEdits),
]);
