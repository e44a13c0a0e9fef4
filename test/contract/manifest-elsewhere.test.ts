import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { portico } from '@portico/cli/test-world';
import { type AccessTokenScope, Portico } from '@portico/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO } from '../../scripts/start/demo.ts';
import { createSession, type Where } from '../../scripts/start/sign-in.ts';
import { smallDocument } from '../portico/world.ts';

const PATIENCE_MILLISECONDS = 400_000;
const HOUR_MILLISECONDS = 3_600_000;
const basePort = Number(process.env.PORTICO_PORT ?? 4200) + 40;
const SCOPES: AccessTokenScope[] = [
  ...(['apis:write', 'consumers:write', 'docs:write', 'teams:write', 'testing:write', 'users:read'] as const),
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-elsewhere-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Cli = (...words: string[]) => ReturnType<typeof portico>;
type Portal = { readonly client: Portico; readonly cli: Cli; readonly withoutSecrets: Cli };

const ended = (child: ChildProcess) => new Promise<void>((settle) => child.once('exit', () => settle()));

const started = (dataFolder: string) => {
  const child = fork(
    fileURLToPath(new URL('../portico/empty-portal.ts', import.meta.url)),
    [String(basePort), dataFolder],
    { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: ['--disable-warning=ExperimentalWarning'] },
  );
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const where = new Promise<Where>((settle, fail) => {
    child.once('message', (message) => settle(message as Where));
    child.once('exit', (code) => fail(new Error(`it did not start (${code}): ${said}`)));
  });
  return { child, where };
};

/** Does something in a portal of its own, in which an admin is and nothing else: no plan, no API. */
const inEmptyPortal = async <Value>(
  name: string,
  environment: Readonly<Record<string, string>>,
  act: (portal: Portal) => Promise<Value>,
): Promise<Value> => {
  const dataFolder = mkdtempSync(join(tmpdir(), `portico-empty-${name}-`));
  const { child, where } = started(dataFolder);
  try {
    const at = await where;
    const { accessToken } = await createSession(at, DEMO.admin);
    const client = new Portico({ baseUrl: at.apiUrl, token: accessToken });
    const expiresAt = new Date(Date.now() + HOUR_MILLISECONDS).toISOString();
    const { secret } = await client.createAccessToken({ body: { name, scopes: SCOPES, expiresAt } });
    const known = { PORTICO_URL: at.apiUrl, PORTICO_TOKEN: secret, XDG_CONFIG_HOME: dataFolder };
    const cliWith =
      (more: Readonly<Record<string, string>>): Cli =>
      (...words) =>
        portico(words, { ...known, ...more });
    return await act({ client, cli: cliWith(environment), withoutSecrets: cliWith({}) });
  } finally {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = ended(child);
      child.kill('SIGTERM');
      await gone;
    }
    rmSync(dataFolder, { recursive: true, force: true });
  }
};

const filesOf = (place: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(place, { recursive: true, encoding: 'utf8' })
      .filter((file) => statSync(join(place, file)).isFile())
      .toSorted()
      .map((file) => [file, readFileSync(join(place, file), 'latin1')]),
  );

/** What somebody does on the pages: one suite with other tests. */
const changeSuite = async (client: Portico) => {
  const { items: apps } = await client.listApps({ limit: 100 });
  const appId = apps.find(({ description }) => description === 'It watches.')?.id ?? '';
  const { items: suites } = await client.listTestSuites({ appId });
  const [old] = suites.filter(({ name }) => name === 'Old');
  if (!old) throw new Error('there is no such suite');
  await client.deleteTestSuite({ suiteId: old.id });
  const { apiId, version, name, tests } = old;
  await client.createTestSuite({ body: { appId, apiId, version, name, tests: tests.slice(1) } });
};

const entity = (kind: string, name: string, spec: object) =>
  `${JSON.stringify({ apiVersion: 'portico.dev/v1', kind, metadata: { name }, spec })}\n`;

const LIMITS = { requestsPerSecond: 2, burst: 10, requestsPerMonth: 1_000 };
const to = (url: string, more: object = {}) => ({ targets: [{ url, weight: 1 }], timeoutMilliseconds: 5_000, ...more });
const bearer = { auth: { kind: 'bearer', secret: '${env:BEARER}' } };
/** Of each kind, and of each field, something. */
const ENTITIES = [
  entity('Plan', 'basic', { name: 'Basic', summary: 'To begin with.', ...LIMITS }),
  entity('Plan', 'old', { name: 'Old', summary: 'Offered no longer.', ...LIMITS, archived: true }),
  entity('Plan', 'zoo.gold', {
    ...{ name: 'Gold', summary: 'Of the zoo alone.', ...LIMITS, requestsPerDay: 500, limitsPer: 'team' },
    operationRates: [{ operation: 'get /things', requestsPerSecond: 1, burst: 5 }],
    ...{ priceCentsPerMonth: 4_900, approval: 'owner', terms: '# Terms\n\nBe kind.' },
  }),
  entity('Plan', 'zoo.tin', { name: 'Tin', summary: 'Was once.', ...LIMITS, archived: true }),
  entity('Team', 'keepers', { name: 'Keepers', members: [{ email: 'zoe@portico.example', role: 'maintainer' }] }),
  entity('Team', 'visitors', { name: 'Visitors' }),
  entity('PublishingRules', 'portal', { breakingChange: 'warn', grade: 'warn', minimumGrade: 'D', owner: 'free' }),
  entity('Portal', 'portal', { guides: 'portal-guides' }),
  entity('Appearance', 'portal', {
    ...{ name: 'Zoo portal', accent: '#7a1fa2', typeface: 'source-serif', logo: 'logo.svg', logoDark: 'zoo.png' },
    home: {
      ...{
        headline: { en: 'Animals', de: 'Tiere' },
        lead: { en: 'All of them.' },
        text: { en: '# With a $${env:SIGN}' },
      },
      sections: ['search', 'text'],
    },
    menu: [{ label: { en: 'Tickets', de: 'Karten' }, href: 'https://zoo.example/tickets' }],
    footer: { text: { en: 'Open daily' }, links: [{ label: { en: 'Mail' }, href: 'mailto:zoo@zoo.example' }] },
  }),
  entity('APIVersion', 'zoo@1.0.0', { document: '1.json', lifecycle: 'retired', backend: to('https://example.com/1') }),
  entity('APIVersion', 'zoo@1.1.0', {
    ...{ document: '1.json', lifecycle: 'published', backend: to('https://example.com/1', bearer) },
    deprecation: { deprecatedAt: '2026-01-01T00:00:00.000Z', successor: '2.0.0', note: 'Go on to 2.' },
  }),
  entity('APIVersion', 'zoo@2.0.0', {
    ...{ document: '2.json', lifecycle: 'published' },
    backend: {
      targets: [
        { url: 'https://example.com/2', weight: 3 },
        { url: 'https://example.org/2', weight: 1 },
      ],
      ...{ healthCheckPath: '/health', connectTimeoutMilliseconds: 1_000, encodedSlashes: 'keep' },
    },
    testBackend: to('https://example.com/test', bearer),
  }),
  entity('APIVersion', 'zoo@3.0.0', {
    document: 'several',
    root: '3.json',
    lifecycle: 'draft',
    backend: to('https://example.com/3'),
  }),
  entity('API', 'zoo', {
    ...{ name: 'Zoo', team: 'keepers', summary: 'With a $${env:SIGN}.', visibility: 'internal', tags: ['animals'] },
    ...{ sharedWith: ['visitors', 'keepers'], iconText: '🦁', iconColour: 3, iconImage: './zoo.png' },
    source: { url: '${env:ZOO_AT}', schedule: 'weekly' },
    ...{ featured: true, defaultVersion: '2.0.0', contactName: 'The keepers', termsText: 'Do not feed.' },
    publishingRules: { breakingChange: 'block', grade: 'warn', minimumGrade: 'F', owner: 'free' },
    accessPolicies: [
      { name: 'Only from here', kind: 'addresses', addresses: ['192.0.2.0/24'], planIds: ['zoo.gold'] },
      { name: 'Not there', kind: 'countries', effect: 'deny', countries: ['AQ'], operations: ['listThings'] },
    ],
    ...{ guides: 'zoo-guides', mcpServer: { enabled: true, operations: ['listMore'] } },
  }),
];
const test = (operationId: string, more: object = {}) => ({
  ...{ name: operationId, operationId, request: { method: 'GET', path: '/things', ...more } },
  assertions: [
    { kind: 'status', status: 200 },
    { kind: 'schema' },
    { kind: 'header', header: 'X-Zoo', equals: 'open' },
  ],
});
const APPS = [
  entity('App', 'keepers/Night watch', {
    ...{ description: 'It watches.', contacts: ['zoe@portico.example'], callbackUrls: ['https://zoo.example/back'] },
    testSuites: [
      {
        ...{ name: 'Smoke', version: 'zoo@2.0.0' },
        tests: [test('listThings', { headers: { Authorization: 'Bearer ${env:BEARER}', Accept: 'text/plain' } })],
      },
      { name: 'Old', version: 'zoo@1.0.0', tests: [test('listThings'), test('listThings', { body: '$${env:SIGN}' })] },
      { name: 'Draft', version: 'zoo@3.0.0', tests: [test('listMost', { path: '/most' })] },
    ],
  }),
  entity('App', 'keepers/Night watch#2', { description: 'The second of that name.' }),
];
/** A PNG of 3 × 2 pixels. */
const ICON = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR4nGNgAAIAAAUAAVprLVIAAAAASUVORK5CYII=',
  'base64',
);
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><path d="M0 0h4v2z"/></svg>';
const DOCUMENTS = {
  '1.json': smallDocument({ '/things': 'listThings' }, '1.0.0'),
  '2.json': smallDocument({ '/things': 'listThings', '/more': 'listMore' }, '2.0.0'),
  '3.json': smallDocument({ '/things': 'listThings', '/most': 'listMost' }, '3.0.0'),
};

const PAGES = {
  'feeding.md': '---\norder: 2\n---\n# Feeding\n\n![The zoo](media/zoo.png) or [as a file](media/times.pdf).\n',
  'drafts/feeding.md': '# Feeding, by night\n',
  'drafts/nights.md': '---\nhidden: true\n---\n# Nights\n',
  'media/times.pdf': '%PDF-1.7 times',
  'media/zoo.png': ICON,
};

it(
  'a portal that is exported and put into an empty one is the same portal, and exports the same',
  async () => {
    const written = join(folder, 'written');
    mkdirSync(written);
    writeFileSync(join(written, 'portico.yaml'), [...ENTITIES, ...APPS].join('---\n'));
    mkdirSync(join(written, 'several'));
    for (const [file, text] of Object.entries(DOCUMENTS))
      for (const place of [written, join(written, 'several')]) writeFileSync(join(place, file), text);
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];

    writeFileSync(join(written, 'zoo.png'), ICON);
    for (const guides of ['zoo-guides', 'portal-guides'])
      for (const [file, content] of Object.entries(PAGES)) {
        mkdirSync(dirname(join(written, guides, file)), { recursive: true });
        writeFileSync(join(written, guides, file), content);
      }
    writeFileSync(join(written, 'logo.svg'), LOGO);
    const told = { BEARER: 'a-secret-of-the-backend', ZOO_AT: 'https://example.com/zoo?token=a-secret-of-the-source' };
    await inEmptyPortal('first', told, async ({ cli }) => {
      const applied = await cli('apply', written);
      expect(applied.err + applied.out).not.toContain('a-secret-of');
      expect(applied).toMatchObject({ code: 0, out: expect.stringContaining('done') });
      expect((await cli('drift', written)).code).toBe(0);
      // What is secret stays where it is: nothing need be known of it to compare.
      expect(await cli('export', first)).toMatchObject({ code: 0 });
      expect(await cli('drift', first)).toMatchObject({ code: 0 });
    });
    for (const [file, content] of Object.entries(PAGES))
      for (const place of ['apis/zoo/guides', 'guides'])
        expect(filesOf(first)[`${place}/${file}`]).toBe(content.toString('latin1'));
    expect(filesOf(first)).toMatchObject({
      ...{ 'apis/zoo/icon.png': ICON.toString('latin1'), 'portal/logo-dark.png': ICON.toString('latin1') },
      'portal/logo.svg': LOGO,
    });
    const said = JSON.stringify(filesOf(first));
    expect(said).not.toContain('a-secret-of');
    const secrets = [...new Set(said.match(/PORTICO_(ZOO|KEEPERS)_\w+/g))].sort();
    expect(secrets).toEqual([
      'PORTICO_KEEPERS_NIGHT_WATCH_SMOKE_1_AUTHORIZATION',
      ...['PORTICO_ZOO_1_1_0_LIVE_SECRET', 'PORTICO_ZOO_2_0_0_TEST_SECRET', 'PORTICO_ZOO_SOURCE_URL'],
    ]);

    const elsewhere = secrets.map((name) => [name, `https://example.org/zoo?token=${name.length}`]);
    const environment = Object.fromEntries(elsewhere);
    await inEmptyPortal('second', environment, async ({ cli, client, withoutSecrets }) => {
      // Without its secret a backend is made nowhere: all is refused, at its line, before anything is written.
      const without = await withoutSecrets('apply', first);
      expect(without).toMatchObject({
        ...{ code: 2, out: '' },
        err: expect.stringMatching(/zoo\.yaml:\d+: the environment has no PORTICO_ZOO_1_1_0_LIVE_SECRET/),
      });
      expect((await client.listTeams()).items.map(({ slug }) => slug)).not.toContain('keepers');
      expect(await cli('apply', first)).toMatchObject({ code: 0 });
      expect(await cli('drift', first)).toMatchObject({ code: 0 });
      expect(await cli('export', second)).toMatchObject({ code: 0 });
      expect(filesOf(second)).toEqual(filesOf(first));
      expect(await client.getAppearance()).toMatchObject({
        name: 'Zoo portal',
        logo: { width: 4 },
        logoDark: { width: 3 },
      });
      const { items } = await client.listPlans({ apiId: 'zoo', limit: 100 });
      expect(items.map(({ id }) => id).sort()).toEqual(['basic', 'zoo.gold']);
      expect((await client.getPortalGuide({ guide: 'feeding' })).title).toBe('Feeding');
      await client.deleteGuideFile({ apiId: 'zoo', file: 'times.pdf' });
      await client.deletePortalGuide({ guide: 'nights' });
      await changeSuite(client);
      expect(await cli('drift', first)).toMatchObject({
        ...{ code: 4, out: expect.stringContaining('testSuites.Old: "1 test" → "other 2 tests"') },
      });
      expect((await cli('drift', first)).out).toMatch(
        /guides\.media\/times\.pdf: nothing.*guides\.drafts\/nights: nothing/s,
      );
      expect(await cli('apply', first)).toMatchObject({ code: 0, out: expect.stringContaining('3 done') });
      expect(await cli('drift', first)).toMatchObject({ code: 0 });
      // What is of an API that is gone is in no manifest.
      const { headers } = await client.getApi({ apiId: 'zoo' }).withResponse();
      await client.deleteApi({ apiId: 'zoo', 'If-Match': headers.get('etag') ?? '', body: { name: 'Zoo' } });
      const third = join(folder, 'third');
      expect(await cli('export', third)).toMatchObject({ code: 0 });
      expect(Object.keys(filesOf(third))).toEqual([
        ...['apps/keepers.yaml', ...Object.keys(PAGES).map((file) => `guides/${file}`)].sort(),
        ...['portal.yaml', 'portal/logo-dark.png', 'portal/logo.svg', 'portico.schema.json'],
      ]);
      expect(filesOf(third)['apps/keepers.yaml']).not.toContain('zoo@');
    });
  },
  PATIENCE_MILLISECONDS,
);
