import { type Data, takePlace, writeTogether } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { createId, providerOf } from '@portico/domain';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { playProviders } from '../test/played-providers.ts';
import { startUserPoolEndpoint } from '../test/user-pool-endpoint.ts';
import { CONNECTIONS, POOL_LEASE } from './aligned-pool.ts';
import { mendConnections } from './mend-connections.ts';
import { userPool } from './user-pool.ts';

let endpoint: Awaited<ReturnType<typeof startUserPoolEndpoint>>;
let played: ReturnType<typeof playProviders>;
let data: Data;
let mend: () => Promise<boolean>;
beforeAll(async () => {
  endpoint = await startUserPoolEndpoint();
});
beforeEach(async () => {
  data = await createTestTable();
  played = playProviders(endpoint);
  const pool = userPool(endpoint.options('https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Tests'));
  mend = mendConnections({ data, now: () => new Date(), pool });
});
afterAll(() => endpoint.stop());

const inPool = (name: string) =>
  played.providers.set(name, { ProviderName: name, ProviderDetails: {}, AttributeMapping: {} });
const connected = async () => {
  const connectionId = createId('connection', new Date());
  await writeTogether(data, (items) => ({ place: takePlace(items, CONNECTIONS, connectionId, 10) }));
  inPool(providerOf(connectionId));
  return providerOf(connectionId);
};

it('a client that was set back offers all connections again, and what nobody connected goes', async () => {
  const provider = await connected();
  inPool(providerOf(createId('connection', new Date())));
  inPool('Corporate');
  expect(await mend()).toBe(true);
  expect(endpoint.settings()).toMatchObject({
    SupportedIdentityProviders: ['Corporate', provider],
    CallbackURLs: ['https://portal.example'],
  });
  expect([...played.providers.keys()].sort()).toEqual(['Corporate', provider]);
});

it('nothing is asked of the user pool while nobody connected anything, or while somebody changes a connection', async () => {
  expect([await mend(), played.calls]).toEqual([false, []]);
  await connected();
  const until = new Date(Date.now() + 60_000).toISOString();
  await data.entities.lease.put({ leaseId: POOL_LEASE, holder: 'somebody', until }).go();
  expect([await mend(), played.calls]).toEqual([false, []]);
});
