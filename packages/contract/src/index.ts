export { CONTRACT_VERSION, operations } from './generated/operations.ts';
export type * from './generated/types.ts';
export { type Access, FUNCTION_NAMES, type FunctionName } from './names.ts';
export type {
  AccessOf,
  Contract,
  ContractEntry,
  OperationEntry,
  OperationId,
  OperationsOf,
  Page,
  RequestOf,
  ResponseOf,
  Schema,
  ValidationError,
  Validator,
} from './operations.ts';
export { presentDeprecation } from './present-deprecation.ts';
export { presentPhrase } from './present-phrase.ts';
export { type About, type Fault, PROBLEMS, Problem, presentFault, problemType } from './problem.ts';
export { type Patched, patched, type Total, type Written } from './total.ts';
export { isUnavailable } from './unavailable.ts';
