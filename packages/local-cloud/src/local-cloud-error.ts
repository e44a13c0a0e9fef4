import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** What stops the local cloud, in one line a person can act on. */
export class LocalCloudError extends Error {
  override readonly name = 'LocalCloudError';
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Whether less than a megabyte is left where a path is. */
const isFull = (path: string): boolean => {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize < 1_048_576;
  } catch {
    return false;
  }
};

/** Names the cause of a failed file or database access under `path`; an error that already is one passes through. */
export const storageError = (path: string, error: unknown): LocalCloudError => {
  if (error instanceof LocalCloudError) return error;
  const code = codeOf(error);
  const message = messageOf(error);
  // SQLite answers "disk I/O error" when there is no room for its index of the log.
  if (
    code === 'ENOSPC' ||
    /database or disk is full/i.test(message) ||
    (/disk I\/O error/i.test(message) && isFull(path))
  )
    return new LocalCloudError(
      `The disk is full: nothing more can be written to ${path}. Free some space and start again.`,
    );
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || /readonly database|unable to open/i.test(message))
    return new LocalCloudError(`Cannot write to ${path}: ${message}.`);
  if (/not a database|malformed|disk image|corrupt/i.test(message))
    return new LocalCloudError(
      `The data in ${path} is damaged (${message}). Restore a backup or begin anew with --fresh.`,
    );
  return new LocalCloudError(`Cannot use ${path}: ${message}`, { cause: error });
};

export const portError = (port: number, purpose: string, error: unknown): LocalCloudError =>
  codeOf(error) === 'EADDRINUSE'
    ? new LocalCloudError(
        `Port ${port} (${purpose}) is already in use. Stop what listens there or set PORTICO_PORT to other ports.`,
      )
    : new LocalCloudError(`Cannot listen on port ${port} (${purpose}): ${messageOf(error)}`, { cause: error });
