import { Logger } from '@aws-lambda-powertools/logger';
import { redact } from './redaction.ts';

export type { Logger } from '@aws-lambda-powertools/logger';
export { requireEnvironment } from './environment.ts';
export { redact } from './redaction.ts';
export { traced } from './traced.ts';

/** The structured log of one function; its service is what the template calls the function: POWERTOOLS_SERVICE_NAME. */
export const createLogger = (): Logger => new Logger({ jsonReplacerFn: redact });
