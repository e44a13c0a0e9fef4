import { expect, it } from 'vitest';
import { fuzz } from '../fuzz/run.ts';
import { createThings } from '../fuzz/things.ts';
import { deployment } from '../portico/world.ts';

it('nothing that is sent is answered as a failure of ours, and every refusal is a problem', async () => {
  const { pool, credentials } = await createThings();
  const { faults, byStatus } = await fuzz(deployment.apiUrl, {
    seed: 20261128,
    requests: 3000,
    pool,
    credentials: () => credentials,
  });
  console.log(`3000 requests by status: ${JSON.stringify(byStatus)}`);
  expect(faults).toEqual([]);
});
