import { randomUUID } from 'node:crypto';
import { importDocument } from '../../scripts/start/seed.ts';
import { deployment, publishApi, signIn, smallDocument } from '../portico/world.ts';
import type { Credentials } from './requests.ts';
import type { Pool } from './values.ts';

/** People with a thing of each kind: what requests can name, and whom they can come from. */
export const createThings = async (): Promise<{ readonly pool: Pool; readonly credentials: Credentials }> => {
  const [admin, publisher, developer, spare] = await Promise.all([
    signIn('admin'),
    signIn('publisher'),
    signIn('developer'),
    signIn('developer'),
  ]);
  const slug = `fuzz-${randomUUID().slice(0, 8)}`;
  const { client } = publisher;
  // A team of its own: it may have so many apps only.
  const { id: teamId } = await client.createTeam({ body: { name: 'Fuzz' } });
  const { id: importId } = await importDocument(client, { content: smallDocument() });
  const api = await publishApi({ ...publisher, teamId }, slug, smallDocument(), deployment.museumUrl);
  // Another that is named: the museum is everybody's, and what requests do to it stays done.
  const other = await publishApi({ ...publisher, teamId }, `${slug}-too`, smallDocument(), deployment.museumUrl);
  // What is archived is offered to nobody again: a plan of their own.
  const limits = { requestsPerSecond: 10, burst: 20, requestsPerMonth: 100_000 };
  const plan = await admin.client.createPlan({
    body: { id: `${slug}-plan`, name: 'Fuzz', summary: 'Fuzz.', ...limits },
  });
  const app = await client.createApp({ body: { teamId, name: 'Fuzz' } });
  const inApp = { appId: app.id };
  const subscription = await client.createSubscription({ ...inApp, body: { apiId: 'museum', planId: 'basic' } });
  const key = await client.createApiKey({ ...inApp, body: { name: 'Fuzz', environment: 'live' } });
  const spareKey = await client.createApiKey({ ...inApp, body: { name: 'Spare', environment: 'live' } });
  const tests = [
    {
      name: 'things',
      operationId: 'listThings',
      request: { method: 'GET' as const, path: '/things' },
      assertions: [{ kind: 'schema' as const }],
    },
  ];
  const suite = await client.createTestSuite({
    body: { ...inApp, apiId: slug, version: 'latest', name: 'Fuzz', tests },
  });
  const run = await client.createTestRun({ suiteId: suite.id });
  const invited = await client.createInvitation({
    teamId,
    body: { email: `${slug}@portico.example`, role: 'member' },
  });
  const upload = await client.createDocumentUpload({ body: { sizeBytes: 10 } });
  const ids = [
    api.id,
    app.id,
    subscription.id,
    spareKey.key.id,
    importId,
    suite.id,
    run.id,
    upload.id,
    invited.id,
    spare.sessionId,
  ];
  return {
    pool: [...ids, teamId, developer.teamId, slug, other.slug, plan.id, 'latest', '1.0.0'],
    credentials: { tokens: [admin.token, publisher.token, publisher.token, developer.token], key: key.secret },
  };
};
