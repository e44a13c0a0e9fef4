import type { Schema } from '@portico/contract';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

type Api = Schema<'Api'>;
type Told = { readonly status: number; readonly body: Api; readonly headers: Readonly<Record<string, string>> };

const FIRST = {
  ...{ name: 'Museum', summary: 'Tickets', tags: ['art', 'tickets'] },
  ...{ contactName: 'Desk', contactMail: 'desk@museum.example', contactUrl: 'https://museum.example/help' },
  termsUrl: 'https://museum.example/terms',
};
const SECOND = { name: 'Gallery', summary: 'Exhibitions', tags: ['paintings'], contactName: 'Office' };

let scene: Scene;
let registered = 0;
let slug = '';

const get = async (): Promise<{ readonly api: Api; readonly etag: string }> => {
  const { body, headers } = await scene.call<Api>('getApi', { as: scene.people.owner, params: { apiId: slug } });
  return { api: body, etag: String(headers.ETag ?? '') };
};
const change = async (body: object) =>
  (await scene.call('updateApi', {
    ...{ as: scene.people.owner, params: { apiId: slug }, body },
    headers: { 'If-Match': (await get()).etag },
  })) as unknown as Told;
const about = async () => {
  const { api } = await get();
  const { name, summary, tags, contactName, contactMail, contactUrl, termsUrl } = api;
  return { name, summary, tags, contactName, contactMail, contactUrl, termsUrl };
};
const found = async (q: string) => {
  const { body } = await scene.call<{ items: Api[] }>('listApis', { as: scene.people.owner, query: { q } });
  return body.items.map((item) => item.slug);
};
/** A further version, and whether it is the default. */
const publish = async (version: string, told: object, makeDefault = true) => {
  const as = scene.people.owner;
  const importId = await scene.read(as.userId, { version, told });
  const params = { apiId: slug, version };
  const body = { importId, backendUrl: 'https://backend.example' };
  const made = await scene.call('createApiVersion', { as, params: { apiId: slug }, body });
  expect([made.status, made.body]).toMatchObject([201, { version }]);
  const { status } = await scene.call('publishApiVersion', { as, params, query: { makeDefault: String(makeDefault) } });
  expect(status).toBe(200);
};

beforeAll(async () => {
  scene = await createScene();
});
beforeEach(async () => {
  registered += 1;
  slug = `told-${registered}`;
  const importId = await scene.read(scene.people.owner.userId, { version: '1.0.0', told: FIRST });
  const body = { importId, teamId: scene.teamId, slug, name: `Named ${registered}`, tags: ['said'] };
  await scene.call('createApi', {
    as: scene.people.owner,
    body: { ...body, backendUrl: 'https://backend.example' },
  });
});

describe('what an API is called and is', () => {
  it('is as it was said, and what nobody said is the document’s', async () => {
    expect(await about()).toEqual({ ...FIRST, name: `Named ${registered}`, tags: ['said'] });
    expect((await get()).api.fromDocument).toEqual(['summary', 'contact', 'terms']);
    expect(await found('tickets')).toContain(slug);
  });

  it('follows the document of another default version, but for what people changed', async () => {
    await publish('1.1.0', FIRST);
    await change({ contactName: 'Me', contactMail: null });
    await publish('2.0.0', SECOND);
    expect(await about()).toEqual({
      ...{ name: `Named ${registered}`, summary: 'Exhibitions', tags: ['said'] },
      ...{ contactName: 'Me', contactUrl: FIRST.contactUrl },
    });
    expect(await found('exhibitions')).toContain(slug);
    expect(await found('tickets')).not.toContain(slug);
  });

  it('stays where it is written in words that are the document’s, when it is said that it does not follow', async () => {
    await change({ fromDocument: [] });
    await publish('2.0.0', SECOND);
    expect(await about()).toEqual({ ...FIRST, name: `Named ${registered}`, tags: ['said'] });
  });

  it('is taken from the document again, at once, and follows it from then on', async () => {
    await change({ name: 'Mine', summary: 'My words', tags: ['mine'] });
    await publish('1.1.0', FIRST);
    expect(await about()).toMatchObject({ name: 'Mine', summary: 'My words', tags: ['mine'] });
    const { body } = await change({ fromDocument: ['terms', 'name', 'tags', 'summary', 'contact'] });
    expect(body).toMatchObject({ ...FIRST, fromDocument: ['name', 'summary', 'tags', 'contact', 'terms'] });
    expect(await found('museum')).toContain(slug);
    await publish('2.0.0', SECOND);
    expect(await about()).toEqual(SECOND);
  });

  it('is not changed by a version that is not the default, and is changed back with the default', async () => {
    await change({ fromDocument: ['name', 'summary'] });
    await publish('1.1.0', FIRST);
    await publish('2.0.0', SECOND, false);
    expect((await about()).name).toBe('Museum');
    const choose = async (version: string) =>
      scene.call('putDefaultVersion', {
        ...{ as: scene.people.owner, params: { apiId: slug }, body: { version } },
        headers: { 'If-Match': (await get()).etag },
      });
    await choose('2.0.0');
    expect(await about()).toMatchObject({ name: 'Gallery', summary: 'Exhibitions' });
    await choose('1.1.0');
    expect(await about()).toMatchObject({ name: 'Museum', summary: 'Tickets' });
  });

  it('follows nothing in a field that the same change writes, and writing what it is changes nothing', async () => {
    const { body } = await change({ summary: 'My words', fromDocument: ['summary', 'terms'] });
    expect([body.summary, body.fromDocument]).toEqual(['My words', ['terms']]);
    await change({ fromDocument: ['summary'] });
    const again = await change({ summary: FIRST.summary, tags: ['said'] });
    expect(again.body.fromDocument).toEqual(['summary']);
  });

  it('keeps its name where a document has none, and clears what it may lack', async () => {
    await publish('1.1.0', FIRST);
    await change({ fromDocument: ['name', 'summary', 'tags', 'contact', 'terms'] });
    await publish('2.0.0', {});
    expect(await about()).toEqual({ name: 'Museum', tags: [] });
    const { apiId } = (await scene.data.entities.slug.get({ slug }).go()).data ?? { apiId: '' };
    const stored = (await scene.data.entities.api.get({ apiId }).go({ consistent: true })).data;
    for (const gone of ['summary', 'contactName', 'contactMail', 'contactUrl', 'termsUrl'])
      expect(stored).not.toHaveProperty(gone);
  });

  it('has categories, each once, and loses them', async () => {
    expect((await change({ categories: ['finance', 'art', 'finance'] })).body.categories).toEqual(['finance', 'art']);
    expect((await change({ categories: [] })).body.categories).toEqual([]);
    expect((await change({ categories: ['Not A Slug'] })).status).toBe(400);
  });

  it('takes no address that leads anywhere but to the web', async () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'https://a b', 'ftp://a.example', ''])
      for (const name of ['contactUrl', 'termsUrl']) expect((await change({ [name]: url })).status, url).toBe(400);
  });
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR4nGNgAAIAAAUAAVprLVIAAAAASUVORK5CYII=',
  'base64',
);

describe('the icon of an API', () => {
  const upload = async (bytes: Uint8Array | undefined, as = scene.people.owner, sizeBytes = bytes?.length ?? 9) => {
    const { body } = await scene.call<{ id: string }>('createDocumentUpload', { as, body: { sizeBytes } });
    if (bytes) await scene.documents.putUpload(body.id, bytes);
    return body.id;
  };
  const icon = async (as = scene.people.owner) => scene.call('getApiIcon', { as, params: { apiId: slug } });

  it('is an image that was uploaded, told by its bytes; a letter takes its place, and it a letter’s', async () => {
    expect((await icon()).body).toEqual({});
    const { body } = await change({ iconUploadId: await upload(PNG), iconColour: 4 });
    expect(body.iconImage).toMatch(/^[0-9a-f]{64}$/);
    expect((await icon()).body).toEqual({ colour: 4, mediaType: 'image/png', data: PNG.toString('base64') });
    expect((await change({ summary: 'Another' })).body.iconImage).toBe(body.iconImage);
    await change({ iconText: '🦕' });
    expect((await icon()).body).toEqual({ text: '🦕', colour: 4 });
    await change({ iconUploadId: await upload(PNG) });
    expect((await icon()).body).toMatchObject({ mediaType: 'image/png' });
    await change({ iconText: null, iconColour: null });
    expect((await icon()).body).toEqual({});
  });

  it.each([
    ['what draws and could act', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an image with a tail', Buffer.concat([PNG, Buffer.from('<script>')])],
    ['half an image', PNG.subarray(0, 40)],
    [
      'an image of a gigabyte in pixels',
      Buffer.concat([PNG.subarray(0, 16), Buffer.from('00007fff00007fff', 'hex'), PNG.subarray(24)]),
    ],
    ['nothing', undefined],
  ])('is not %s', async (_, bytes) => {
    const { status, body } = await change({ iconUploadId: await upload(bytes) });
    expect([status, body]).toMatchObject([422, { code: 'invalid-reference', errors: [{ pointer: '/iconUploadId' }] }]);
    expect((await get()).api.iconImage).toBeUndefined();
  });

  it('is no upload of another, or one that is larger than icons are, whatever is in it', async () => {
    const theirs = await upload(PNG, scene.people.outsider);
    const large = await upload(PNG, scene.people.owner, 262_145);
    for (const iconUploadId of [theirs, large, `upl_${'0'.repeat(26)}`])
      expect((await change({ iconUploadId })).status).toBe(422);
  });

  it('is one letter, or one emoji of however many code points', async () => {
    for (const iconText of ['A', 'é', '日', '👩‍🔬', '🇩🇪'])
      expect((await change({ iconText })).status, iconText).toBe(200);
    for (const iconText of ['AB', ' ', '🦕🦕']) expect((await change({ iconText })).status, iconText).toBe(422);
  });

  it('is seen by whoever sees the API', async () => {
    expect((await icon(scene.people.outsider)).status).toBe(404);
    expect((await icon(scene.people.member)).status).toBe(200);
  });
});
