import { createSocket } from 'node:dgram';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTraces, type Traces } from './traces.ts';

let traces: Traces;
let port: number;
beforeEach(async () => {
  traces = createTraces();
  port = Number((await traces.listen()).split(':')[1]);
});
afterEach(() => traces.stop());

const send = (text: string): Promise<void> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.send(text, port, '127.0.0.1', () => socket.close(() => resolve()));
  });
const segment = (request: string, more: object = {}) =>
  `{"format":"json","version":1}\n${JSON.stringify({
    ...{ trace_id: `1-${request}`, id: 'a', name: 'handler', start_time: 10, end_time: 10.1 },
    ...{ annotations: { requestId: request, service: 'apis' }, ...more },
  })}`;
/** The page once it is there. */
const shown = async (path: string): Promise<string> => {
  for (;;) {
    const { status, body } = traces.page(path);
    if (status === 200 && String(body).includes('<table>')) return String(body);
    await new Promise((resolve) => setImmediate(resolve));
  }
};

it('a request shows what it asked of whom, in order, and what of it failed', async () => {
  const call = (name: string, start_time: number, more: object) => ({
    id: 'b',
    name,
    start_time,
    end_time: 10.09,
    ...more,
  });
  await send(
    segment('r-1', {
      subsegments: [
        call('museum.example', 10.05, { fault: true, http: { request: { method: 'GET' }, response: { status: 503 } } }),
        call('DynamoDB', 10.01, { aws: { operation: 'GetItem' }, http: { response: { status: 200 } } }),
      ],
    }),
  );
  const body = await shown('/traces?request=r-1');
  const places = ['apis', 'GetItem 200', 'GET 503'].map((text) => body.indexOf(text));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(places).not.toContain(-1);
  expect(body).toContain('<td class="alarm">GET 503</td><td>40 ms</td>');
  expect(String(traces.page('/traces').body)).toContain('/traces?request=r-1');
});

it('what is no document is dropped, markup is text, and of very many the newest are kept', async () => {
  for (const text of ['', 'x', '{"format":"json"}\nnot json', '{"format":"json"}\n[]']) traces.take(text);
  traces.take(segment('<b>r</b>'));
  expect(await shown('/traces?request=%3Cb%3Er%3C%2Fb%3E')).not.toContain('<b>r');
  for (let index = 0; index < 520; index += 1) traces.take(segment(`r-${index}`));
  await shown('/traces?request=r-519');
  expect(traces.page('/traces?request=r-1').status).toBe(404);
  expect(traces.page('/traces?request=none').status).toBe(404);
});
