export type { Logger } from '@aws-lambda-powertools/logger';
export { counted, countLine } from './counted.ts';
export { requireEnvironment } from './environment.ts';
export { createFailureLog, type FailureLog } from './failure-log.ts';
export { createLogger } from './logger.ts';
export { redact } from './redaction.ts';
export { traced } from './traced.ts';
