import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';

/** Secrets Manager, as far as a server of the portal asks it. */
const state = { labels: {} as Record<string, string[]>, asked: 0 };
let server: Server;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const input = JSON.parse(Buffer.concat(chunks).toString()) as { readonly VersionId?: string };
    state.asked += 1;
    const current = Object.keys(state.labels).find((id) => state.labels[id]?.includes('AWSCURRENT')) ?? '';
    const { VersionId = current } = input;
    const isDescribe = String(request.headers['x-amz-target']).endsWith('DescribeSecret');
    const body = isDescribe ? { VersionIdsToStages: state.labels } : { VersionId, SecretString: VersionId.repeat(32) };
    response.setHeader('content-type', 'application/x-amz-json-1.1').end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIA');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('PORTICO_COOKIE_SECRET', '');
  vi.stubEnv('PORTICO_COOKIE_SECRET_ARN', 'arn:cookies');
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** A server that has just started. */
const started = async () => import('./sealed.ts');

it('a cookie opens with every live value, whichever seals, and with none that is gone', async () => {
  state.labels = { a: ['AWSCURRENT'] };
  const before = await (await started()).seal('session', { of: 'a' }, 60);
  const opens = async (labels: Record<string, string[]>) => {
    state.labels = labels;
    vi.resetModules();
    return (await started()).unseal('session', before);
  };
  expect(await opens({ a: ['AWSCURRENT'], b: ['AWSPENDING'] })).toEqual({ of: 'a' });
  expect(await opens({ a: ['AWSPREVIOUS'], b: ['AWSCURRENT'] })).toEqual({ of: 'a' });
  const after = await (await started()).seal('session', { of: 'b' }, 60);
  expect(await opens({ b: ['AWSCURRENT'] })).toBeUndefined();
  expect(await (await started()).unseal('session', after)).toEqual({ of: 'b' });
  expect(await (await started()).unseal('another purpose', after)).toBeUndefined();
});

it('secrets are read once for many cookies', async () => {
  state.labels = { a: ['AWSCURRENT'] };
  state.asked = 0;
  const { seal } = await started();
  await Promise.all(Array.from({ length: 20 }, () => seal('session', {}, 60)));
  expect(state.asked).toBe(2);
});
