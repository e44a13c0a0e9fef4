import { cache } from 'react';
import { load } from './failure.ts';
import { clientFor, readSession } from './session.ts';

/** More than that many are as many. */
const COUNTED_MAX = 100;

/** How many requests for access wait for the reader; where it cannot be asked, none are counted. */
export const readWaiting = cache(async (): Promise<number> => {
  const session = await readSession();
  if (!session) return 0;
  const read = await load(() => clientFor(session).listAccessRequests({ limit: COUNTED_MAX }));
  return read.ok ? read.data.items.filter(({ mayDecide }) => mayDecide).length : 0;
});
