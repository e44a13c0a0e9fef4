'use client';
import type { Import } from '@portico/client';
import { portico } from '../../api/browser-client.ts';
import { FOLLOWED_MILLISECONDS, NOT_IN_TIME, useDeadline } from '../../api/use-deadline.ts';
import { useLoaded } from '../../api/use-loaded.ts';

const POLL_MILLISECONDS = 700;

export const isUnderWay = ({ status }: Import): boolean => status === 'queued' || status === 'running';

export const isRefused = ({ status, facts }: Import): boolean =>
  status === 'failed' || (status === 'succeeded' && !facts);

/** Follows an import until it has ended, or for so long that it will not any more. */
export const useImport = (importId: string) => {
  const { over, again } = useDeadline(importId, FOLLOWED_MILLISECONDS);
  const loaded = useLoaded<Import>(['import', importId], () => portico.getImport({ importId }), {
    everyMilliseconds: (data) => (data && isUnderWay(data) && !over ? POLL_MILLISECONDS : 0),
  });
  if (!over || (loaded.data && !isUnderWay(loaded.data))) return loaded;
  const reload = () => {
    again();
    loaded.reload();
  };
  return { ...loaded, failure: NOT_IN_TIME, reload };
};
