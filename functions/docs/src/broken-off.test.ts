import { docs } from '@portico/contract/docs';
import { brokenOff, faultsOfRepetition } from '@portico/data/broken-off';
import { createTestDocuments } from '@portico/data/test-documents';
import { createFaultyTable } from '@portico/data/test-table';
import { createId, type Principal } from '@portico/domain';
import type { createCall } from '@portico/http/test-call';
import { beforeAll, describe, expect, it } from 'vitest';
import { callsOf } from '../test/calls.ts';

let at = Date.parse('2026-11-30T12:00:00.000Z');
const now = () => new Date(at);
const createdAt = now().toISOString();
const [teamId, apiId] = [createId('team', now()), createId('api', now())];
const owner: Principal = { userId: createId('user', now()), roles: ['publisher', 'developer'] };
const admin: Principal = { userId: createId('user', now()), roles: ['admin'] };
const [uploadId, adminsUploadId] = [createId('upload', now()), createId('upload', now())];
let table: Awaited<ReturnType<typeof createFaultyTable>>;
let call: ReturnType<typeof createCall>;

beforeAll(async () => {
  table = await createFaultyTable();
  const { data } = table;
  const { api, membership, slug } = data.entities;
  await membership.create({ userId: owner.userId, teamId, role: 'owner' }).go();
  const named = { apiId, slug: 'museum', name: 'Museum', summary: '', teamId, tags: [], shelf: 'listed' as const };
  const listed = { visibility: 'public' as const, scope: 'public', createdAt, updatedAt: createdAt };
  await api.create({ ...named, ...listed }).go();
  await slug.create({ slug: 'museum', apiId }).go();
  const documents = createTestDocuments();
  for (const [id, { userId }] of [
    [uploadId, owner],
    [adminsUploadId, admin],
  ] as const) {
    await documents.putUpload(id, Buffer.from('a file'));
    await data.entities.upload.create({ uploadId: id, userId, sizeBytes: 6, createdAt }).go();
  }
  call = callsOf({ data, documents, now });
});

/** Every operation of this function that takes an idempotency key. */
const REQUESTS: Readonly<Record<string, object>> = {
  addGuideFile: { params: { apiId: 'museum' }, body: { name: 'a.pdf', uploadId } },
  addPortalGuideFile: { as: admin, body: { name: 'a.pdf', uploadId: adminsUploadId } },
  createPortalGuide: { as: admin, body: { slug: 'keys', text: '# Keys' } },
  createGuide: { params: { apiId: 'museum' }, body: { slug: 'keys', text: '# Keys' } },
};
const NAMES = Object.values(docs).flatMap(({ operation: { id, repeatable } }) => (repeatable ? [id] : []));

describe('a request under an idempotency key that is broken off at any of its writes, and asked for again', () => {
  it.each(NAMES)('%s: has one effect, and one answer', async (name) => {
    const asked = REQUESTS[name];
    if (!asked) throw new Error(`${name} is not tried`);
    const request = { as: owner, ...asked, headers: { 'Idempotency-Key': name } };
    const wait = () => {
      at += 61_000;
    };
    expect(faultsOfRepetition(await brokenOff(table, wait, () => call(name, request)))).toEqual([]);
  });
});
