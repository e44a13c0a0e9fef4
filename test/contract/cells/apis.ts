import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { deployment, PNG, smallDocument, until, uploadBytes } from '../../portico/world.ts';
import { callOperation, tagOf } from '../contract-call.ts';
import { admin, all, ofMuseum, publisher, slug, unique, upstream } from './scene.ts';

const museum = readFileSync(new URL('../../../examples/museum-api/openapi.yaml', import.meta.url), 'utf8');

describe('publishing', () => {
  it('takes an upload, reads it, and registers, versions and publishes an API', async () => {
    const bytes = Buffer.from(museum);
    const made = await callOperation('createDocumentUpload', {
      body: { sizeBytes: bytes.length },
      token: publisher.token,
    });
    expect(made.status).toBe(201);
    const { id: uploadId, url, headers } = made.body as { id: string; url: string; headers: Record<string, string> };
    expect((await fetch(url, { method: 'PUT', body: bytes, headers })).status).toBe(200);
    const started = await callOperation('createImport', { body: { uploadId }, token: publisher.token });
    expect(started.status).toBe(202);
    const { id: importId } = started.body as { id: string };
    await until('the import ends', async () => {
      const { status, body } = await callOperation('getImport', {
        params: { importId },
        token: publisher.token,
      });
      expect(status).toBe(200);
      return (body as { status: string }).status === 'succeeded';
    });
    const registered = unique('museum');
    const body = {
      importId,
      teamId: publisher.teamId,
      slug: registered,
      name: 'Museum',
      backendUrl: deployment.museumUrl,
    };
    expect((await callOperation('createApi', { body, token: publisher.token })).status).toBe(201);
    expect((await callOperation('createApi', { body, token: publisher.token })).status).toBe(409);
    const params = { apiId: registered, version: '2.0.0' };
    const version = { importId, version: '2.0.0', backendUrl: deployment.museumUrl };
    expect((await callOperation('createApiVersion', { params, body: version, token: publisher.token })).status).toBe(
      201,
    );
    expect((await callOperation('createApiVersion', { params, body: version, token: publisher.token })).status).toBe(
      409,
    );
    expect((await callOperation('publishApiVersion', { params, token: publisher.token })).status).toBe(200);
    expect((await callOperation('publishApiVersion', { params, token: publisher.token })).status).toBe(409);
    for (const id of [
      'getApi',
      'listApiVersions',
      'getApiVersion',
      'getBackend',
      'getDocument',
      'getUploadedDocument',
      'getDocumentFile',
      'listSdks',
      'getSdkChanges',
      'getSdk',
      'getChanges',
      'getReference',
      'getReferenceOperation',
      'getMockAnswer',
      'getReferenceSchema',
      'listMcpTools',
    ] as const)
      expect((await callOperation(id, { params: { ...params, ...ofMuseum }, token: publisher.token })).status, id).toBe(
        200,
      );
    const mocked = (body: object) =>
      callOperation('callMock', { params: { ...params, ...ofMuseum }, body, token: publisher.token });
    const faulty = await mocked({ path: '/museum-hours', query: 'limit=many' });
    expect([faulty.status, faulty.body]).toMatchObject([200, { errors: [{ pointer: '/query/limit' }] }]);
    const right = await mocked({ path: '/museum-hours', query: 'limit=5' });
    expect([right.status, right.body]).toMatchObject([200, { status: 200 }]);
    expect((await callOperation('listApis', { query: { q: 'museum' }, token: publisher.token })).status).toBe(200);
    const searched = async (query: { q: string; api?: string }) =>
      callOperation('search', { query, token: publisher.token });
    expect((await searched({ q: 'ticket', api: unique('nowhere') })).status).toBe(404);
    expect((await callOperation('listApiSearchMisses', { params, token: publisher.token })).status).toBe(200);
    expect((await callOperation('listSearchMisses', { token: admin.token })).status).toBe(200);
    // What is published is told to whoever looks after what is searched.
    await until('it is found', async () => {
      const { body: answer } = await searched({ q: `${registered} tikets` });
      return (answer as { items: { api: { slug: string } }[] }).items.some(({ api }) => api.slug === registered);
    });
    expect(
      (
        await callOperation('updateApi', {
          params,
          headers: await tagOf('getApi', { params, token: publisher.token }),
          body: { visibility: 'public' },
          token: publisher.token,
        })
      ).status,
    ).toBe(200);
    const query = { operation: 'get /museum-hours' };
    expect((await callOperation('getCodeSamples', { params, query, token: publisher.token })).status).toBe(200);
    expect((await callOperation('getCodeSamples', { params, query, asVisitor: true })).body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ language: 'curl', given: false })]),
    });
    const page = { params: { ...params, guide: ofMuseum.guide }, token: publisher.token };
    await publisher.client.createGuide({ apiId: registered, body: { slug: ofMuseum.guide, text: '# First call' } });
    const readable = { ...page, headers: await tagOf('getGuideDraft', page), body: { published: true } };
    expect((await callOperation('updateGuide', readable)).status).toBe(200);
    const imageId = await uploadBytes(publisher, Buffer.from(PNG, 'base64'));
    await publisher.client.addGuideFile({ apiId: registered, body: { name: ofMuseum.file, uploadId: imageId } });
    // What is asked with a body is kept by nobody.
    for (const { id } of all.filter(({ access, method }) => access === 'reader' && method === 'GET')) {
      const visited = {
        params: { ...params, ...ofMuseum, planId: 'basic' },
        ...(id === 'getCodeSamples' && { query }),
        ...(id === 'search' && { query: { q: 'museum' } }),
        asVisitor: true,
      };
      const { status, headers } = await callOperation(id, visited);
      expect([status, headers.get('cache-control')], id).toEqual([200, 'public, max-age=10']);
    }
  });

  it('answers 422 with lines for an API whose document has errors, and keeps nothing of it', async () => {
    const { body } = await callOperation('createImport', {
      body: { content: 'openapi: 3.0.3\ninfo: {title: x}\npaths: {}\n' },
      token: publisher.token,
    });
    const importId = (body as { id: string }).id;
    await until('the import ends', async () => (await publisher.client.getImport({ importId })).status === 'failed');
    const broken = unique('broken');
    const refused = await callOperation('createApi', {
      body: { importId, teamId: publisher.teamId, slug: broken, name: 'Broken' },
      token: publisher.token,
    });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      code: 'invalid-document',
      errors: [expect.objectContaining({ line: 2, pointer: expect.stringMatching(/^\/info/) })],
    });
    expect((await callOperation('getApi', { params: { apiId: broken }, token: publisher.token })).status).toBe(404);
    expect(
      (
        await callOperation('createApiVersion', {
          params: { apiId: slug },
          body: { importId },
          token: publisher.token,
        })
      ).status,
    ).toBe(422);
  });

  it('reads a document again at its source, and says when there is nothing to be read', async () => {
    const asked = { params: { apiId: slug }, token: publisher.token };
    const put = async (body: object) =>
      callOperation('putApiSource', { ...asked, headers: await tagOf('getApiSource', asked), body });
    expect((await callOperation('readApiSource', asked)).status).toBe(409);
    expect((await put({ url: 'http://169.254.169.254/', schedule: 'off' })).status).toBe(422);
    expect((await put({ url: `${upstream.url}/?document=7.0.0`, schedule: 'hourly' })).status).toBe(200);
    const source = async () =>
      (await callOperation('getApiSource', asked)).body as {
        result?: string;
        reading?: string;
        changed?: { contentHash: string };
      };
    // Never read there, it is read with the next pass of the schedule.
    await until('it is read', async () => (await source()).result !== undefined, { seconds: 180, every: 500 });
    expect(await source()).toMatchObject({ result: 'changed', changed: { version: '7.0.0' } });
    const told = await callOperation('listNotices', { token: publisher.token });
    expect(told.body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ kind: 'source-changed' })]),
    });
    expect((await callOperation('readApiSource', asked)).status).toBe(202);
    const dismiss = (contentHash: string) => callOperation('dismissSourceChange', { ...asked, body: { contentHash } });
    expect((await dismiss('another')).status).toBe(409);
    const { changed } = await source();
    const dismissed = await dismiss(changed?.contentHash ?? '');
    expect([dismissed.status, dismissed.body]).toMatchObject([200, { dismissed: { version: '7.0.0' } }]);
    expect((await put({ schedule: 'off' })).status).toBe(200);
  });

  it('tells which documents an archive holds, and reads the one that is chosen', async () => {
    const token = publisher.token;
    const archive = zipSync({
      'things.json': strToU8(smallDocument({ '/things': 'listThings' })),
      'more.json': strToU8(smallDocument({ '/more': 'listMore' }, '2.0.0')),
    });
    const made = await callOperation('createDocumentUpload', { body: { sizeBytes: archive.length }, token });
    const { id: uploadId, url, headers } = made.body as { id: string; url: string; headers: Record<string, string> };
    expect((await fetch(url, { method: 'PUT', body: new Uint8Array(archive), headers })).status).toBe(200);
    const read = async (body: object) => {
      const begun = await callOperation('createImport', { body, token });
      expect(begun.status).toBe(202);
      const params = { importId: (begun.body as { id: string }).id };
      return until('the import ends', async () => {
        const found = (await callOperation('getImport', { params, token })).body as { status: string };
        return ['succeeded', 'failed'].includes(found.status) && found;
      });
    };
    const roots = [
      { path: 'more.json', version: '2.0.0', operations: 1 },
      { path: 'things.json', version: '1.0.0', operations: 1 },
    ];
    expect(await read({ uploadId })).toMatchObject({ status: 'failed', uploadId, roots });
    const chosen = await read({ archive: { uploadId, root: 'more.json' } });
    expect(chosen).toMatchObject({ status: 'succeeded', root: 'more.json', roots, facts: { version: '2.0.0' } });
  });

  it('has an image as its icon, which is what its bytes say, and nothing that was never uploaded', async () => {
    const params = { apiId: slug };
    const upload = async (bytes: Uint8Array<ArrayBuffer>, sends = true) => {
      const body = { sizeBytes: bytes.length };
      const made = await callOperation('createDocumentUpload', { body, token: publisher.token });
      const { id, url, headers } = made.body as { id: string; url: string; headers: Record<string, string> };
      if (sends) expect((await fetch(url, { method: 'PUT', body: bytes, headers })).status).toBe(200);
      return id;
    };
    const take = async (iconUploadId: string) =>
      callOperation('updateApi', {
        ...{ params, body: { iconUploadId }, token: publisher.token },
        headers: await tagOf('getApi', { params, token: publisher.token }),
      });
    const bytes = Uint8Array.from(Buffer.from(PNG, 'base64'));
    expect((await take(await upload(bytes))).status).toBe(200);
    const told = { mediaType: 'image/png', data: PNG };
    expect((await callOperation('getApiIcon', { params, token: publisher.token })).body).toEqual(told);
    const refused = [await upload(Uint8Array.from(Buffer.from('<svg/>'))), await upload(bytes, false)];
    for (const id of refused) expect((await take(id)).status).toBe(422);
    expect((await callOperation('getApiIcon', { params, asVisitor: true })).body).toEqual(told);
  });

  it('imports what API Gateway has: here Portico’s own REST API', async () => {
    const asked = { params: { accountId: '000000000000' }, token: admin.token };
    expect((await callOperation('listAwsAccounts', { token: admin.token })).status).toBe(200);
    expect((await callOperation('listAwsApis', { ...asked, query: { kind: 'http' } })).body).toEqual({ items: [] });
    const { body } = await callOperation('listAwsApis', { ...asked, query: { kind: 'rest' } });
    const [own] = (body as { items: { id: string }[] }).items;
    const awsApi = { accountId: '000000000000', kind: 'rest', id: own?.id };
    const { status, body: begun } = await callOperation('createImport', { body: { awsApi }, token: admin.token });
    expect(status).toBe(202);
    const importId = (begun as { id: string }).id;
    const read = async () => admin.client.getImport({ importId });
    await until('it is read', async () => !['queued', 'running'].includes((await read()).status), 180);
    expect(await read()).toMatchObject({ status: 'succeeded', facts: { title: 'PorticoApi' } });
    expect((await read()).facts?.servers?.[0]).toMatch(/^http:\/\/localhost:\d+\/\w+$/);
  });

  it('says who may call, and explains it on a call that is made up', async () => {
    const asked = { params: { apiId: slug }, token: publisher.token };
    const policy = { name: 'Office', kind: 'addresses', addresses: ['192.0.2.0/24'] };
    const wrong = { policies: [{ ...policy, addresses: ['192.0.2.0/33'] }] };
    expect((await callOperation('putAccessPolicies', { ...asked, body: wrong })).status).toBe(422);
    const call = { method: 'GET', path: '/things', address: '198.51.100.7' };
    const body = { call, policies: [policy] };
    expect((await callOperation('dryRunAccess', { ...asked, body })).body).toMatchObject({
      ...{ allowed: false, operation: 'listThings' },
      steps: [{ name: 'Office', outcome: 'failed', detail: '198.51.100.7 is not listed' }],
    });
    expect((await callOperation('dryRunAccess', { ...asked, body: wrong && { call, ...wrong } })).status).toBe(422);
  });

  it('has guides: a page is added, published, read, taken up as it was, and deleted', async () => {
    const of = { params: { apiId: slug, guide: 'guide-cell', number: '1' }, token: publisher.token };
    const text = '# A cell\n\n:::operation listThings\n\n[gone](gone)';
    const body = { slug: 'guide-cell', text };
    expect((await callOperation('createGuide', { ...of, body })).status).toBe(201);
    expect((await callOperation('createGuide', { ...of, body })).status).toBe(409);
    const published = { ...of, headers: await tagOf('getGuideDraft', of), body: { published: true } };
    expect((await callOperation('updateGuide', published)).body).toMatchObject({
      ...{ status: 'published', versions: [{ number: 1 }] },
      problems: [{ line: 5, detail: 'there is no page gone' }],
    });
    expect((await callOperation('getGuide', { ...of, asVisitor: true })).body).toMatchObject({
      ...{ title: 'A cell', nodes: [{ kind: 'operation', path: '/things' }, { kind: 'paragraph' }] },
    });
    expect((await callOperation('listGuideDrafts', of)).body).toMatchObject({ items: [{ slug: 'guide-cell' }] });
    expect((await callOperation('getGuideVersion', of)).body).toMatchObject({ text });
    expect((await callOperation('previewGuide', { ...of, body: { text } })).body).toMatchObject({ title: 'A cell' });
    expect((await callOperation('deleteGuide', of)).status).toBe(204);
  });

  it('has guides of the portal beside those of APIs, written by admins and read by everybody', async () => {
    const of = { params: { guide: 'portal-cell', number: '1', file: 'portal-cell.png' }, token: admin.token };
    const text = '# A cell\n\n![a](media/portal-cell.png)';
    const body = { slug: 'portal-cell', text };
    const uploadId = await uploadBytes(admin, Buffer.from(PNG, 'base64'));
    const file = { ...of, body: { name: 'portal-cell.png', uploadId } };
    expect((await callOperation('addPortalGuideFile', file)).status).toBe(201);
    expect((await callOperation('addPortalGuideFile', file)).status).toBe(409);
    expect(await callOperation('createPortalGuide', { ...of, body })).toMatchObject({
      status: 201,
      body: { problems: [] },
    });
    expect((await callOperation('createPortalGuide', { ...of, body })).status).toBe(409);
    const published = { ...of, headers: await tagOf('getPortalGuideDraft', of), body: { published: true } };
    expect((await callOperation('updatePortalGuide', published)).body).toMatchObject({ status: 'published' });
    expect((await callOperation('getPortalGuide', { ...of, asVisitor: true })).body).toMatchObject({
      ...{
        title: 'A cell',
        nodes: [{ children: [{ kind: 'image', href: '/guides/media/portal-cell.png', width: 3 }] }],
      },
    });
    const listed = { items: expect.arrayContaining([expect.objectContaining({ slug: 'portal-cell' })]) };
    expect((await callOperation('listPortalGuides', { asVisitor: true })).body).toEqual(listed);
    expect((await callOperation('listPortalGuideDrafts', of)).body).toEqual(listed);
    expect((await callOperation('getPortalGuideVersion', of)).body).toMatchObject({ text });
    expect((await callOperation('previewPortalGuide', { ...of, body: { text } })).body).toMatchObject({
      title: 'A cell',
    });
    expect((await callOperation('listPortalGuideFiles', of)).body).toEqual({
      items: expect.arrayContaining([expect.objectContaining({ name: 'portal-cell.png' })]),
    });
    expect((await callOperation('getPortalGuideFile', { ...of, asVisitor: true })).status).toBe(200);
    expect((await callOperation('deletePortalGuideFile', of)).status).toBe(204);
    expect((await callOperation('deletePortalGuide', of)).status).toBe(204);
  });

  it('has files beside its guides: images by their bytes, shown in pages, and anything else as an attachment', async () => {
    const asked = { params: { apiId: slug, file: 'map.png' }, token: publisher.token };
    const add = async (name: string, bytes: Uint8Array) => {
      const uploadId = await uploadBytes(publisher, bytes);
      return callOperation('addGuideFile', { ...asked, body: { name, uploadId } });
    };
    const image = { mediaType: 'image/png', width: 3, height: 2 };
    const png = Buffer.from(PNG, 'base64');
    const added = { name: 'map.png', sizeBytes: png.length, addedAt: expect.any(String), ...image };
    expect(await add('map.png', png)).toMatchObject({ status: 201, body: added });
    expect((await add('map.png', png)).status).toBe(409);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    expect(await add('other.png', svg)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/uploadId', detail: 'is no whole PNG, JPEG, WebP, GIF or AVIF image' }] },
    });
    expect(await add('other.svg', svg)).toMatchObject({ status: 201, body: { name: 'other.svg' } });
    expect((await callOperation('listGuideFiles', asked)).body).toMatchObject({
      items: [added, { name: 'other.svg' }],
    });
    const text = '![A map](media/map.png) [all](media/other.svg) [none](media/none.pdf)';
    expect((await callOperation('previewGuide', { ...asked, body: { text } })).body).toMatchObject({
      problems: [{ detail: 'there is no file none.pdf' }],
      nodes: [
        {
          children: [
            { kind: 'image', width: 3, height: 2, href: `/apis/${slug}/guides/media/map.png` },
            {},
            {},
            {},
            {},
          ],
        },
      ],
    });
    const link = await callOperation('getGuideFile', { params: { apiId: slug, file: 'other.svg' }, asVisitor: true });
    const { url } = link.body as { url: string };
    const saved = await fetch(url);
    expect([saved.status, saved.headers.get('content-disposition')]).toEqual([200, 'attachment; filename="other.svg"']);
    expect(await saved.text()).toBe(svg.toString());
    expect((await callOperation('deleteGuideFile', asked)).status).toBe(204);
    expect((await callOperation('deleteGuideFile', asked)).status).toBe(404);
    expect((await callOperation('listGuideFiles', asked)).body).toMatchObject({ items: [{ name: 'other.svg' }] });
  });

  it('has backends for live and for test keys, which prove themselves to what they call', async () => {
    const params = { apiId: slug, version: 'latest' };
    const asked = { params, token: publisher.token };
    const test = { ...asked, query: { environment: 'test' } };
    const auth = { kind: 'header', name: 'X-Backend-Key', secret: 'of-the-backend-1' };
    const body = { targets: [{ url: upstream.url }], timeoutMilliseconds: 300, auth };
    const made = await callOperation('putBackend', { ...test, headers: { 'if-match': '"none"' }, body });
    expect([made.status, made.body]).toMatchObject([200, { auth: { kind: 'header', name: 'X-Backend-Key' } }]);
    expect(JSON.stringify(made.body)).not.toContain(auth.secret);
    expect((await callOperation('listBackends', asked)).body).toMatchObject({ items: [{}, { environment: 'test' }] });
    const called = await callOperation('testBackend', { ...test, body: { path: '/things' } });
    const shown = { name: 'X-Backend-Key', value: '***' };
    expect(called.body).toMatchObject({ status: 200, sent: expect.arrayContaining([shown]) });
    expect((await callOperation('testBackend', { ...test, body: { target: 7 } })).status).toBe(422);
    expect((await callOperation('deleteBackend', test)).status).toBe(204);
    expect((await callOperation('deleteBackend', asked)).status).toBe(409);
  });

  it('refuses a backend the egress door would refuse', async () => {
    const params = { apiId: slug, version: 'latest' };
    for (const url of ['http://169.254.169.254/latest', 'http://localhost:22', 'https://10.0.0.1/'])
      expect(
        (await callOperation('putBackend', { params, body: { targets: [{ url }] }, token: publisher.token })).status,
        url,
      ).toBe(422);
    expect(
      (
        await callOperation('putBackend', {
          params,
          headers: await tagOf('getBackend', { params, token: publisher.token }),
          body: { targets: [{ url: upstream.url }], timeoutMilliseconds: 300 },
          token: publisher.token,
        })
      ).status,
    ).toBe(200);
  });
});
