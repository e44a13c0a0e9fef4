import type { Deprecation, UsageRecord } from '@portico/domain';
import type { Egress } from '@portico/egress';
import { english } from '@portico/words';
import { beforeEach, describe, expect, it } from 'vitest';
import { liveBackend, NO_POLICIES, NO_SECRETS } from '../test/backends.ts';
import { createSharedMemory } from '../test/shared-memory.ts';
import type { ApiRoute, DeletedApi, GatewayRequest } from './call.ts';
import { createGateway } from './gateway.ts';

const AT = Date.UTC(2026, 11, 1);
const iso = (seconds: number) => new Date(AT + seconds * 1000).toISOString();
const DEFAULT = '2.0.0';

let time = AT;
let asked: (readonly [string, string | undefined])[] = [];
let metered: UsageRecord[] = [];
let answered: string[] = [];
/** What is said of each version; of a version that is not here there is none. */
let versions: Record<string, { deprecation?: Deprecation; status?: 'published' | 'retired' }> = {};

const egress = {
  request: async () => ({ status: 200, rawHeaders: answered, body: (async function* () {})() }),
  // The gateway calls nothing else of it.
} as unknown as Egress;

const newGateway = () =>
  createGateway({
    loadRoute: async (api, version): Promise<ApiRoute | DeletedApi | undefined> => {
      asked.push([api, version]);
      const shownTo = api.startsWith('shared') ? ['team_3', 'team_2'] : ['team_3'];
      const shown = { teamId: 'team_1', isPrivate: api.endsWith('hidden'), shownTo };
      if (api.includes('deleted')) return { ...shown, deleted: true };
      const name = version ?? DEFAULT;
      const found = versions[name];
      return (
        found && {
          ...{ apiId: 'api_1', slug: 'museum', name: 'A', ...shown },
          ...{ version: name, status: 'published', live: liveBackend('https://backend.example', 1_000) },
          ...{ policies: NO_POLICIES, operationOf: () => 'get /things', ...found },
        }
      );
    },
    loadLimit: async () => ({
      ...{ planId: 'p', holderId: 'app_1', requestsPerSecond: 1e9, burst: 1e9, requestsPerMonth: 1e12 },
    }),
    loadCaller: async () => ({ teamId: 'team_2', enabled: true }),
    loadReach: async () => false,
    ...createSharedMemory(),
    egress,
    ...NO_SECRETS,
    gatewayUrl: 'https://api.example/proxy',
    portalUrl: 'https://portal.example',
    now: () => time,
    refuse: (_, code, headers, words) => ({
      status: code.startsWith('version-') ? 410 : 400,
      headers: [...headers, ['X-Code', code]],
      body: Buffer.from(words ? english(words) : ''),
    }),
    meter: (record) => void metered.push(record),
    responseBytesMax: 1_000,
  });
let gateway: ReturnType<typeof newGateway>;

beforeEach(() => {
  [time, asked, metered, answered, versions] = [AT, [], [], [], { '1.0.0': {}, '2.0.0': {} }];
  gateway = newGateway();
});

const call = async (apiReference: string, headers: GatewayRequest['headers'] = []) => {
  const answer = await gateway({
    ...{ requestId: 'req-1', sourceIp: '203.0.113.7', appId: 'app_1', keyId: 'key_1', environment: 'live' },
    ...{ method: 'GET', apiReference, path: '/things', query: [], headers, body: undefined },
  });
  const of = (name: string) => answer.headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  return { ...answer, of, text: Buffer.from(answer.body).toString() };
};

describe('an API that was deleted', () => {
  it('says so to who saw it, and is not there for others', async () => {
    expect((await call('deleted')).of('x-code')).toEqual(['api-deleted']);
    expect((await call('deleted-hidden')).of('x-code')).toEqual(['not-found']);
    expect((await call('shared-deleted-hidden')).of('x-code')).toEqual(['api-deleted']);
    expect(metered).toEqual([]);
  });
});

describe('an API that is private', () => {
  it('is there for the teams it is shared with', async () => {
    expect((await call('hidden')).of('x-code')).toEqual(['api-hidden']);
    expect((await call('shared-hidden')).status).toBe(200);
  });
});

describe('a version', () => {
  it('is the default one where none is named, the header’s, and before that the path’s', async () => {
    for (const [reference, headers, version] of [
      ['museum', [], '2.0.0'],
      ['museum', [['x-api-version', ' 1.0.0 ']], '1.0.0'],
      ['museum@1.0.0', [], '1.0.0'],
      ['museum@1.0.0', [['X-Api-Version', '2.0.0']], '1.0.0'],
      [
        'museum',
        [
          ['X-Api-Version', '1.0.0'],
          ['x-API-version', '1.0.0'],
        ],
        '1.0.0',
      ],
    ] as const) {
      expect((await call(reference, headers)).status, reference).toBe(200);
      expect(metered.at(-1)?.version).toBe(version);
    }
  });

  it('is refused where the header says two, and not there where it is none’s name', async () => {
    const two = await call('museum', [
      ['X-Api-Version', '1.0.0'],
      ['X-Api-Version', '2.0.0'],
    ]);
    expect(two.of('x-code')).toEqual(['invalid-request']);
    for (const reference of ['museum@9.9.9', 'museum@', 'museum@../x', `museum@${'1'.repeat(65)}`, 'museum@1@2'])
      expect((await call(reference)).of('x-code'), reference).toEqual(['not-found']);
    // What is no name is nothing to look up.
    expect(asked).toEqual([['museum', '9.9.9']]);
  });

  it('that links into itself stays what was called', async () => {
    answered = ['Location', 'https://backend.example/things/1'];
    expect((await call('museum@1.0.0')).of('location')).toEqual(['https://api.example/proxy/museum@1.0.0/things/1']);
  });
});

describe('a version that ends', () => {
  const deprecation = {
    deprecatedAt: iso(-60),
    sunsetAt: iso(3600),
    successor: '2.0.0',
    brownouts: [{ startsAt: iso(600), minutes: 10 }],
  };

  it('says so with every answer, as RFC 9745, 8594 and 5829 have it; a backend’s own words give way', async () => {
    versions['1.0.0'] = { deprecation };
    answered = ['deprecation', '@1', 'SUNSET', 'Mon, 01 Jan 2001 00:00:00 GMT', 'Link', '</things?page=2>; rel="next"'];
    const { status, of } = await call('museum@1.0.0');
    expect(status).toBe(200);
    expect(of('deprecation')).toEqual(['@1796083140']);
    expect(of('sunset')).toEqual(['Tue, 01 Dec 2026 01:00:00 GMT']);
    const page = '<https://portal.example/apis/museum/versions>';
    expect(of('link')).toEqual([
      expect.stringContaining('rel="next"'),
      `${page}; rel="deprecation"; type="text/html"`,
      `${page}; rel="sunset"; type="text/html"`,
      '<https://api.example/proxy/museum@2.0.0/>; rel="successor-version"',
    ]);
    answered = [];
    expect((await call('museum')).of('deprecation')).toEqual([]);
  });

  it('says so before it is, and leads where its publisher says', async () => {
    versions['1.0.0'] = { deprecation: { deprecatedAt: iso(86_400), information: 'https://docs.example/v2' } };
    const { of } = await call('museum@1.0.0');
    expect(of('deprecation')).toEqual(['@1796169600']);
    expect([of('sunset'), of('link')]).toEqual([
      [],
      ['<https://docs.example/v2>; rel="deprecation"; type="text/html"'],
    ]);
  });

  it('answers 410 in a brown-out with when that is over, and for good from its sunset on', async () => {
    versions['1.0.0'] = { deprecation };
    const seen: unknown[] = [];
    for (const seconds of [599, 600, 1199, 1200, 3599, 3600, 86_400]) {
      time = AT + seconds * 1000;
      const { status, of } = await call('museum@1.0.0');
      seen.push([status, of('x-code')[0], of('retry-after')[0]]);
    }
    expect(seen).toEqual([
      [200, undefined, undefined],
      [410, 'version-brownout', '600'],
      [410, 'version-brownout', '1'],
      [200, undefined, undefined],
      [200, undefined, undefined],
      [410, 'version-retired', undefined],
      [410, 'version-retired', undefined],
    ]);
    expect(metered.map(({ status }) => status)).toEqual([200, 410, 410, 200, 200, 410, 410]);
  });

  it('names the way out, as its publisher wrote it or as it is known', async () => {
    versions = { '1': { status: 'retired', deprecation }, '2': { status: 'retired' } };
    versions['3'] = { status: 'retired', deprecation: { ...deprecation, note: 'Move to the new search.' } };
    const answers = [await call('museum@1'), await call('museum@2'), await call('museum@3')];
    expect(answers.map(({ text }) => text)).toEqual([
      'Version 1 does not answer. Version 2.0.0 comes after it.',
      'Version 2 does not answer.',
      'Version 3: Move to the new search.',
    ]);
    expect(answers[0]?.of('link').at(-1)).toContain('successor-version');
  });

  it('is nothing that who may not see the API is told', async () => {
    versions['1.0.0'] = { deprecation };
    const { of } = await call('hidden@1.0.0');
    expect([of('x-code'), of('deprecation'), of('link')]).toEqual([['api-hidden'], [], []]);
  });
});
