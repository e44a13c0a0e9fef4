export { conditionFailed, refusedItem, TransactionCancelled } from './conflict.ts';
export { connect, type Data } from './connect.ts';
export type { StoredProblem, StoredFacts } from './entities/import.ts';
export type { StoredProblemError } from './entities/api.ts';
export type { StoredAssertion, StoredResult, StoredTest } from './entities/test-suite.ts';
export { bucketAttribute } from './entities/usage.ts';
export { TABLE } from './table.ts';
