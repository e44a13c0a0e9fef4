import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { answerText, fileEnding } from './answer-text.ts';
import type { Call } from './console-request.ts';
import { type Answer, sendCall } from './send-call.ts';

const open: { close: () => void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** An API behind a gateway of its own, below `/proxy/shop`. */
const serving = async (answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> => {
  const server = createServer(answer);
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  open.push({ close: () => void (server.closeAllConnections(), server.close()) });
  // It listens on TCP.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/proxy/shop`;
};

const call = (url: string, more: Partial<Call> = {}): Call => ({
  method: 'GET',
  url,
  headers: [],
  cookies: '',
  withheld: [],
  body: undefined,
  ...more,
});
const sending = (base: string, tell: (answer: Answer) => void = () => undefined) => {
  const keys: string[] = [];
  const key = async (renew = false) => {
    if (renew || keys.length === 0) keys.push(`key-${keys.length + 1}`);
    return keys.at(-1);
  };
  return { base, key, signal: new AbortController().signal, tell };
};
const textOf = (answer: Answer | string) =>
  typeof answer === 'string' ? answer : new TextDecoder().decode(answer.bytes);

it('the key goes below the address of the API and nowhere else', async () => {
  let asked = 0;
  const base = await serving((_request, response) => {
    asked += 1;
    response.end();
  });
  for (const url of [`${base}/../other/x`, base.replace('shop', 'other'), 'https://evil.example/proxy/shop'])
    expect(await sendCall(call(url), sending(base)), url).toBe('outside');
  expect(asked).toBe(0);
});

it('a redirect is not followed', async () => {
  const asked: (string | undefined)[] = [];
  const base = await serving((request, response) => {
    asked.push(request.url);
    response.writeHead(302, { location: '/proxy/other' }).end();
  });
  // Outside a browser a redirect that is not followed is seen: there it is opaque.
  const answer = await sendCall(call(`${base}/a`), sending(base));
  expect(typeof answer === 'string' ? answer : answer.status).toBe(302);
  expect(asked).toEqual(['/proxy/shop/a']);
});

it('a key that the gateway does not know any more is replaced once', async () => {
  const keys: unknown[] = [];
  const base = await serving((request, response) => {
    keys.push(request.headers['x-api-key']);
    response.writeHead(401, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify({ code: 'unauthenticated' }));
  });
  expect(await sendCall(call(base), sending(base))).toMatchObject({ status: 401 });
  expect(keys).toEqual(['key-1', 'key-2']);
});

it('a 401 of the API itself is its answer: nothing is sent twice', async () => {
  let asked = 0;
  const base = await serving((_request, response) => {
    asked += 1;
    response.writeHead(401).end('no');
  });
  expect(textOf(await sendCall(call(base, { method: 'POST' }), sending(base)))).toBe('no');
  expect(asked).toBe(1);
});

it('parts arrive with their names, types and bytes', async () => {
  const base = await serving((request, response) => {
    response.setHeader('content-type', request.headers['content-type'] ?? '');
    request.pipe(response);
  });
  const parts = [
    { name: 'about "it"', type: 'application/json', value: '{"a":1}' },
    { name: 'picture', type: 'image/png', value: new File([new Uint8Array([0, 255, 13, 10])], 'a\r\nb.png') },
  ];
  const answer = await sendCall(call(base, { method: 'POST', body: { kind: 'parts', parts } }), sending(base));
  if (typeof answer === 'string') throw new Error(answer);
  const form = await new Response(answer.bytes, { headers: { 'content-type': answer.mediaType } }).formData();
  expect(form.get('about "it"')).toBe('{"a":1}');
  const picture = form.get('picture');
  if (!(picture instanceof File)) throw new Error('no file');
  expect([picture.name, picture.type, [...new Uint8Array(await picture.arrayBuffer())]]).toEqual([
    'a b.png',
    'image/png',
    [0, 255, 13, 10],
  ]);
});

it('events are told as they come, and what came stays when they are stopped', async () => {
  const base = await serving((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: 1\n\n');
  });
  const controller = new AbortController();
  const told: string[] = [];
  const sent = sendCall(call(base), {
    ...sending(base, (answer) => {
      told.push(textOf(answer));
      controller.abort();
    }),
    signal: controller.signal,
  });
  await expect(sent).rejects.toThrow();
  expect(told).toEqual(['data: 1\n\n']);
});

it('what is not reached is said to be so', async () => {
  expect(await sendCall(call('http://127.0.0.1:9/proxy/shop'), sending('http://127.0.0.1:9/proxy/shop'))).toBe(
    'unreachable',
  );
});

it('an answer is text where it is some, whatever it says that it is', () => {
  expect(answerText(new Uint8Array([0xe4]), 'text/plain; charset=iso-8859-1')).toBe('ä');
  expect(answerText(new TextEncoder().encode('ä'), 'image/weird')).toBe('ä');
  expect(answerText(new Uint8Array([0xff, 0xd8]), 'text/plain')).toBeUndefined();
  expect(answerText(new Uint8Array([65, 0]), 'text/plain; charset=nonsense')).toBeUndefined();
  expect(['application/problem+json', 'text/plain', 'application/octet-stream', 'x'].map(fileEnding)).toEqual([
    'json',
    'txt',
    'bin',
    'bin',
  ]);
});
