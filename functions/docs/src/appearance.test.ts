import type { Schema } from '@portico/contract';
import type { Data, Documents } from '@portico/data';
import { createTestDocuments } from '@portico/data/test-documents';
import { createTestTable } from '@portico/data/test-table';
import { createId, LOGO_BYTES_MAX, type Principal } from '@portico/domain';
import type { createCall } from '@portico/http/test-call';
import { beforeEach, expect, it } from 'vitest';
import { callsOf } from '../test/calls.ts';

const at = new Date(Date.UTC(2026, 11, 1, 8));
const now = () => at;
const admin: Principal = { userId: createId('user', at), roles: ['admin'] };
const publisher: Principal = { userId: createId('user', at), roles: ['publisher', 'developer'] };
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR4nGNgAAIAAAUAAVprLVIAAAAASUVORK5CYII=',
  'base64',
);
type Appearance = Schema<'Appearance'>;
const SETTINGS = {
  ...{ name: 'Museum APIs', accent: '#7a1fa2', typeface: 'inter' },
  home: { headline: { en: 'Doors', de: 'Türen' }, lead: { en: 'A lead' }, text: { en: '# Text' }, sections: ['text'] },
  menu: [{ label: { en: 'Help' }, href: '/guides/help' }],
  footer: { text: { en: 'Made here' }, links: [{ label: { en: 'Mail' }, href: 'mailto:a@example.com' }] },
};

let data: Data;
let documents: Documents;
let call: ReturnType<typeof createCall>;

beforeEach(async () => {
  data = await createTestTable();
  documents = createTestDocuments();
  call = callsOf({ data, documents, now });
});

const read = async () => call<Appearance>('getAppearance', { asVisitor: true });
const over = async () => ({ 'if-match': String((await read()).headers.ETag) });
const put = async (body: object) => call<Appearance>('putAppearance', { as: admin, headers: await over(), body });
const restore = async (to: string) =>
  call<Appearance>('restoreAppearance', { as: admin, headers: await over(), body: { to } });
const upload = async (bytes: Uint8Array, whose = admin, sizeBytes = bytes.length) => {
  const uploadId = createId('upload', at);
  await documents.putUpload(uploadId, bytes);
  await data.entities.upload.create({ uploadId, userId: whose.userId, sizeBytes, createdAt: at.toISOString() }).go();
  return uploadId;
};
const putLogo = async (uploadId: string, more: object = {}) => put({ ...SETTINGS, logo: { uploadId }, ...more });
const logo = async (logoTheme: string) => call('getLogo', { asVisitor: true, params: { logoTheme } });

it('is what ships until somebody says something else, and every field of that is kept', async () => {
  expect((await read()).body).toEqual({
    ...{ name: 'Portico', typeface: 'instrument-sans', menu: [], footer: { links: [] }, hasPrevious: false },
    home: { sections: ['search', 'access', 'call', 'text', 'featured', 'steps'] },
  });
  expect((await put(SETTINGS)).body).toEqual({ ...SETTINGS, hasPrevious: true });
  expect((await read()).body).toEqual({ ...SETTINGS, hasPrevious: true });
});

it('is changed by admins alone, over what they have seen', async () => {
  const headers = await over();
  for (const id of ['putAppearance', 'restoreAppearance'] as const)
    expect((await call(id, { as: publisher, headers, body: {} })).status, id).toBe(403);
  await put(SETTINGS);
  expect((await call('putAppearance', { as: admin, headers, body: SETTINGS })).status).toBe(412);
  expect((await call('restoreAppearance', { as: admin, headers, body: { to: 'shipped' } })).status).toBe(412);
  expect((await call('putAppearance', { as: admin, body: SETTINGS })).status).toBe(428);
});

it('of many who write at once one does', async () => {
  const headers = await over();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => call('putAppearance', { as: admin, headers, body: SETTINGS })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 412)]);
});

it('is brought back as it was before, with its logo, or as it shipped; and there is always a way back from that', async () => {
  expect((await restore('previous')).body).toMatchObject({ name: 'Portico' });
  await put(SETTINGS);
  await putLogo(await upload(PNG), { name: 'Another' });
  expect((await restore('shipped')).body).toMatchObject({ name: 'Portico' });
  expect((await read()).body.logo).toBeUndefined();
  expect((await restore('previous')).body).toMatchObject({ name: 'Another', logo: { width: 3, height: 2 } });
  expect((await restore('previous')).body).toMatchObject({ name: 'Portico' });
});

it('has a logo for each theme: a new one, one that is there, or one from before the last change', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><path d="M0 0"/></svg>');
  const { body } = await putLogo(await upload(PNG), { logoDark: { uploadId: await upload(svg) } });
  const logos = {
    logo: { mediaType: 'image/png', width: 3, height: 2 },
    logoDark: { mediaType: 'image/svg+xml', width: 4, height: 2 },
  };
  expect(body).toMatchObject(logos);
  const kept = { logo: { hash: body.logo?.hash }, logoDark: { hash: body.logoDark?.hash } };
  expect((await put({ ...SETTINGS, ...kept })).body).toEqual(body);
  expect((await logo('light')).body).toMatchObject({ mediaType: 'image/png', data: PNG.toString('base64') });
  expect((await put(SETTINGS)).body).not.toHaveProperty('logo');
  expect([(await logo('light')).status, (await logo('dark')).status]).toEqual([404, 404]);
  expect((await put({ ...SETTINGS, ...kept })).body).toMatchObject(logos);
  const unknown = await put({ ...SETTINGS, logo: { hash: '0'.repeat(64) } });
  expect(unknown).toMatchObject({ status: 422, body: { errors: [{ pointer: '/logo/hash' }] } });
  expect(await put({ ...SETTINGS, logo: {} })).toMatchObject({ status: 422 });
});

it('takes no logo that is none, is large, acts, or is somebody else’s', async () => {
  const refused = async (uploadId: string) => {
    const { status, body } = await putLogo(uploadId);
    return [status, (body as unknown as { errors: { detail: string }[] }).errors[0]?.detail];
  };
  expect(await refused(await upload(Buffer.from('GIF')))).toEqual([422, 'is no whole PNG, JPEG, WebP or SVG image']);
  expect(await refused(await upload(PNG, publisher))).toEqual([422, 'is no upload of yours']);
  expect(await refused(await upload(PNG, admin, LOGO_BYTES_MAX + 1))).toEqual([422, 'is larger than 262144 bytes']);
  const acting = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" onload="alert(1)"/>';
  expect(await refused(await upload(Buffer.from(acting)))).toEqual([
    ...[422, 'is an SVG with what a logo may not have: onload'],
  ]);
});

it('leads nowhere but to https, mail and pages of its own', async () => {
  for (const href of ['https://user@example.com', '/\\evil.example', 'javascript:alert(1)'])
    for (const body of [
      { ...SETTINGS, menu: [{ label: { en: 'A' }, href }] },
      { ...SETTINGS, footer: { links: [{ label: { en: 'A' }, href }] } },
    ])
      expect([400, 422], href).toContain((await put(body)).status);
  expect((await read()).body.name).toBe('Portico');
});

it('fits its item, however much is said, with what it was before', async () => {
  const words = (length: number) => ({ en: '€'.repeat(length), de: '€'.repeat(length) });
  const link = { label: words(80), href: `https://example.com/${'a'.repeat(2000)}` };
  const home = { headline: words(80), lead: words(400), text: words(8000), sections: [] };
  const most = {
    ...SETTINGS,
    home,
    menu: Array(6).fill(link),
    footer: { text: words(400), links: Array(12).fill(link) },
  };
  expect((await put(most)).status).toBe(200);
  expect((await put({ ...most, name: 'Again' })).status).toBe(200);
  expect((await restore('previous')).body.name).toBe('Museum APIs');
});
