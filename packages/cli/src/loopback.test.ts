import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { type Loopback, openLoopback } from './loopback.ts';

const state = randomBytes(24).toString('base64url');
const PAGE = 'https://portal.example/device';
let open: Loopback | undefined;
afterEach(() => open?.close());

type Told = { readonly status: number | undefined; readonly location: string | undefined };
const call = ({ port }: Loopback, path: string, headers = {}, method = 'GET'): Promise<Told> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode, location: answer.headers.location });
    });
    sent.on('error', reject).end();
  });

it('takes what comes with the state, and leads the browser on; nothing of others', async () => {
  open = await openLoopback(state, () => PAGE);
  for (const [path, headers, method] of [
    ['/?code=x'],
    [`/?code=x&state=${state.slice(1)}`],
    [`/other?code=x&state=${state}`],
    [`/?code=x&state=${state}`, { host: 'evil.example' }],
    [`/?code=x&state=${state}`, {}, 'POST'],
  ] as const)
    expect((await call(open, path, headers, method)).status, path).toBe(404);
  expect(await call(open, `/?state=${state}&code=the-code`)).toEqual({
    status: 303,
    location: `${PAGE}?done=approved`,
  });
  expect(await open.brought(1_000)).toEqual({ code: 'the-code' });
});

it('hears that it was refused, and waits no longer than it is told', async () => {
  const late = await openLoopback(state, () => PAGE);
  await expect(late.brought(1)).rejects.toThrow('nobody approved it in time');
  await late.close();
  open = await openLoopback(state, () => PAGE);
  expect((await call(open, `/?state=${state}&error=access_denied`)).location).toBe(`${PAGE}?done=refused`);
  expect(await open.brought(1_000)).toEqual({ refused: true });
});
