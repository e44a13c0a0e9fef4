import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portico } from '@portico/cli/test-world';
import type { AccessTokenScope } from '@portico/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deployment, type Person, signIn, smallDocument, until } from '../portico/world.ts';

const DAY_MILLISECONDS = 86_400_000;
/** Several documents are read, here and there, one after the other. */
const PATIENCE_MILLISECONDS = 240_000;
const SCOPES: AccessTokenScope[] = ['apis:write', 'consumers:write', 'docs:read', 'meta:read', 'users:read'];

let folder: string;
let publisher: Person;
let secret: string;
let environment: Record<string, string>;

const cli = async (...words: string[]) => {
  const ran = await portico(words, environment);
  expect(ran.out + ran.err).not.toContain(secret);
  return ran;
};
const json = async (...words: string[]) => JSON.parse((await cli(...words, '--json')).out);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portico-cli-'));
  environment = { XDG_CONFIG_HOME: folder };
  publisher = await signIn('publisher');
  const expiresAt = new Date(Date.now() + DAY_MILLISECONDS).toISOString();
  secret = (await publisher.client.createAccessToken({ body: { name: 'cli', scopes: SCOPES, expiresAt } })).secret;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('signs in with a token that works, and with no other', async () => {
  const wrong = await portico(['login', deployment.apiUrl, '--with-token'], environment, `${secret.slice(0, -1)}0\n`);
  expect(wrong.code).toBe(3);
  const { code, out, err } = await portico(['login', deployment.apiUrl, '--with-token'], environment, `${secret}\n`);
  expect({ code, told: (out + err).includes(secret) }).toEqual({ code: 0, told: false });
  expect(statSync(join(folder, 'portico/credentials.json')).mode & 0o777).toBe(0o600);
  expect((await json('whoami')).user.email).toBe('pia@portico.example');
});

it(
  'publishes a document, again to no effect, and another one as its next version; what breaks is blocked by the rules',
  async () => {
    const slug = `cli-${Date.now().toString(36)}`;
    const file = join(folder, 'api.json');
    const publish = (...more: string[]) =>
      cli('publish', file, '--api', slug, '--backend', 'https://example.com', '--json', ...more);
    writeFileSync(file, smallDocument({ '/things': 'listThings', '/more': 'listMore' }));
    const first = await publish('--team', publisher.teamId);
    expect(first).toMatchObject({ code: 0 });
    expect(JSON.parse(first.out)).toMatchObject({ api: slug, version: '1.0.0', status: 'published', changed: true });
    expect(JSON.parse((await publish()).out)).toMatchObject({ status: 'published', changed: false });

    writeFileSync(file, smallDocument({ '/things': 'listThings' }));
    expect((await publish()).code).toBe(4);

    const { headers } = await publisher.client.getApiPublishingRules({ apiId: slug }).withResponse();
    const rules = { breakingChange: 'block', grade: 'free', minimumGrade: 'F', owner: 'free' } as const;
    await publisher.client.putApiPublishingRules({ apiId: slug, 'If-Match': headers.get('etag') ?? '', body: rules });
    writeFileSync(file, smallDocument({ '/things': 'listThings' }, '1.0.1'));
    const blocked = await publish();
    expect({ code: blocked.code, verdict: JSON.parse(blocked.out).verdict }).toEqual({ code: 4, verdict: 'blocked' });
    // The same document with the number that admits it.
    writeFileSync(file, smallDocument({ '/things': 'listThings' }, '2.0.0'));
    const compared = await cli('diff', `api:${slug}`, file, '--json');
    expect({ code: compared.code, bump: JSON.parse(compared.out).bump }).toEqual({ code: 4, bump: 'major' });
    expect(JSON.parse((await publish()).out)).toMatchObject({ version: '2.0.0', status: 'published' });
    expect((await json('apis', 'list', '--q', slug)).items).toMatchObject([{ slug, latestVersion: '2.0.0' }]);
  },
  PATIENCE_MILLISECONDS,
);

it(
  'publishes of a folder with several documents the one that is named',
  async () => {
    const several = join(folder, 'several');
    mkdirSync(several);
    writeFileSync(join(several, 'a.json'), smallDocument({ '/things': 'listThings' }));
    writeFileSync(join(several, 'b.json'), smallDocument({ '/more': 'listMore' }, '2.0.0'));
    const slug = `cli-root-${Date.now().toString(36)}`;
    const words = ['publish', several, '--api', slug, '--backend', 'https://example.com', '--team', publisher.teamId];
    const refused = await cli(...words);
    expect(refused).toMatchObject({ code: 2, err: expect.stringMatching(/--root b\.json: .* 2\.0\.0, 1 operation/) });
    expect(await json(...words, '--root', 'b.json')).toMatchObject({
      api: slug,
      version: '2.0.0',
      status: 'published',
    });
    expect((await json('lint', several, '--root', 'a.json')).grade).toMatch(/^[A-F]$/);
  },
  PATIENCE_MILLISECONDS,
);

it('subscribes an app, makes a key that calls, rotates and revokes it, and ends the app', async () => {
  const name = `CLI ${Date.now()}`;
  await publisher.client.createApp({ body: { teamId: publisher.teamId, name } });
  expect(await json('subscriptions', 'create', name, 'museum')).toMatchObject({ planId: 'basic', status: 'active' });
  const made = await cli('keys', 'create', name, '--days', '1');
  const call = (key: string) =>
    fetch(`${deployment.apiUrl}/proxy/museum/museum-hours`, { headers: { 'X-Api-Key': key } });
  expect((await call(made.out.trim())).status).toBe(200);
  const [{ id }] = (await json('keys', 'list', name)).items;
  const rotated = await cli('keys', 'rotate', name, id, '--overlap', '1h');
  expect((await call(rotated.out.trim())).status).toBe(200);
  expect(await json('keys', 'revoke', name, id)).toMatchObject({ status: 'revoked' });
  const [subscription] = (await json('subscriptions', 'list', name)).items;
  expect(await json('subscriptions', 'cancel', name, subscription.id)).toMatchObject({ status: 'cancelled' });
  expect(await json('apps', 'delete', name)).toMatchObject({ status: 'deleted' });
  expect((await cli('keys', 'list', name)).err).toContain(`you have no app called ${name}`);
});

it('tells a refusal as the portal words it, and ends with 3 once the token is revoked', async () => {
  const missing = await cli('keys', 'list', 'app_00000000000000000000000000');
  expect({ code: missing.code, out: missing.out }).toEqual({ code: 2, out: '' });
  expect(missing.err).toContain('request ');
  const { items } = await publisher.client.listAccessTokens();
  await publisher.client.revokeAccessToken({ tokenId: items[0]?.id ?? '' });
  await until('the revoked token opens nothing', async () => (await portico(['whoami'], environment)).code === 3);
  expect((await cli('logout')).code).toBe(0);
  expect((await cli('whoami')).code).toBe(3);
});
