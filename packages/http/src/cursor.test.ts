import { Problem } from '@portico/contract';
import { type LiveSecret, liveSecret } from '@portico/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCursors } from './cursor.ts';

const cursors = createCursors(async () => liveSecret('a secret of the deployment'));
const seal = async (position: string, binding: string) => (await cursors.seal(position, binding)).nextCursor ?? '';
const refused = async (cursor: string, binding = 'usr_1 listApps') =>
  expect(await cursors.open(cursor, binding).catch((error: unknown) => error)).toMatchObject({
    code: 'invalid-request',
    errors: [{ pointer: '/query/cursor' }],
  });

describe('a cursor', () => {
  it('opens to the position it was sealed from, for the same reader and query, whatever the position', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string(), async (position, binding) => {
        expect(await cursors.open(await seal(position, binding), binding)).toBe(position);
      }),
    );
  });

  it('is refused to another reader, for another query, and under another secret', async () => {
    const cursor = await seal('app_2', 'usr_1 listApps');
    for (const binding of ['usr_2 listApps', 'usr_1 listKeys', '', 'usr_1 listApps ']) await refused(cursor, binding);
    const others = createCursors(async () => liveSecret('another secret'));
    await expect(others.open(cursor, 'usr_1 listApps')).rejects.toBeInstanceOf(Problem);
  });

  it('opens as long as the secret that sealed it lives, whichever is the current one', async () => {
    const cursor = await seal('app_2', 'usr_1 listApps');
    const [old, next] = ['a secret of the deployment', 'the next secret'];
    const open = (secret: LiveSecret) => createCursors(async () => secret).open(cursor, 'usr_1 listApps');
    expect(await open(liveSecret(old, [next]))).toBe('app_2');
    expect(await open(liveSecret(next, [old]))).toBe('app_2');
    await expect(open(liveSecret(next))).rejects.toBeInstanceOf(Problem);
    const made = await createCursors(async () => liveSecret(next, [old])).seal('app_2', 'usr_1 listApps');
    expect(await createCursors(async () => liveSecret(next)).open(made.nextCursor, 'usr_1 listApps')).toBe('app_2');
  });

  it('is refused with any one character changed, cut short or extended', async () => {
    const cursor = await seal('{"pk":"$portico#teamid_team_1"}', 'usr_1 listApps');
    for (let index = 0; index < cursor.length; index++) {
      for (const character of 'Aa0_-.=\n')
        if (character !== cursor[index]) await refused(cursor.slice(0, index) + character + cursor.slice(index + 1));
      await refused(cursor.slice(0, index));
    }
    for (const extra of ['.', '=', 'A', ' ', '.AAAA']) await refused(cursor + extra);
  });

  it('is refused when it was made up, like the database’s own', async () => {
    const own = Buffer.from('{"pk":"x","sk":"y"}').toString('base64url');
    for (const made of ['', '.', own, `${own}.`, `${own}.${own}`, '__proto__', '\0', '%00', '💥']) await refused(made);
  });

  it('says nothing of a binding: no position leads from one binding into another', async () => {
    expect(await seal('b"]', 'a')).not.toBe(await seal(']', 'a","b"'));
    await refused(await seal('c', 'a,b'), 'a');
  });

  it('is absent at the end of a list, and without one a list begins at its beginning', async () => {
    for (const position of [undefined, null, '']) expect(await cursors.seal(position, 'x')).toEqual({});
    expect(await cursors.open(undefined, 'x')).toBeUndefined();
  });
});
