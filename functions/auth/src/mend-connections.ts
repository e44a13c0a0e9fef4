import { type Data, underLease } from '@portico/data';
import { alignedPool, CONNECTIONS, POOL_LEASE, providersKept } from './aligned-pool.ts';
import type { UserPool } from './user-pool.ts';

type Dependencies = { readonly data: Data; readonly now: () => Date; readonly pool: Pick<UserPool, 'providers'> };

/**
 * Brings the user pool to what the table says of connections: a deployment that changes the app client sets the list of
 * providers that it offers back to the template's, and whoever broke off half way left one behind. Whoever changes a
 * connection at this moment does the same. Answers whether it looked.
 */
export const mendConnections =
  ({ data, now, pool }: Dependencies) =>
  async (): Promise<boolean> => {
    const { data: ever } = await data.entities.places.get(CONNECTIONS).go();
    // Nobody ever connected anything.
    if (!ever) return false;
    const { align } = alignedPool(pool);
    const done = await underLease(data, POOL_LEASE, now, async () => {
      await align(await providersKept(data));
      return true;
    });
    return done ?? false;
  };
