import { expect, it } from 'vitest';
import type { Loaded } from './failure.ts';
import { lastSaid } from './last-said.ts';

it('what was said last stays while nothing is said, and what ships until anything was', async () => {
  const failed: Loaded<string> = { ok: false, failure: { status: 503 } };
  const answers: Loaded<string>[] = [failed, { ok: true, data: 'one' }, failed, { ok: true, data: 'two' }];
  const read = lastSaid('shipped', async () => answers.shift() ?? failed);
  expect([await read(), await read(), await read(), await read(), await read()]).toEqual([
    ...['shipped', 'one', 'one', 'two', 'two'],
  ]);
});
