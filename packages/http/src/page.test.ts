import { describe, expect, it } from 'vitest';
import { createKernel, OTHER_USER, USER } from '../test/kernel.ts';

const session = { id: `ses_${'0'.repeat(26)}`, createdAt: '', lastSeenAt: '', expiresAt: '' };
const kernel = createKernel();
const { call } = kernel;
const list = { httpMethod: 'GET', resource: '/sessions', body: null };

describe('a list', () => {
  const ask = (query: Record<string, string>, userId = USER) =>
    call({
      ...list,
      multiValueQueryStringParameters: Object.fromEntries(
        Object.entries(query).map(([name, value]) => [name, [value]]),
      ),
      requestContext: { requestId: 'req-1', authorizer: { userId, roles: 'developer' } },
    });
  const cursorTo = async (position: string) => {
    kernel.answers = () => ({ status: 200, items: [session], position });
    return String((await ask({ limit: '1' })).body.nextCursor);
  };

  it('hands its route the page asked for, with the default length, and seals where the next one begins', async () => {
    const cursor = await cursorTo('ses_9');
    expect(kernel.asked).toEqual([
      [expect.objectContaining({ page: { limit: 1, position: undefined } }), expect.anything()],
    ]);
    kernel.answers = () => ({ status: 200, items: [], position: null });
    expect((await ask({ cursor })).body).toEqual({ items: [] });
    expect(kernel.asked).toEqual([
      [expect.objectContaining({ page: { limit: 25, position: 'ses_9' } }), expect.anything()],
    ]);
  });

  it('refuses a cursor of another reader, and one that was made up, before its route is asked', async () => {
    const cursor = await cursorTo('ses_9');
    for (const answer of [
      await ask({ cursor }, OTHER_USER),
      await ask({ cursor: `${cursor}A` }),
      await ask({ cursor: 'AA.AA' }),
    ])
      expect(answer.body).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/query/cursor' }] });
    expect(kernel.asked).toEqual([]);
  });
});
