import { LocalCloudError } from '@portico/local-cloud';
import { StartError } from './ports.ts';

/** What a person can mend, in one line; anything else is a defect, and shows where. */
export const toldFault = (error: unknown): string => {
  const known =
    error instanceof StartError ||
    error instanceof LocalCloudError ||
    (error instanceof Error && 'code' in error && error.code === 'ENOSPC');
  return `portico: ${known || !(error instanceof Error) ? (error as Error).message : error.stack}`;
};
