'use client';
import type { Import } from '@portico/client';
import { useCallback } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Failure, load } from '../../api/failure.ts';
import { useLoaded } from '../../ui/use-loaded.ts';

const POLL_MILLISECONDS = 700;

/** Follows an import until it has ended. */
export const useImport = (importId: string) => {
  const read = useCallback(
    (signal: AbortSignal) =>
      load<Import>(async () => {
        let current = await portico.getImport({ importId }, { signal });
        while (current.status === 'queued' || current.status === 'running') {
          await new Promise((done) => setTimeout(done, POLL_MILLISECONDS));
          signal.throwIfAborted();
          current = await portico.getImport({ importId }, { signal });
        }
        return current;
      }),
    [importId],
  );
  return useLoaded<Import, Failure>(read);
};
