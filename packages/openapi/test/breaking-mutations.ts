import { type BreakingMutation, inRequest, inResponse, type SchemaChange } from './breaking-kinds.ts';
import { operationChanges, parameterChanges } from './breaking-operations.ts';
import { requirements, schemaInRequest, schemaInResponse } from './breaking-schemas.ts';

const named = (
  prefix: string,
  changes: Readonly<Record<string, SchemaChange>>,
  make: (change: SchemaChange) => BreakingMutation,
) => Object.entries(changes).map(([name, change]) => [`${prefix}-${name}`, make(change)] as const);

/** Every kind of change that breaks a consumer. */
export const breakingMutations: ReadonlyMap<string, BreakingMutation> = new Map([
  ...Object.entries(operationChanges),
  ...Object.entries(parameterChanges),
  ...Object.entries(requirements),
  ...named('request', schemaInRequest, inRequest),
  ...named('response', schemaInResponse, inResponse),
]);
