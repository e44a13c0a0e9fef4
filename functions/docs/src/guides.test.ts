import type { Data, Documents } from '@portico/data';
import { createTestDocuments } from '@portico/data/test-documents';
import { createTestTable } from '@portico/data/test-table';
import { createId, type Principal } from '@portico/domain';
import type { createCall } from '@portico/http/test-call';
import { beforeAll, describe, expect, it } from 'vitest';
import { callsOf } from '../test/calls.ts';

let at = Date.UTC(2026, 10, 30, 12);
const now = () => new Date(at);
const person = (...roles: Principal['roles']): Principal => ({ userId: createId('user', now()), roles });
const owner = person('publisher', 'developer');
const member = person('publisher', 'developer');
const outsider = person('publisher', 'developer');
let data: Data;
let documents: Documents;
let call: ReturnType<typeof createCall>;
let made = 0;

type Draft = {
  readonly title: string;
  readonly status: string;
  readonly text: string;
  readonly problems: readonly { line: number; detail: string }[];
  readonly versions: readonly { number: number; publishedBy: string; name?: string }[];
};

const DOCUMENT = {
  openapi: '3.0.3',
  info: { title: 'Museum', version: '1' },
  paths: {
    '/hours': { get: { operationId: 'getHours', summary: 'When it is open', responses: { 200: { description: '' } } } },
  },
  components: { schemas: { Ticket: { type: 'object' } } },
};

/** A published API of the owner's team; `private`, it is theirs alone. */
const anApi = async (scope: 'public' | 'private' = 'public') => {
  made += 1;
  const [teamId, apiId, slug] = [createId('team', now()), createId('api', now()), `museum-${made}`];
  const createdAt = now().toISOString();
  const { api, membership, slug: slugs, team, version } = data.entities;
  await team.create({ teamId, name: 'Team', slug: `team-${made}`, directory: 'all', createdAt, owners: 1 }).go();
  await membership.create({ userId: owner.userId, teamId, role: 'maintainer' }).go();
  await membership.create({ userId: member.userId, teamId, role: 'member' }).go();
  const listed = { visibility: scope, scope: scope === 'private' ? teamId : scope, createdAt, updatedAt: createdAt };
  const named = { apiId, slug, name: 'Museum', summary: '', teamId, tags: [], shelf: 'listed' as const };
  await api.create({ ...named, ...listed, latestVersion: '1' }).go();
  await slugs.create({ slug, apiId }).go();
  const contentHash = await documents.putDocument(DOCUMENT, []);
  const read = { openapi: '3.0.3', operations: 1, sizeBytes: 1, contentHash, createdAt };
  await version.create({ apiId, version: '1', status: 'published', ...read }).go();
  return { apiId, slug };
};

beforeAll(async () => {
  data = await createTestTable();
  documents = createTestDocuments();
  await data.entities.user.create({ userId: owner.userId, name: 'Pia', email: 'pia@corp.example', createdAt: '' }).go();
  call = callsOf({ data, documents, now });
});

const add = (apiId: string, slug: string, text: string) =>
  call<Draft>('createGuide', { as: owner, params: { apiId }, body: { slug, text } });
const change = async (apiId: string, guide: string, body: object) => {
  const params = { apiId, guide };
  const { headers } = await call('getGuideDraft', { as: owner, params });
  return call<Draft>('updateGuide', { as: owner, params, body, headers: { 'If-Match': String(headers.ETag) } });
};
const publish = async (apiId: string, slug: string, text: string) => {
  await add(apiId, slug, text);
  return change(apiId, slug, { published: true });
};
const read = (apiId: string, guide: string, who: object = { asVisitor: true }) =>
  call<{ title: string; nodes: unknown }>('getGuide', { ...who, params: { apiId, guide } });
const listed = async (apiId: string, who: object = { asVisitor: true }) =>
  (await call<{ items: { slug: string }[] }>('listGuides', { ...who, params: { apiId } })).body.items.map(
    ({ slug }) => slug,
  );
const eventsOf = async (apiId: string) =>
  (await data.entities.event.scan.go({ pages: 'all' })).data
    .filter(({ detail }) => detail.apiId === apiId)
    .map(({ type, detail }) => [type, detail.slug ?? []].flat().join(' '))
    .sort();

describe('a page', () => {
  it('is read once it is published, as it was then, until it is published anew or taken back', async () => {
    const { apiId, slug } = await anApi();
    expect(await add(slug, 'keys', '# Keys\n\none')).toMatchObject({ status: 201, body: { status: 'draft' } });
    expect((await read(slug, 'keys')).status).toBe(404);
    expect(await change(slug, 'keys', { published: true })).toMatchObject({ body: { status: 'published' } });
    expect(await change(slug, 'keys', { text: '# Keys\n\ntwo' })).toMatchObject({ body: { status: 'changed' } });
    expect(JSON.stringify((await read(slug, 'keys')).body)).toContain('one');
    expect(await change(slug, 'keys', { published: true })).toMatchObject({
      body: { versions: [{ number: 2, publishedBy: owner.userId, name: 'Pia' }, { number: 1 }] },
    });
    expect(JSON.stringify((await read(slug, 'keys')).body)).toContain('two');
    const first = { as: owner, params: { apiId, guide: 'keys', number: '1' } };
    expect((await call('getGuideVersion', first)).body).toMatchObject({ number: 1, text: '# Keys\n\none' });
    expect(await change(slug, 'keys', { published: false })).toMatchObject({ body: { status: 'draft' } });
    expect((await read(slug, 'keys')).status).toBe(404);
    const listed = ['api.listed', 'api.listed', 'api.listed'];
    const told = ['guide.published keys', 'guide.published keys', 'guide.withdrawn keys'];
    expect(await eventsOf(apiId)).toEqual([...listed, ...told]);
  });

  it('is published once, however often it is', async () => {
    const { slug } = await anApi();
    await publish(slug, 'keys', 'text');
    expect((await change(slug, 'keys', { published: true })).body.versions).toHaveLength(1);
  });

  it('keeps the last fifty of what was published', async () => {
    const { slug } = await anApi();
    await add(slug, 'keys', 'text');
    for (let count = 0; count < 52; count += 1) await change(slug, 'keys', { text: `text ${count}`, published: true });
    const { body } = await call<Draft>('getGuideDraft', { as: owner, params: { apiId: slug, guide: 'keys' } });
    expect([body.versions.length, body.versions[0]?.number, body.versions.at(-1)?.number]).toEqual([50, 52, 3]);
    const gone = { as: owner, params: { apiId: slug, guide: 'keys', number: '2' } };
    expect((await call('getGuideVersion', gone)).status).toBe(404);
  });

  it('is gone with all it was, and its address is free', async () => {
    const { apiId, slug } = await anApi();
    await publish(slug, 'keys', 'text');
    const params = { apiId: slug, guide: 'keys' };
    expect((await call('deleteGuide', { as: owner, params })).status).toBe(204);
    expect((await call('deleteGuide', { as: owner, params })).status).toBe(404);
    expect((await read(slug, 'keys')).status).toBe(404);
    expect((await add(slug, 'keys', 'anew')).status).toBe(201);
    const told = ['guide.published keys', 'guide.withdrawn keys'];
    expect(await eventsOf(apiId)).toEqual(['api.listed', 'api.listed', ...told]);
  });

  it('has an address that no other has', async () => {
    const { slug } = await anApi();
    await add(slug, 'keys', 'text');
    expect(await add(slug, 'keys', 'other')).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('shows the reference as it is, to whoever reads it', async () => {
    const { slug } = await anApi();
    const text = ':::operation getHours\n\n:::schema Ticket\n\n:::operation gone';
    await publish(slug, 'keys', text);
    expect((await read(slug, 'keys')).body.nodes).toMatchObject([
      { kind: 'operation', method: 'get', path: '/hours', href: `/apis/${slug}/reference/getHours` },
      { kind: 'schema', text: 'Ticket', href: `/apis/${slug}/schemas/Ticket` },
      { kind: 'operation', text: 'gone' },
    ]);
  });

  it('is answered as Markdown to who prefers it, at the same address', async () => {
    const { slug } = await anApi();
    await publish(slug, 'keys', '---\ntitle: Keys\n---\n:::operation getHours\n\n[other](other)');
    const asked = { asVisitor: true, params: { apiId: slug, guide: 'keys' }, headers: { Accept: 'text/markdown' } };
    const { headers, body } = await call<Uint8Array>('getGuide', asked);
    expect(headers).toMatchObject({
      'Content-Type': 'text/markdown; charset=utf-8',
      Vary: 'Origin, Accept, Accept-Encoding',
    });
    expect(Buffer.from(body).toString()).toBe('# Keys\n\n[GET /hours](../reference/getHours.md)\n\n[other](other)');
    const absent = { ...asked, params: { apiId: slug, guide: 'gone' } };
    expect((await call('getGuide', absent)).status).toBe(404);
  });

  it('is told what it leads to that is not there, when it is saved and when it is shown, and is saved all the same', async () => {
    const { slug } = await anApi();
    await add(slug, 'keys', 'text');
    const text = '[a](keys) [b](gone)\n[c](../reference/getHours)\n\n:::operation missing';
    const wrong = [
      { line: 1, detail: 'there is no page gone' },
      { line: 4, detail: 'there is no operation missing in the reference' },
    ];
    expect(await add(slug, 'other', text)).toMatchObject({ status: 201, body: { problems: wrong } });
    const asked = { as: owner, params: { apiId: slug }, body: { text } };
    expect((await call('previewGuide', asked)).body).toMatchObject({ problems: wrong });
  });

  it('is told which of the versions that it is of alone there are not, drafts counted, and is saved all the same', async () => {
    const { apiId, slug } = await anApi();
    const contentHash = await documents.putDocument(DOCUMENT, []);
    const draft = { openapi: '3.0.3', operations: 0, sizeBytes: 1, contentHash, createdAt: now().toISOString() };
    await data.entities.version.create({ apiId, version: '2.1.0', status: 'draft', ...draft }).go();
    const text = '---\ntitle: Keys\nversions: [1, v2, "2.1.0", "2.2.0", 3]\n---\ntext';
    const wrong = [
      { line: 3, detail: 'there is no version 2.2.0' },
      { line: 3, detail: 'there is no version 3' },
    ];
    const made = await add(slug, 'other', text);
    expect(made).toMatchObject({ status: 201 });
    expect(made.body.problems).toMatchObject(wrong);
    const asked = { as: owner, params: { apiId: slug }, body: { text } };
    expect((await call<{ problems: object[] }>('previewGuide', asked)).body.problems).toMatchObject(wrong);
    // The portal's own are of no API: such a page would be read by nobody.
    const admin: Principal = { userId: owner.userId, roles: ['admin'], freshUntil: 'always' };
    const own = await call<{ problems: object[] }>('previewPortalGuide', {
      as: admin,
      body: { text: '---\nversions: 1\n---\n' },
    });
    expect(own.body.problems).toMatchObject([{ line: 2, detail: 'there is no version 1' }]);
  });

  it('takes 256,000 bytes, and no more', async () => {
    const { slug } = await anApi();
    expect((await add(slug, 'keys', 'ä'.repeat(128_000))).status).toBe(201);
    expect(await add(slug, 'more', 'ä'.repeat(128_001))).toMatchObject({
      status: 413,
      body: { code: 'body-too-large' },
    });
    expect((await add(slug, 'most', 'a'.repeat(256_001))).status).toBe(400);
  });
});

describe('the guides of an API', () => {
  it('are listed as they say it, without those that are hidden or not published', async () => {
    const { slug } = await anApi();
    await publish(slug, 'last', '# Alpha');
    await publish(slug, 'second', '---\norder: 2\nparent: first\n---\n# B');
    await publish(slug, 'first', '---\norder: 1\n---\n# C');
    await publish(slug, 'secret', '---\nhidden: true\n---\n# D');
    await add(slug, 'unfinished', '# E');
    expect(await listed(slug)).toEqual(['first', 'second', 'last']);
    expect((await read(slug, 'secret')).status).toBe(200);
    const drafts = await call<{ items: object[] }>('listGuideDrafts', { as: owner, params: { apiId: slug } });
    expect(drafts.body.items).toHaveLength(5);
    expect(drafts.body.items[1]).toMatchObject({ slug: 'second', parent: 'first', status: 'published', hidden: false });
  });

  it('are those of the version that is read: the default one, or the one that is asked for', async () => {
    const { apiId, slug } = await anApi();
    const contentHash = await documents.putDocument({ ...DOCUMENT, paths: {} }, []);
    const read2 = { openapi: '3.0.3', operations: 0, sizeBytes: 1, contentHash, createdAt: now().toISOString() };
    await data.entities.version.create({ apiId, version: '2.0.0', status: 'published', ...read2 }).go();
    await publish(slug, 'all', '# All\n\n:::operation getHours');
    await publish(slug, 'one', '---\nversions: [1]\n---\n# One');
    await publish(slug, 'two', '---\nversions: ["2.0.0"]\n---\n# Two');
    const listedOf = async (query: Record<string, string>) =>
      (
        await call<{ items: { slug: string }[] }>('listGuides', { asVisitor: true, params: { apiId: slug }, query })
      ).body.items.map((item) => item.slug);
    expect(await listedOf({})).toEqual(['all', 'one']);
    expect(await listedOf({ version: '2.0.0' })).toEqual(['all', 'two']);
    expect(await listedOf({ version: '3' })).toEqual(['all']);
    const of = (guide: string, query: Record<string, string>) =>
      call<{ nodes: unknown }>('getGuide', { asVisitor: true, params: { apiId: slug, guide }, query });
    expect([(await of('one', {})).status, (await of('one', { version: '2.0.0' })).status]).toEqual([200, 404]);
    expect([(await of('two', {})).status, (await of('two', { version: '2.0.0' })).status]).toEqual([404, 200]);
    const href = `/apis/${slug}/reference/getHours`;
    expect((await of('all', {})).body.nodes).toMatchObject([{ kind: 'operation', path: '/hours', href }]);
    expect((await of('all', { version: '2.0.0' })).body.nodes).toEqual([{ kind: 'operation', text: 'getHours' }]);
  });

  it('are five hundred at most', async () => {
    const { apiId, slug } = await anApi();
    const ids = Array.from({ length: 499 }, (_, index) => `page-${index}`);
    await data.entities.places.put({ holderId: apiId, kind: 'guides', ids }).go();
    expect((await add(slug, 'fits', 'text')).status).toBe(201);
    expect(await add(slug, 'more', 'text')).toMatchObject({ status: 409, body: { code: 'limit-reached' } });
    await call('deleteGuide', { as: owner, params: { apiId: slug, guide: 'fits' } });
    expect((await add(slug, 'more', 'text')).status).toBe(201);
  });

  it('are read by whoever sees the API, and written by whoever may change it', async () => {
    const { slug } = await anApi('private');
    await publish(slug, 'keys', 'text');
    const seen = await Promise.all(
      [{ asVisitor: true }, { as: outsider }, { as: member }, { as: owner }].map(async (who) => [
        (await read(slug, 'keys', who)).status,
        (await call('listGuides', { ...who, params: { apiId: slug } })).status,
      ]),
    );
    expect(seen).toEqual([
      [404, 404],
      [404, 404],
      [200, 200],
      [200, 200],
    ]);
    const of = { apiId: slug, guide: 'keys' };
    const asked = {
      listGuideDrafts: { params: { apiId: slug } },
      createGuide: { params: { apiId: slug }, body: { slug: 'other', text: 'text' } },
      getGuideDraft: { params: of },
      updateGuide: { params: of, body: { text: 'other' }, headers: { 'If-Match': '"2"' } },
      deleteGuide: { params: of },
      getGuideVersion: { params: { ...of, number: '1' } },
      previewGuide: { params: { apiId: slug }, body: { text: 'text' } },
    };
    for (const as of [outsider, member])
      for (const [id, options] of Object.entries(asked))
        expect([id, (await call(id as keyof typeof asked, { as, ...options })).status]).toEqual([id, 404]);
  });
});

describe('the guides of the portal', () => {
  const admin = person('admin');
  const asked = (who: object, params: Readonly<Record<string, string>> = {}) => ({ ...who, params });

  it('are written by admins, read by everybody, and no API has them', async () => {
    const { slug } = await anApi();
    const text = '# Keys\n\n[other](other) ![a](media/a.png)\n\n:::operation getHours';
    const wrong = [
      { line: 3, detail: 'there is no page other' },
      { line: 3, detail: 'there is no file a.png' },
      { line: 5, detail: 'there is no operation getHours in the reference' },
    ];
    expect(await call<Draft>('createPortalGuide', { as: admin, body: { slug: 'rules', text } })).toMatchObject({
      ...{ status: 201, body: { status: 'draft', problems: wrong } },
    });
    expect(await call('previewPortalGuide', { as: admin, body: { text } })).toMatchObject({
      body: { problems: wrong },
    });
    const of = asked({ as: admin }, { guide: 'rules' });
    expect((await call('getPortalGuide', { ...of, asVisitor: true })).status).toBe(404);
    const { headers } = await call('getPortalGuideDraft', of);
    const publishes = { ...of, headers: { 'If-Match': String(headers.ETag) }, body: { published: true } };
    expect(await call('updatePortalGuide', publishes)).toMatchObject({ body: { status: 'published' } });
    expect((await call('updatePortalGuide', publishes)).status).toBe(412);
    expect(await call('getPortalGuide', asked({ asVisitor: true }, { guide: 'rules' }))).toMatchObject({
      body: { title: 'Keys', nodes: [{ children: [{ kind: 'link', href: '/guides/other' }, {}, {}] }, {}] },
    });
    expect((await call('listPortalGuides', asked({ asVisitor: true }))).body).toEqual({
      items: [{ slug: 'rules', title: 'Keys', publishedAt: '2026-11-30T12:00:00.000Z' }],
    });
    expect(await listed(slug)).toEqual([]);
    expect((await read(slug, 'rules')).status).toBe(404);
    expect(
      (await call('getPortalGuideVersion', asked({ as: admin }, { guide: 'rules', number: '1' }))).body,
    ).toMatchObject({
      text,
    });
    expect(await eventsOf('portal')).toEqual(['api.listed', 'guide.published rules']);
    expect((await call('deletePortalGuide', of)).status).toBe(204);
    expect((await call('listPortalGuideDrafts', asked({ as: admin }))).body).toEqual({ items: [] });
  });

  it('are nothing that publishers may ask for', async () => {
    for (const id of ['listPortalGuideDrafts', 'listPortalGuideFiles'] as const)
      expect([id, (await call(id, { as: owner })).status]).toEqual([id, 403]);
    expect((await call('createPortalGuide', { as: owner, body: { slug: 'a', text: 'a' } })).status).toBe(403);
  });
});

it('of two who write a page at once one has it, and the other is told', async () => {
  const { slug } = await anApi();
  await add(slug, 'keys', 'text');
  const params = { apiId: slug, guide: 'keys' };
  const { headers } = await call('getGuideDraft', { as: owner, params });
  const asked = { as: owner, params, headers: { 'If-Match': String(headers.ETag) } };
  const answers = await Promise.all(['one', 'other'].map((text) => call('updateGuide', { ...asked, body: { text } })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  at += 1000;
});
