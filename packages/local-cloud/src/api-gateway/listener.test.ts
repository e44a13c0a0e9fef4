import { afterAll, expect, it } from 'vitest';
import { close, listen } from '../listening.ts';
import { createApiListener } from './listener.ts';

let open = false;
const server = createApiListener(
  {
    open: () => open,
    byName: () => undefined,
    root: () => undefined,
    atEdge: ({ headers }) => ({ headers }),
    stagePasses: () => true,
  },
  () => {},
);
const listening = listen(server, 0, 'REST API');
afterAll(() => close(server));

it('while the cloud comes up a call is told to come again; what is nowhere is refused afterwards', async () => {
  const ask = async () => fetch(`http://127.0.0.1:${await listening}/teams`, { method: 'POST', body: '{}' });
  const early = await ask();
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '1']);
  expect(early.headers.get('content-type')).toBe('application/problem+json');
  expect(await early.json()).toMatchObject({ status: 503, code: 'unavailable' });
  open = true;
  const late = await ask();
  expect([late.status, late.headers.get('retry-after')]).toEqual([403, null]);
});
