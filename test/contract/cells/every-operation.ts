import type { OperationId } from '@portico/contract';
import { describe, expect, it } from 'vitest';
import { callOperation } from '../contract-call.ts';
import { all, developer, needs, nowhere, ofMuseum, tokenFor } from './scene.ts';

/** API Gateway takes 10 MB, a function 6 MB with all that is around the body; larger is said, not a failure. */
const FUNCTION_BYTES = 6_500_000;
const withBody = all.filter(({ hasBody, access }) => hasBody && access !== 'key');

const expectTooLarge = async (id: OperationId, bytes: number) => {
  const body = JSON.stringify({ surprise: 'x'.repeat(bytes) });
  const answer = await callOperation(id, { params: nowhere, body, token: tokenFor(id) });
  expect([bytes, answer.status, answer.body]).toMatchObject([bytes, 413, { code: 'body-too-large' }]);
};

describe('what every operation owes', () => {
  it.each(all.filter(({ access }) => access !== 'public').map(({ id }) => id))(
    '%s answers 401 to a caller without credentials, and to forged ones',
    async (id) => {
      expect((await callOperation(id, { params: nowhere, ...needs[id] })).status).toBe(401);
      const forged = await callOperation(id, {
        params: nowhere,
        ...needs[id],
        token: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.x',
        key: 'ptk_live_x',
      });
      expect(forged.status).toBe(401);
      expect(forged.body).toMatchObject({ code: 'unauthenticated' });
    },
  );

  it.each(all.filter(({ access }) => access === 'publisher' || access === 'admin').map(({ id }) => id))(
    '%s answers 403 to a developer',
    async (id) => {
      expect((await callOperation(id, { params: nowhere, ...needs[id], token: developer.token })).status).toBe(403);
    },
  );

  it.each(all.filter(({ hasBody }) => hasBody).map(({ id }) => id))(
    '%s answers 400 with a pointer to a field it does not know',
    async (id) => {
      const { status, body } = await callOperation(id, { params: nowhere, body: { surprise: 1 }, token: tokenFor(id) });
      expect(status).toBe(400);
      expect(body).toMatchObject({
        code: 'invalid-request',
        errors: expect.arrayContaining([expect.objectContaining({ pointer: '/surprise' })]),
      });
    },
  );

  it.each(all.filter(({ hasBody }) => hasBody).map(({ id }) => id))(
    '%s answers 400 to a body that is not JSON, and to one that is no object',
    async (id) => {
      for (const body of ['{"a":', '[]', '"text"', 'null'])
        expect((await callOperation(id, { params: nowhere, body, token: tokenFor(id) })).status).toBe(400);
    },
  );

  it.each(withBody.map(({ id }) => id))(
    '%s answers 413 to a body that is more than its function can be given',
    async (id) => expectTooLarge(id, FUNCTION_BYTES),
  );

  it.each([...new Map(withBody.map(({ id, function: name }) => [name, id]))])(
    '%s answers 413 to what API Gateway itself would take, and to more',
    async (_name, id) => {
      for (const bytes of [9_500_000, 11_000_000]) await expectTooLarge(id, bytes);
    },
  );

  it.each(
    all
      .filter(({ statuses, hasBody, method }) => statuses.includes(400) && !hasBody && method !== 'ANY')
      .map(({ id }) => id),
  )('%s answers 400 with a pointer to a parameter it does not know', async (id) => {
    const { status, body } = await callOperation(id, {
      params: nowhere,
      query: { ...needs[id]?.query, surprise: '1' },
      token: tokenFor(id),
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ pointer: '/query/surprise' })]),
    });
  });

  it.each(all.filter(({ statuses, method }) => statuses.includes(404) && method !== 'ANY').map(({ id }) => id))(
    '%s answers 404 for what is not there',
    async (id) => {
      expect((await callOperation(id, { params: nowhere, ...needs[id], token: tokenFor(id) })).status).toBe(404);
    },
  );
});

/** A cursor is sealed anew for each answer, and a link signed anew. */
const shown = (body: unknown) => ({
  ...(body as object),
  nextCursor: undefined,
  ...('expiresAt' in (body as object) && { url: 'a link', expiresAt: 'soon' }),
});

describe('what a visitor is owed', () => {
  it.each(all.filter(({ visitorPath }) => visitorPath).map(({ id }) => id))(
    '%s answers below /public without a token, and the same with one, even a forged one',
    async (id) => {
      const known = {
        params: { ...nowhere, ...ofMuseum, apiId: 'museum', version: 'latest', planId: 'basic' },
        ...(id === 'callMock' && { body: { path: '/museum-hours' } }),
        asVisitor: true,
      };
      const query: Readonly<Record<string, string>> =
        { getCodeSamples: { operation: 'get /museum-hours' }, search: { q: 'museum' } }[id as string] ?? {};
      const answers = await Promise.all(
        [undefined, developer.token, 'forged'].map((token) => callOperation(id, { ...known, query, token })),
      );
      for (const { status, body } of answers) {
        expect(status).toBe(200);
        // How long everything took is another thing each time.
        if (id !== 'getReadiness') expect(shown(body)).toEqual(shown(answers[0]?.body));
      }
      const unknown = await callOperation(id, { ...known, query: { ...query, surprise: '1' } });
      expect([unknown.status, unknown.headers.get('cache-control')]).toEqual([400, 'private, no-store']);
    },
  );
});
