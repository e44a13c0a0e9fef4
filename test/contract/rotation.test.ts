import { setTimeout as pass } from 'node:timers/promises';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { CreatedSession, SessionPage } from '@portico/client';
import { PORTAL_HEADERS, SECRET_SPREAD_MILLISECONDS } from '@portico/domain';
import { expect, it } from 'vitest';
import { endRotation, type RotatedName, type Rotation, rotateSecret } from '../../scripts/deploy/rotate-secret.ts';
import { deployment, type Person, signIn, until } from '../portico/world.ts';
import { mailedSecret } from './team-cells.ts';

const { endpoint, region, credentials, apiUrl, secretArn, edgeSecretArn } = deployment;
const secrets = new SecretsManagerClient({ endpoint, region, credentials });

type Asked = { readonly as?: string; readonly body?: object; readonly headers?: Readonly<Record<string, string>> };
const ask = async <Body>(path: string, { as, body, headers = {} }: Asked = {}) => {
  const answer = await fetch(apiUrl + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...headers,
      ...(as !== undefined && { Authorization: `Bearer ${as}` }),
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  // The contract says the bodies of what is asked here.
  return { status: answer.status, body: (await answer.json()) as Body };
};

/** Everything that was sealed is as it was. */
const logIsWhole = async ({ client }: Person) => {
  const faults = [];
  for await (const { faults: found } of client.iterateListAuditChecks()) faults.push(...found);
  expect(faults).toEqual([]);
};

it('what was made before a rotation works in each of its stages, and what was signed by a value is over when that is ended', async () => {
  const [admin, publisher] = [await signIn('admin'), await signIn('publisher')];
  // A list of one session has no further page.
  await signIn('publisher');
  let session = (await ask<CreatedSession>('/sessions/refresh', { body: { sessionToken: publisher.sessionToken } }))
    .body;
  const { nextCursor: cursor } = (await ask<SessionPage>('/sessions?limit=1', { as: session.accessToken })).body;
  expect(cursor).toBeTypeOf('string');
  await logIsWhole(admin);

  const goesOn = async (when: string) => {
    expect((await ask(`/sessions?limit=1&cursor=${cursor}`, { as: session.accessToken })).status, when).toBe(200);
    const refreshed = await ask<CreatedSession>('/sessions/refresh', { body: { sessionToken: session.sessionToken } });
    expect(refreshed.status, when).toBe(200);
    session = refreshed.body;
    // Through the edge, which sends the value that it was deployed with.
    expect((await ask('/users/me', { as: session.accessToken })).status, when).toBe(200);
    const email = `rotation-${Date.now()}@portico.example`;
    await publisher.client.createInvitation({ teamId: publisher.teamId, body: { email, role: 'member' } });
    expect(await mailedSecret(email), when).toMatch(/^[\w-]{69}$/);
    await logIsWhole(admin);
  };

  /** The portal asks for somebody, proven by the value of a label; whom the session was used by then. */
  const provenBy = async (VersionStage: string, address: string) => {
    const { SecretString = '' } = await secrets.send(
      new GetSecretValueCommand({ SecretId: edgeSecretArn, VersionStage }),
    );
    const headers = { [PORTAL_HEADERS.proof]: SecretString, [PORTAL_HEADERS.viewer]: address };
    const { body } = await ask<CreatedSession>('/sessions/refresh', {
      headers,
      body: { sessionToken: session.sessionToken },
    });
    session = body;
    const { items } = (await ask<SessionPage>('/sessions?limit=100', { as: session.accessToken })).body;
    return items.find(({ id }) => id === session.session.id)?.address;
  };

  const rotation = (name: RotatedName, secretId: string, wait: Rotation['wait']): Rotation => ({
    ...{ name, secretId, secrets, tell: () => {}, wait, tellEdge: async () => false },
  });
  const stages: string[] = [];
  const rotate = (name: RotatedName, secretId: string) =>
    rotateSecret(
      rotation(name, secretId, async () => {
        stages.push(name);
        // The last of them is not waited for: whoever does not know it yet makes with the value before.
        if (stages.filter((one) => one === name).length === 1) {
          await goesOn(`${name} comes`);
          await pass(SECRET_SPREAD_MILLISECONDS + 1000);
        }
      }),
    );
  await Promise.all([rotate('edge', edgeSecretArn), rotate('signing', secretArn)]);
  await goesOn('the new value is the current one');
  expect(await provenBy('AWSCURRENT', '203.0.113.9')).toBe('203.0.113.9');
  expect(await provenBy('AWSPREVIOUS', '203.0.113.10')).toBe('203.0.113.10');

  await endRotation(rotation('signing', secretArn, async () => {}));
  const begun = Date.now();
  await until(
    'a cursor of the value that is gone is refused',
    async () => (await ask(`/sessions?limit=1&cursor=${cursor}`, { as: session.accessToken })).status === 400,
    90,
  );
  expect(Date.now() - begun).toBeLessThan(SECRET_SPREAD_MILLISECONDS + 5_000);
  const refreshed = await ask('/sessions/refresh', { body: { sessionToken: session.sessionToken } });
  expect(refreshed.status).toBe(200);
  await logIsWhole(admin);
});
