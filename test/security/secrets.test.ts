import { randomUUID } from 'node:crypto';
import { Portico } from '@portico/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { CORPORATE_CLIENT, DEMO } from '../../scripts/start/demo.ts';
import { mailedSecret } from '../contract/team-cells.ts';
import { keptItems } from '../portico/kept.ts';
import { everythingLogged } from '../portico/logs.ts';
import { deployment, type Person, signIn, until } from '../portico/world.ts';

let person: Person;
let appId: string;
beforeAll(async () => {
  person = await signIn('developer');
  appId = (await person.client.createApp({ body: { teamId: person.teamId, name: 'Secrets' } })).id;
  // Asking every 50 ms whether a key is refused yet would use up the free plan's ten calls a second.
  await person.client.createSubscription({ appId, body: { apiId: 'museum', planId: 'premium' } });
});
const call = (secret: string, path = 'museum-hours') =>
  fetch(`${deployment.apiUrl}/proxy/museum/${path}`, {
    headers: { 'X-Api-Key': secret, Authorization: 'Bearer of-the-backend-canary-4711' },
  });
const newKey = () => person.client.createApiKey({ appId, body: { name: 'Canary', environment: 'live' } });

/** The secret in the mail of an invitation. */
const invited = async () => {
  const email = `canary-${randomUUID()}@portico.example`;
  const { id: teamId } = await person.client.createTeam({ body: { name: 'Canary' } });
  await person.client.createInvitation({ teamId, body: { email, role: 'member' } });
  return mailedSecret(email);
};

describe('a revoked key', () => {
  it('opens nothing any more once the authorizer’s answer has lapsed: ten seconds at most, with the time of many calls', async () => {
    const { key, secret } = await newKey();
    expect((await call(secret)).status).toBe(200);
    await person.client.revokeApiKey({ appId, keyId: key.id });
    await until('the key is refused', async () => (await call(secret)).status === 401, 10);
    // Never again, whatever it asks for.
    for (const path of ['museum-hours', 'special-events', 'tickets'])
      expect((await call(secret, path)).status).toBe(401);
    const other = await newKey();
    expect((await call(other.secret)).status).toBe(200);
  });

  it('that was never used is refused at once', async () => {
    const { key, secret } = await newKey();
    await person.client.revokeApiKey({ appId, keyId: key.id });
    expect((await call(secret)).status).toBe(401);
  });
});

/** A secret as it stands, and as others would write it down. */
const spellings = (secret: string) => {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    [...secret].reverse().join(''),
  ];
};

describe('after every kind of call, successful and refused', () => {
  it('no secret stands in any log line or any item of the table, in any spelling', async () => {
    const { secret, key } = await newKey();
    const tryIt = await person.client.createTryItKey({ appId });
    const visitor = new Portico({ baseUrl: deployment.apiUrl });
    const refreshed = await visitor.refreshSession({ body: { sessionToken: person.sessionToken } });
    const invitation = await invited();
    const secrets = [
      secret,
      invitation,
      // What makes it one, without the id that it begins with.
      invitation.slice(26),
      tryIt.secret,
      person.token,
      person.sessionToken,
      refreshed.sessionToken,
      refreshed.accessToken,
      DEMO.developer.password,
      DEMO.publisher.password,
      CORPORATE_CLIENT.secret,
      'of-the-backend-canary-4711',
    ];
    const signed = { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' };
    await call(secret);
    await call(`${secret}x`);
    await call(secret, `things/${secret}`.slice(0, 12));
    for (const [path, body] of [
      [
        '/sessions',
        JSON.stringify({
          code: person.sessionToken,
          codeVerifier: 'v'.repeat(43),
          redirectUri: 'https://evil.example',
        }),
      ],
      ['/sessions/refresh', JSON.stringify({ sessionToken: `${person.sessionToken}x` })],
      ['/sessions/refresh', JSON.stringify({ [secret]: secret })],
      ['/invitations/find', JSON.stringify({ secret: invitation })],
      ['/invitations/accept', JSON.stringify({ secret: invitation })],
      ['/invitations/accept', JSON.stringify({ secret: `${invitation}x` })],
      ['/invitations/accept', JSON.stringify({ [invitation]: invitation })],
      ['/teams', `{"name": ${JSON.stringify(secret)}`],
    ] as const)
      await fetch(deployment.apiUrl + path, { method: 'POST', headers: signed, body });
    await fetch(`${deployment.apiUrl}/apps/${secret}`, { headers: { authorization: `Bearer ${person.token}x` } });
    await fetch(`${deployment.apiUrl}/apps?cursor=${refreshed.sessionToken}`, { headers: signed });
    const { requestId } = await until('the gateway’s calls are logged', async () => {
      const { items } = await person.client.listCalls({ appId });
      return items[0];
    });
    expect(requestId).toBeTruthy();

    const logged = await everythingLogged();
    // Had the logs been empty, nothing would have been looked at.
    expect(logged.filter((text) => text.length > 200).length).toBeGreaterThan(4);
    const kept = (await keptItems()).map((item) => JSON.stringify(item));
    expect(kept.join('')).toContain(key.id);
    for (const [index, hidden] of secrets.entries())
      for (const spelling of spellings(hidden))
        for (const [where, texts] of Object.entries({ logged, kept }))
          expect(
            texts.some((text) => text.includes(spelling)),
            `secret ${index}, ${where}, ${spelling === hidden ? 'as it is' : 'spelled otherwise'}`,
          ).toBe(false);
  });
});
