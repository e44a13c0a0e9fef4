import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateSecretCommand, GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { EDGE_HEADERS } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { layOut } from '../../scripts/build-hosting.ts';
import { DEMO } from '../../scripts/start/demo.ts';
import { startAmplify } from '../portico/amplify.ts';
import { deployment, until } from '../portico/world.ts';
import { giveAddress, openBrowser } from './browser.ts';

let hosted: Awaited<ReturnType<typeof startAmplify>>;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portico-hosting-'));
  const { endpoint, region, credentials, edgeSecretArn } = deployment;
  const secrets = new SecretsManagerClient({ endpoint, region, credentials });
  const { SecretString: proof = '' } = await secrets.send(new GetSecretValueCommand({ SecretId: edgeSecretArn }));
  const cookies = { Name: `cookies-${process.pid}`, SecretString: 'as-long-as-a-secret-of-cookies-must-be' };
  const { ARN = '' } = await secrets.send(new CreateSecretCommand(cookies));
  const ports = { own: deployment.upstreamPort - 1, compute: deployment.upstreamPort + 1 };
  // What the template gives the app, as its build writes it down.
  await layOut(folder, {
    PORTICO_API_URL: deployment.apiUrl,
    PORTICO_PORTAL_URL: `http://localhost:${ports.own}`,
    PORTICO_SIGN_IN_URL: deployment.signInUrl,
    PORTICO_CLIENT_ID: deployment.clientId,
    PORTICO_COOKIE_SECRET_ARN: ARN,
    PORTICO_EDGE_SECRET_ARN: edgeSecretArn,
    PORTICO_UPLOADS_ORIGIN: endpoint,
  });
  // What the edge says of whoever asks, and what Lambda gives of the compute role.
  const edge = { [EDGE_HEADERS.proof]: proof, [EDGE_HEADERS.viewer]: '127.0.0.1' };
  hosted = await startAmplify(folder, ports, edge, {
    ...{ AWS_ENDPOINT_URL: endpoint, AWS_REGION: region },
    ...{ AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey },
  });
  await until('the server answers', async () => (await fetch(`${hosted.url}/robots.txt`)).ok);
  return async () => {
    await hosted.stop();
    rmSync(folder, { recursive: true, force: true });
  };
});

/** A page without what is another one each time, or is of the host. */
const comparable = (text: string) =>
  text
    .replaceAll(/localhost:\d+/g, 'here')
    .replaceAll(/nonce="[^"]*"/g, '')
    .replaceAll(/\b\d+ (?:seconds?|minutes?) ago/g, '');
const headersOf = ({ headers }: Response) => ({
  type: headers.get('content-type'),
  // What is left of ten seconds.
  cache: headers.get('cache-control')?.replace(/s-maxage=\d+/, 's-maxage'),
  framing: headers.get('x-frame-options'),
  policy: headers.get('content-security-policy')?.replaceAll(/localhost:\d+|'nonce-[^']*'|'sha256-[^']*'/g, ''),
});

describe('the folder that Amplify hosts', () => {
  it.each([
    '/',
    '/apis/museum',
    '/apis/museum/reference',
    '/apis/museum.md',
    '/sign-in',
    '/guides',
    '/search?q=museum',
    '/llms.txt',
    '/sitemap.xml',
    '/nowhere',
    '/apps',
  ])('answers %s as the portal does', async (path) => {
    const ask = (origin: string) => fetch(`${origin}${path}`, { redirect: 'manual' });
    const [here, there] = [await ask(deployment.portalUrl), await ask(hosted.url)];
    expect(there.status).toBe(here.status);
    expect(headersOf(there)).toEqual(headersOf(here));
    expect(there.headers.get('location')?.replaceAll(/localhost:\d+/g, '')).toEqual(
      here.headers.get('location')?.replaceAll(/localhost:\d+/g, ''),
    );
    expect(comparable(await there.text()).length).toBeGreaterThan(comparable(await here.text()).length * 0.95);
  });

  it('draws pictures with what was installed for it', async () => {
    const picture = await fetch(`${hosted.url}/pictures/apis/museum.png`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(5000);
  });

  it('has its files where its routes lead, to be kept for ever', async () => {
    const page = await (await fetch(`${hosted.url}/sign-in`)).text();
    const files = [...page.matchAll(/"(\/_next\/static\/[^"\\]+)"/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(2);
    for (const file of new Set(files)) {
      const answer = await fetch(hosted.url + file);
      expect([file, answer.status, answer.headers.get('cache-control')]).toEqual([
        file,
        200,
        'public, max-age=31536000, immutable',
      ]);
    }
    expect((await fetch(`${hosted.url}/_next/static/none.js`)).status).toBe(404);
  });

  it('signs somebody in, who works with what is theirs', async () => {
    const page = await openBrowser();
    await page.goto(`${hosted.url}/sign-in?returnTo=/apps`);
    await giveAddress(page, DEMO.publisher.email);
    await page.getByLabel('Password').fill(DEMO.publisher.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`${hosted.url}/apps`);
    await page.goto(`${hosted.url}/publish`);
    await page
      .getByRole('link', { name: /Museum/ })
      .first()
      .waitFor();
  });

  it('asks for no more than Amplify gives, and complains of nothing', () => {
    expect(hosted.faults()).toEqual([]);
    expect(hosted.printed()).not.toMatch(/ERR_ACCESS_DENIED|EROFS|EACCES|Error:/);
  });
});
