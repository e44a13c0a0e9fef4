import { expect, it } from 'vitest';
import { DEMO } from '../../scripts/start/demo.ts';
import { obtainCookies } from '../../scripts/start/sign-in.ts';
import { fuzzPortal, PORTAL_PATHS } from '../fuzz/portal.ts';
import { createThings } from '../fuzz/things.ts';
import { deployment } from '../portico/world.ts';

it('nothing that is sent to the portal itself is answered as a failure of ours, or leads elsewhere', async () => {
  expect(PORTAL_PATHS).toContain('/auth/callback');
  const { portalUrl, signInUrl } = deployment;
  const [{ pool }, cookies] = await Promise.all([createThings(), obtainCookies(portalUrl, DEMO.publisher)]);
  expect(cookies).toContain('__Host-portico-session=');
  const requests = Number(process.env.PORTICO_FUZZ_REQUESTS ?? 600);
  const seed = Number(process.env.PORTICO_FUZZ_SEED ?? 1);
  const { faults, byStatus } = await fuzzPortal(portalUrl, { seed, requests, pool, cookies, signInUrl });
  console.log(`${requests} requests to the portal by status: ${JSON.stringify(byStatus)}`);
  expect(faults).toEqual([]);
});
