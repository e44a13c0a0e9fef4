'use client';
import type { Import } from '@portico/client';
import { portico } from '../../api/browser-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';

const POLL_MILLISECONDS = 700;

export const isUnderWay = ({ status }: Import): boolean => status === 'queued' || status === 'running';

export const isRefused = ({ status, facts }: Import): boolean =>
  status === 'failed' || (status === 'succeeded' && !facts);

/** Follows an import until it has ended. */
export const useImport = (importId: string) =>
  useLoaded<Import>(['import', importId], () => portico.getImport({ importId }), {
    everyMilliseconds: (data) => (data && isUnderWay(data) ? POLL_MILLISECONDS : 0),
  });
