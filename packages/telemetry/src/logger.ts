import { Logger } from '@aws-lambda-powertools/logger';
import { redact } from './redaction.ts';

/** The structured log of one function; its service is what the template calls the function: POWERTOOLS_SERVICE_NAME. */
export const createLogger = (): Logger => new Logger({ jsonReplacerFn: redact });
