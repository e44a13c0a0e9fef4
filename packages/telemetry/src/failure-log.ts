import type { Logger } from '@aws-lambda-powertools/logger';
import { counted } from './counted.ts';

/** Says that something failed, and settles once it is said. */
export type FailureLog = (message: string, detail: Readonly<Record<string, unknown>>) => Promise<void>;

/** The log of a function that says nothing but failures: loaded for the first one, and for no cold start. Each is a fault, and counts as one. */
export const createFailureLog = (): FailureLog => {
  let made: Promise<Logger> | undefined;
  return async (message, detail) => {
    made ??= import('./logger.ts').then(({ createLogger }) => createLogger());
    (await made).error(message, { ...detail, ...counted({ Faults: 1 }) });
  };
};
