import { Portico } from '@portico/client';
import { beforeAll, expect, it } from 'vitest';
import { keptItems } from '../portico/kept.ts';
import { deployment, type Person, signIn, until } from '../portico/world.ts';

/** How long after it was written an entry has its seal. */
const SEALED_SECONDS = 5;

let admin: Person;
let developer: Person;
beforeAll(async () => {
  [admin, developer] = await Promise.all([signIn('admin'), signIn('developer')]);
});

const verify = async () => {
  const checks: Awaited<ReturnType<Portico['listAuditChecks']>>['items'][number][] = [];
  let cursor: string | undefined;
  do {
    const page = await admin.client.listAuditChecks({ limit: 50, ...(cursor !== undefined && { cursor }) });
    checks.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return checks;
};

it('a change is told with who asked from where, and sealed within seconds', async () => {
  const app = await developer.client.createApp({ body: { teamId: developer.teamId, name: 'Audited' } });
  const { items } = await admin.client.listAuditEntries({ entityId: app.id });
  expect(items).toMatchObject([
    {
      action: 'app.add',
      operation: 'createApp',
      actor: { name: 'Dev Eloper', email: 'dev@corp.example' },
      entity: { kind: 'app', id: app.id, name: 'Audited' },
      teamId: developer.teamId,
      address: '127.0.0.1',
    },
  ]);
  await until(
    'the entry has its seal',
    async () => {
      const kept = await keptItems();
      return kept.some((item) => item.__edb_e__?.S === 'auditLink' && item.entryId?.S === items[0]?.id);
    },
    SEALED_SECONDS,
  );
  expect((await verify()).flatMap(({ faults }) => faults)).toEqual([]);
});

it('a sign-in is told, and one that was refused, of which nobody knows whose it was', async () => {
  const at = new Date();
  const again = await signIn('developer');
  const { items } = await admin.client.listAuditEntries({ action: 'session.begin', entityId: again.sessionId });
  expect(items).toMatchObject([{ actor: { email: 'dev@corp.example' }, entity: { name: 'dev@corp.example' } }]);
  const visitor = new Portico({ baseUrl: deployment.apiUrl });
  const redirectUri = `${deployment.portalUrl}/auth/callback`;
  const body = { code: 'made-up', codeVerifier: 'v'.repeat(43), redirectUri };
  await expect(visitor.createSession({ body })).rejects.toMatchObject({ status: 401 });
  const refused = await admin.client.listAuditEntries({ actorId: 'visitor', from: at.toISOString() });
  expect(refused.items[0]).toMatchObject({
    ...{ action: 'request.refused', operation: 'createSession', code: 'sign-in-failed', changes: [] },
  });
});
