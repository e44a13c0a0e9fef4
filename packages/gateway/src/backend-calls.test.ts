import { createHash, createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import type { BackendAuth } from '@portico/domain';
import type { Egress, EgressRequest } from '@portico/egress';
import { beforeEach, describe, expect, it } from 'vitest';
import { liveBackend } from '../test/backends.ts';
import { createBackendCalls } from './backend-calls.ts';
import type { BackendRequest } from './backend-request.ts';
import type { Headers } from './headers.ts';

const SECRET = 'of/the backend=1';
const TOKEN_URL = 'https://id.example/token';
const CLIENT: BackendAuth = {
  ...{ kind: 'oauth2', tokenUrl: TOKEN_URL, clientId: 'a client', clientAuthentication: 'basic', scopes: ['a', 'b'] },
};

type Sent = { readonly url: string; readonly query: string; readonly headers: Headers; readonly body: string };
let sent: Sent[] = [];
let tokens: Sent[] = [];
let statuses: number[] = [];
let tokenAnswer: object = {};
let tokenStatus = 200;
let time = 0;
let call: ReturnType<typeof createBackendCalls>;

const flat = (headers: EgressRequest['headers'] = {}): Headers => {
  if (!Array.isArray(headers)) return Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return Array.from({ length: headers.length / 2 }, (_, line) => [
    headers[2 * line] ?? '',
    headers[2 * line + 1] ?? '',
  ]);
};

/** Egress that keeps what would have been sent; its sockets are tested elsewhere. */
const egress = {
  request: async ({ url, rawQuery = '', headers, body }: EgressRequest) => {
    const one = { url: String(url), query: rawQuery, headers: flat(headers), body: String(body ?? '') };
    const isToken = one.url === TOKEN_URL;
    (isToken ? tokens : sent).push(one);
    const status = isToken ? tokenStatus : (statuses.shift() ?? 200);
    const answer = isToken ? JSON.stringify({ access_token: `token-${tokens.length}`, ...tokenAnswer }) : '';
    return { status, rawHeaders: [], body: Readable.from([Buffer.from(answer)]) };
  },
  // Nothing else of it is called.
} as unknown as Egress;

beforeEach(() => {
  [sent, tokens, statuses, tokenAnswer, tokenStatus, time] = [[], [], [], {}, 200, Date.UTC(2026, 10, 30)];
  call = createBackendCalls({
    egress,
    readSecret: async (id) => (id === 'bks_1' ? SECRET : 'of another'),
    now: () => time,
  });
});

const request = (more: Partial<BackendRequest> = {}): BackendRequest => ({
  ...{ url: 'https://backend.example/base/things', query: '', method: 'GET', headers: [], body: null },
  ...more,
});
const through = (auth: BackendAuth, more: Partial<BackendRequest> = {}, forwardAuthorization = true) =>
  call(
    { ...liveBackend('https://backend.example/base', 1_000), forwardAuthorization, auth, secretId: 'bks_1' },
    request(more),
    { responseBytesMax: 1_000 },
  );
const headerLines = (name: string) => sent.at(-1)?.headers.filter(([one]) => one.toLowerCase() === name) ?? [];

describe('a caller’s own Authorization', () => {
  it('goes on where the backend says so, and nowhere else', async () => {
    const headers: Headers = [['Authorization', 'Bearer mine']];
    await through({ kind: 'none' }, { headers });
    expect(headerLines('authorization')).toEqual(headers);
    await through({ kind: 'none' }, { headers }, false);
    expect(headerLines('authorization')).toEqual([]);
  });
});

describe('auth that is injected', () => {
  it('is the one line of its name, however a caller spells one', async () => {
    const spelled = ['X-Backend-Key', 'x-backend-key', 'X_Backend_Key', 'x_backend-key'];
    const headers: Headers = [...spelled, ...spelled].map((name) => [name, 'smuggled']);
    await through({ kind: 'header', name: 'X-Backend-Key' }, { headers });
    expect(sent[0]?.headers).toEqual([['X-Backend-Key', SECRET]]);
    for (const auth of [{ kind: 'bearer' }, { kind: 'basic', username: 'u' }] as const) {
      await through(auth, {
        headers: [
          ['AUTHORIZATION', 'Basic smuggled'],
          ['authorization', 'Bearer smuggled'],
        ],
      });
      const value =
        auth.kind === 'bearer' ? `Bearer ${SECRET}` : `Basic ${Buffer.from(`u:${SECRET}`).toString('base64')}`;
      expect(sent.at(-1)?.headers).toEqual([['Authorization', value]]);
    }
  });

  it('is the one parameter of its name, and what else is asked goes on byte for byte', async () => {
    const key = `api_key=${encodeURIComponent(SECRET)}`;
    for (const [query, meant] of [
      ['', `?${key}`],
      ['?a=%7e&b=+&a', `?a=%7e&b=+&a&${key}`],
      ['?api_key=x&a=1&api_key=y', `?a=1&${key}`],
      ['?API_KEY=x&api%5Fkey=y&api.key=z&api-key=w&api_key[]=v&a=1', `?a=1&${key}`],
      ['?a=1;api_key=x&b=2', `?a=1&b=2&${key}`],
      ['?%61pi_key', `?${key}`],
      ['?not_api_key=1', `?not_api_key=1&${key}`],
    ] as const) {
      await through({ kind: 'query', name: 'api_key' }, { query });
      expect(sent.at(-1)?.query, query).toBe(meant);
      expect(sent.at(-1)?.url, query).toBe(`https://backend.example/base/things${meant}`);
    }
  });
});

describe('a token by client credentials', () => {
  const bearers = () => sent.map(({ headers }) => headers.find(([name]) => name === 'Authorization')?.[1]);

  it('is fetched once for many calls, and anew shortly before it ends', async () => {
    tokenAnswer = { expires_in: 600 };
    await Promise.all(Array.from({ length: 20 }, () => through(CLIENT)));
    expect([tokens.length, new Set(bearers())]).toEqual([1, new Set(['Bearer token-1'])]);
    const [{ headers = [], body = '' } = {}] = tokens;
    const proof = Buffer.from(`a+client:${new URLSearchParams({ s: SECRET }).toString().slice(2)}`).toString('base64');
    expect(Object.fromEntries(headers)).toMatchObject({ authorization: `Basic ${proof}` });
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({ grant_type: 'client_credentials', scope: 'a b' });
    time += 569_000;
    await through(CLIENT);
    expect(tokens).toHaveLength(1);
    time += 2_000;
    await through(CLIENT);
    expect([tokens.length, bearers().at(-1)]).toEqual([2, 'Bearer token-2']);
  });

  it('proves the client in the body where that is asked for', async () => {
    await through({ ...CLIENT, clientAuthentication: 'post', scopes: [] });
    const fields = { grant_type: 'client_credentials', client_id: 'a client', client_secret: SECRET };
    expect(Object.fromEntries(new URLSearchParams(tokens[0]?.body))).toEqual(fields);
    expect(tokens[0]?.headers.some(([name]) => name === 'authorization')).toBe(false);
  });

  it('that the backend refuses is replaced once, unless it is young', async () => {
    statuses = [401];
    expect((await through(CLIENT)).status).toBe(401);
    expect([sent.length, tokens.length]).toEqual([1, 1]);
    time += 11_000;
    statuses = [401, 200];
    expect((await through(CLIENT, { method: 'POST', body: Buffer.from('{}') })).status).toBe(200);
    expect([bearers().slice(1), tokens.length]).toEqual([['Bearer token-1', 'Bearer token-2'], 2]);
    expect(sent.slice(1).map(({ body }) => body)).toEqual(['{}', '{}']);
    time += 11_000;
    statuses = [401, 401];
    expect((await through(CLIENT)).status).toBe(401);
    expect(tokens).toHaveLength(3);
  });

  it('of another secret, client or scope is another one; one that is none is said in words', async () => {
    await through(CLIENT);
    await through({ ...CLIENT, scopes: ['a'] });
    const other = { ...liveBackend('https://backend.example', 1_000), auth: CLIENT, secretId: 'bks_2' };
    await call(other, request(), { responseBytesMax: 1_000 });
    expect(new Set(bearers()).size).toBe(3);
    [tokenAnswer, time] = [{ access_token: 'a b' }, time + 1e9];
    await expect(through(CLIENT)).rejects.toThrow('the token endpoint answered with no bearer token');
    tokenStatus = 403;
    await expect(through(CLIENT)).rejects.toThrow('the token endpoint answered with status 403');
    [tokenAnswer, tokenStatus] = [{}, 200];
    expect((await through(CLIENT)).status).toBe(200);
  });
});

describe('a signature of AWS', () => {
  const AUTH: BackendAuth = {
    ...{ kind: 'sigv4', region: 'eu-central-1', service: 'execute-api', accessKeyId: 'AKIDEXAMPLE000000' },
  };
  const hash = (data: string) => createHash('sha256').update(data).digest('hex');
  const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();

  /** The signature that AWS would make of what was sent (Signature Version 4, from its documentation). */
  const meant = ({ url, query, headers, body }: Sent, method: string) => {
    const { pathname, host } = new URL(url);
    const values: Record<string, string> = { ...Object.fromEntries(headers), host };
    const names = ['host', 'x-amz-content-sha256', 'x-amz-date'];
    const path = pathname.split('/').map(encodeURIComponent).join('/');
    const pairs = query === '' ? [] : query.slice(1).split('&').sort();
    const lines = names.map((name) => `${name}:${values[name]}\n`).join('');
    const canonical = [method, path, pairs.join('&'), lines, names.join(';'), hash(body)].join('\n');
    const at = values['x-amz-date'] ?? '';
    const scope = `${at.slice(0, 8)}/eu-central-1/execute-api/aws4_request`;
    const key = [...scope.split('/')].reduce<string | Buffer>((had, part) => hmac(had, part), `AWS4${SECRET}`);
    const signature = hmac(key, ['AWS4-HMAC-SHA256', at, scope, hash(canonical)].join('\n')).toString('hex');
    return `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE000000/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  };

  it('is what AWS would make of what is sent, and leaves nothing of a caller’s', async () => {
    for (const more of [
      {},
      { query: '?b=2&a=1&a=%20x+y&c' },
      { url: 'https://backend.example/base/a%20b/ü~', query: "?q='(*)'" },
      { method: 'POST', body: Buffer.from('{"a":1}'), query: '?X-Amz-Signature=mine&x-amz-date=1&a=1' },
      {
        headers: [
          ['Authorization', 'mine'],
          ['Content-Type', 'a/b'],
        ],
      },
    ] as Partial<BackendRequest>[]) {
      await through(AUTH, more);
      const last = sent.at(-1);
      expect(headerLines('authorization').map(([, value]) => value)).toEqual([
        last && meant(last, more.method ?? 'GET'),
      ]);
      expect(last?.query).not.toMatch(/amz/i);
    }
  });
});
