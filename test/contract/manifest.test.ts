import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { portico } from '@portico/cli/test-world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deployment, type Person, signIn, smallDocument } from '../portico/world.ts';

const DAY_MILLISECONDS = 86_400_000;
/** Documents are imported one after the other. */
const PATIENCE_MILLISECONDS = 240_000;

let folder: string;
let publisher: Person;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portico-manifest-'));
  publisher = await signIn('publisher');
  const expiresAt = new Date(Date.now() + DAY_MILLISECONDS).toISOString();
  const scopes = ['apis:write', 'consumers:read', 'docs:read', 'teams:write', 'users:read'] as const;
  const { secret } = await publisher.client.createAccessToken({
    body: { name: 'manifest', scopes: [...scopes], expiresAt },
  });
  environment = { PORTICO_URL: deployment.apiUrl, PORTICO_TOKEN: secret, XDG_CONFIG_HOME: folder };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cli = (...words: string[]) => portico(words, environment);
const json = async (...words: string[]) => JSON.parse((await cli(...words, '--json')).out);

const entity = (kind: string, name: string, spec: object) =>
  `${JSON.stringify({ apiVersion: 'portico.dev/v1', kind, metadata: { name }, spec })}\n`;

/** A manifest in a folder of its own, with the documents it names. */
const write = (name: string, entities: readonly string[], documents: Readonly<Record<string, string>>): string => {
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'portico.yaml'), entities.join('---\n'));
  for (const [file, text] of Object.entries(documents)) {
    mkdirSync(dirname(join(place, file)), { recursive: true });
    writeFileSync(join(place, file), text);
  }
  return place;
};

const filesOf = (place: string): Map<string, string> =>
  new Map(
    readdirSync(place, { recursive: true, encoding: 'utf8' })
      .filter((file) => statSync(join(place, file)).isFile())
      .toSorted()
      .map((file) => [file, readFileSync(join(place, file), 'utf8')]),
  );

/** The same files with another name in them. */
const renamed = (files: ReadonlyMap<string, string>, from: string, to: string) =>
  new Map([...files].map(([file, text]) => [file.replaceAll(from, to), text.replaceAll(from, to)]));

const stamp = Date.now().toString(36);
const backend = { targets: [{ url: 'https://example.com/api' }], timeoutMilliseconds: 5_000 };
const documents = {
  '1.json': smallDocument({ '/things': 'listThings' }, '1.0.0'),
  '2.json': smallDocument({ '/things': 'listThings', '/more': 'listMore' }, '2.0.0'),
  '3.json': smallDocument({ '/things': 'listThings', '/most': 'listMost' }, '3.0.0'),
};

it(
  'makes team, API and versions with their whole life; once more there is nothing to do',
  async () => {
    const [team, slug] = [`manifest-${stamp}`, `made-${stamp}`];
    const deprecatedAt = new Date(Date.now() - DAY_MILLISECONDS).toISOString();
    const place = write(
      'made',
      [
        entity('APIVersion', `${slug}@1.0.0`, { document: '1.json', lifecycle: 'retired', backend }),
        entity('APIVersion', `${slug}@1.1.0`, {
          ...{ document: '1.json', lifecycle: 'published', backend },
          deprecation: { deprecatedAt, sunsetAt: '2099-01-01T00:00:00Z', successor: '2.0.0', note: 'Go on to 2.' },
        }),
        entity('APIVersion', `${slug}@2.0.0`, { document: '2.json', lifecycle: 'published', backend }),
        entity('APIVersion', `${slug}@3.0.0`, {
          document: '3.json',
          lifecycle: 'draft',
          backend: { targets: [{ url: '${env:BACKEND}' }] },
        }),
        entity('API', slug, {
          ...{
            name: 'Made of a manifest',
            team,
            summary: 'With a $${env:SIGN}.',
            visibility: 'internal',
            tags: ['made'],
            featured: true,
          },
          defaultVersion: '2.0.0',
          guides: 'guides',
          publishingRules: { breakingChange: 'block', grade: 'warn', minimumGrade: 'F', owner: 'free' },
        }),
        entity('Team', team, {
          name: 'Of a manifest',
          members: [{ email: 'invited@portico.example', role: 'member' }],
        }),
      ],
      { ...documents, 'guides/keys.md': '---\norder: 1\n---\n# Keys\n\n:::operation listThings\n' },
    );
    environment.BACKEND = 'https://example.com/next';
    expect((await json('plan', place)).create).toHaveLength(6);
    expect(await cli('apply', place)).toMatchObject({ code: 0 });
    expect(await json('apply', place)).toMatchObject({ create: [], change: [], unchanged: 6, failed: [] });
    expect((await cli('drift', place)).code).toBe(0);
    const { items } = await publisher.client.listApiVersions({ apiId: slug });
    expect(Object.fromEntries(items.map(({ version, status }) => [version, status]))).toEqual({
      '1.0.0': 'retired',
      '1.1.0': 'deprecated',
      '2.0.0': 'published',
      '3.0.0': 'draft',
    });

    // Exported, put in again under another name, and exported: byte for byte the same.
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    expect((await cli('export', first, '--api', slug)).code).toBe(0);
    const other = `othr-${stamp}`;
    for (const [file, text] of renamed(filesOf(first), slug, other)) {
      mkdirSync(dirname(join(second, file)), { recursive: true });
      writeFileSync(join(second, file), text);
    }
    expect(await cli('apply', second)).toMatchObject({ code: 0 });
    const third = join(folder, 'third');
    await cli('export', third, '--api', other);
    expect(renamed(filesOf(third), other, slug)).toEqual(filesOf(first));

    expect((await publisher.client.getGuide({ apiId: other, guide: 'keys' })).title).toBe('Keys');

    // What somebody changed on a page is drift, and is put back.
    const { headers } = await publisher.client.getApi({ apiId: other }).withResponse();
    await publisher.client.updateApi({ apiId: other, 'If-Match': headers.get('etag') ?? '', body: { tags: ['else'] } });
    const drift = await cli('drift', second);
    expect(drift).toMatchObject({ code: 4, out: expect.stringContaining('tags: ["else"] → ["made"]') });
    expect(await json('apply', second)).toMatchObject({ change: [{ entity: `API ${other}` }], unchanged: 4 });
  },
  PATIENCE_MILLISECONDS,
);

it(
  'that was broken off goes on where it was: what failed takes with it only what needs it',
  async () => {
    const [good, bad] = [`good-${stamp}`, `halfway-${stamp}`];
    const { items: teams } = await publisher.client.listTeams({ limit: 100 });
    const team = teams.find(({ id }) => id === publisher.teamId)?.slug;
    const api = (slug: string) => entity('API', slug, { name: slug, team });
    const versions = (slug: string, url: string) => [
      entity('APIVersion', `${slug}@1.0.0`, { document: '1.json', lifecycle: 'published', backend }),
      entity('APIVersion', `${slug}@2.0.0`, {
        document: '2.json',
        lifecycle: 'published',
        backend: { targets: [{ url }] },
      }),
    ];
    const all = (url: string) =>
      write('half', [api(bad), ...versions(bad, url), api(good), ...versions(good, 'https://example.com')], documents);
    // No backend is let into the network of the deployment.
    const broken = await json('apply', all('http://169.254.169.254'));
    expect(broken.failed).toMatchObject([{ entity: `APIVersion ${bad}@2.0.0` }]);
    expect((await publisher.client.getApi({ apiId: good })).latestVersion).toBe('2.0.0');
    expect(await json('apply', all('https://example.com'))).toMatchObject({ failed: [], unchanged: 5 });
    expect((await publisher.client.getApi({ apiId: bad })).latestVersion).toBe('2.0.0');
  },
  PATIENCE_MILLISECONDS,
);
