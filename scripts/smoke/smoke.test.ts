import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiUrlBy, smoke } from './smoke.ts';

type Said = { readonly status?: number; readonly type?: string; readonly text?: string; readonly location?: string };
type Answers = Readonly<Record<string, Said>>;

let answers: Answers = {};
const server = createServer((request, response) => {
  const { status = 200, type = 'text/html', text = '', location } = answers[request.url ?? ''] ?? { status: 404 };
  response.writeHead(status, { 'content-type': type, ...(location !== undefined && { location }) });
  response.end(text);
});
/** One server stands for all hosts: a host is what comes before the port. */
const at = (host: string) => `http://${host}:${(server.address() as AddressInfo).port}`;

const asPromised = (): Answers => ({
  '/': { text: 'Portico' },
  '/apis': { text: 'Catalogue' },
  '/.well-known/api-catalog': {
    type: 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
    text: JSON.stringify({ linkset: [{ item: [{ href: `${at('127.0.0.1')}/proxy/museum` }] }, { anchor: 'x' }] }),
  },
  '/apis/museum/reference': { text: 'Reference' },
  '/apis/museum/reference.md': { type: 'text/markdown', text: '# Museum' },
  '/llms.txt': { type: 'text/plain; charset=utf-8', text: '# Portico' },
  '/meta/health': { type: 'application/json', text: '{"status":"ok"}' },
  '/smoke': { status: 404, type: 'application/problem+json', text: '{}' },
  '/proxy/smoke/nothing': { status: 401, type: 'application/problem+json', text: '{}' },
  '/sign-in': { text: '<a href="/auth/connection?returnTo=%2F&amp;provider=Corporate">Continue</a>' },
  '/auth/connection?returnTo=%2F&provider=Corporate': {
    ...{ status: 303, location: `${at('127.0.0.1')}/oauth2/authorize?client_id=a` },
  },
  '/oauth2/authorize?client_id=a': { status: 302, location: 'https://idp.example.com/auth' },
  '/v1/meta/health': { status: 403, type: 'application/json', text: '{}' },
});
const look = (changes: Answers = {}) => {
  answers = { ...asPromised(), ...changes };
  const [portalUrl, apiUrl] = [at('localhost'), at('127.0.0.1')];
  return smoke({ portalUrl, apiUrl, pastTheEdge: [`${at('127.0.0.1')}/v1/meta/health`] });
};

beforeAll(() => new Promise<void>((resolve) => server.listen(0, resolve)));
afterAll(() => server.close());

describe('a look from outside', () => {
  it('says of each promise that it is kept', async () => {
    const found = await look();
    expect(found.filter(({ verdict }) => verdict !== 'good')).toEqual([]);
    expect(found.map(({ about }) => about)).toEqual([
      ...['front page', 'catalogue', 'reference', 'llms.txt', 'API', 'refusal', 'gateway', 'sign-in', 'past the edge'],
    ]);
    expect(found.find(({ about }) => about === 'sign-in')?.says).toBe('leads to idp.example.com');
  });

  it.each<[string, string, Answers]>([
    ['a front page that fails', 'front page', { '/': { status: 500 } }],
    ['a placeholder of the host', 'front page', { '/': { type: 'application/xml' } }],
    ['a reference that is not there', 'reference', { '/apis/museum/reference': { status: 404 } }],
    ['no Markdown of it', 'reference', { '/apis/museum/reference.md': { type: 'text/html' } }],
    [
      'an API that says it does not work',
      'API',
      { '/meta/health': { type: 'application/json', text: '{"status":"failing"}' } },
    ],
    ['a gateway that lets everybody in', 'gateway', { '/proxy/smoke/nothing': { status: 200 } }],
    ['a refusal in HTML', 'gateway', { '/proxy/smoke/nothing': { status: 401, type: 'text/html' } }],
    ['an edge that refuses everything', 'refusal', { '/smoke': { status: 403, type: 'text/html' } }],
    ['no identity provider', 'sign-in', { '/sign-in': { text: 'Password' } }],
    ['a sign-in host that says no', 'sign-in', { '/oauth2/authorize?client_id=a': { status: 400 } }],
    [
      'a sign-in that comes back without anybody',
      'sign-in',
      { '/oauth2/authorize?client_id=a': { status: 302, location: '/error?error=invalid_request' } },
    ],
    ['an API that answers past the edge', 'past the edge', { '/v1/meta/health': { text: 'ok' } }],
  ])('finds %s, and nothing else', async (_what, about, changes) => {
    const found = await look(changes);
    expect(found.filter(({ verdict }) => verdict === 'refused').map((one) => one.about)).toEqual([about]);
  });

  it('says where nothing is published yet, and that nobody answers', async () => {
    const empty = { '/.well-known/api-catalog': { type: 'application/linkset+json', text: '{"linkset":[]}' } };
    const found = await look(empty);
    expect(found.find(({ about }) => about === 'reference')?.verdict).toBe('mind');
    const nobody = await smoke({ portalUrl: 'http://127.0.0.1:1', apiUrl: 'http://127.0.0.1:1' });
    expect(new Set(nobody.map(({ verdict }) => verdict))).toEqual(new Set(['refused']));
  });

  it('knows the API’s address by what the portal tells of', async () => {
    answers = asPromised();
    expect(await apiUrlBy(at('localhost'))).toBe(at('127.0.0.1'));
  });
});
