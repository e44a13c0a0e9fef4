import { Problem } from '@portico/contract';
import type { ConnectionItem, Data, Places } from '@portico/data';
import { CORPORATE_CONNECTION, connectionOfProvider, providerOf } from '@portico/domain';
import { phrase } from '@portico/words';
import type { PoolProviders } from './pool-providers.ts';
import type { UserPool } from './user-pool.ts';

/** Which connections there are: one item, as an index may not know yet what was written last. */
export const CONNECTIONS: Places = { holderId: 'portico', kind: 'connections' };
/** Who changes the user pool's providers is alone at it. */
export const POOL_LEASE = 'user-pool-providers';

/** The user pool's names of all connections. */
export const providersKept = async ({ entities }: Data): Promise<string[]> => {
  const { data: kept } = await entities.places.get(CONNECTIONS).go({ consistent: true });
  return [...(kept?.ids ?? [])].map(providerOf);
};

/** All connections that admins made. */
export const connectionsKept = async ({ entities }: Data): Promise<ConnectionItem[]> => {
  const { data: kept } = await entities.places.get(CONNECTIONS).go({ consistent: true });
  const keys = [...(kept?.ids ?? [])].map((connectionId) => ({ connectionId }));
  return keys.length === 0 ? [] : (await entities.connection.get(keys).go({ consistent: true })).data;
};

/** Whether admins made it; the template's own is the template's. */
const isOurs = (name: string): boolean => ![undefined, CORPORATE_CONNECTION].includes(connectionOfProvider(name));

/** What Cognito says of what cannot be: its words are for admins, who gave it what it speaks of. */
const refusal = (error: unknown): unknown => {
  const { name, message } = error instanceof Error ? error : new Error();
  if (name === 'InvalidParameterException')
    return new Problem('invalid-reference', phrase`The user pool refuses it: ${message.slice(0, 500)}`);
  if (name === 'LimitExceededException')
    return new Problem('limit-reached', phrase`The user pool has as many identity providers as it may.`);
  return new Problem('unavailable', phrase`The sign-in service does not answer.`, { headers: { 'Retry-After': '1' } });
};

/** The user pool's providers as the table has connections. Only who holds the lease on them comes here. */
export const alignedPool = (pool: Pick<UserPool, 'providers'>) => {
  const told = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      throw refusal(error);
    }
  };
  return {
    create: (...provider: Parameters<PoolProviders['create']>) => told(() => pool.providers.create(...provider)),
    change: (...provider: Parameters<PoolProviders['change']>) => told(() => pool.providers.change(...provider)),
    /** Offers these of our providers and removes all others, of whoever broke off before. Another's are left alone. */
    align: (wanted: readonly string[], made?: string) =>
      told(async () => {
        const { providers } = pool;
        const there = (await providers.list()).filter(isOurs);
        const offered = wanted.filter((name) => name === made || there.includes(name));
        await providers.offer((names) => [...names.filter((name) => !isOurs(name)), ...offered]);
        for (const name of there) if (!wanted.includes(name)) await providers.remove(name);
      }),
  };
};
