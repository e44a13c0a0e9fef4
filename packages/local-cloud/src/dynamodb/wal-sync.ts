import { closeSync, existsSync, fdatasync, openSync } from 'node:fs';
import { storageError } from '../local-cloud-error.ts';

/** fdatasync of the write-ahead log, shared by everybody who waits at the same moment. */
export const createWalSync = (walFile: string): { sync(): Promise<void>; close(): void } => {
  let handle: number | undefined;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = (): Promise<void> =>
    new Promise((settle, fail) => {
      if (handle === undefined && !existsSync(walFile)) return settle();
      handle ??= openSync(walFile, 'r+');
      fdatasync(handle, (error) => (error ? fail(storageError(walFile, error)) : settle()));
    });
  return {
    sync: () => {
      // A sync that already runs may have begun before our bytes were written: wait for the one after it.
      if (running) {
        next ??= running
          .catch(() => {})
          .then(() => {
            next = undefined;
            running = run().finally(() => {
              running = undefined;
            });
            return running;
          });
        return next;
      }
      running = run().finally(() => {
        running = undefined;
      });
      return running;
    },
    close: () => {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
    },
  };
};
