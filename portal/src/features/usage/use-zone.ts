'use client';
import { useStored } from '../../ui/use-stored.ts';

/** Whether times are shown by the reader's own clock or by UTC; remembered in this browser. */
export const useZone = () => {
  const [stored, store] = useStored('portico.zone');
  const utc = stored === 'utc';
  return {
    utc,
    zone: utc ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone,
    choose: (next: 'utc' | 'local') => store(next),
  };
};
