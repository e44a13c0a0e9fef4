import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Lookup } from './connector.ts';
import { createEgress, type Egress } from './egress.ts';
import type { EgressOptions } from './exchange.ts';

const opened: unknown[] = [];
const connect = Socket.prototype.connect;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  opened.length = 0;
  Socket.prototype.connect = function spy(this: Socket, ...parameters: unknown[]) {
    opened.push(parameters[0]);
    // The spy passes on whatever overload it was called with.
    return Reflect.apply(connect, this, parameters) as Socket;
  };
});

afterEach(async () => {
  Socket.prototype.connect = connect;
  for (const close of closing.splice(0)) await close();
});

const doorWith = (options: Partial<EgressOptions> = {}): Egress => {
  const egress = createEgress({ allow: '', connectTimeoutMilliseconds: 500, ...options });
  closing.push(() => egress.close());
  return egress;
};

const upstream = async (listener: RequestListener): Promise<{ port: number; server: Server }> => {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  // A listening TCP server has an address of this shape.
  return { port: (server.address() as AddressInfo).port, server };
};

const answers =
  (...addresses: string[]): Lookup =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

const hosts = ['127.0.0.1', '10.0.0.1', '192.168.0.1', '172.16.0.1', '169.254.169.254', '169.254.170.2', '0.0.0.0'];
const spellings = (host: string): string[] => {
  const [a = 0, b = 0, c = 0, d = 0] = host.split('.').map(Number);
  const number = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  const hex = number.toString(16).padStart(8, '0');
  return [
    host,
    String(number),
    `0x${hex}`,
    `0${number.toString(8)}`,
    `0x${a.toString(16)}.${b}.${c}.${d}`,
    `0${a.toString(8)}.${b}.${c}.${d}`,
    `${a}.${(b << 16) | (c << 8) | d}`,
    `${host}.`,
    `[::ffff:${host}]`,
    `[::${host}]`,
    `[::ffff:0:${host}]`,
    `[64:ff9b::${host}]`,
    `[2002:${hex.slice(0, 4)}:${hex.slice(4)}::]`,
    `[2001:0:${hex.slice(0, 4)}:${hex.slice(4)}::1]`,
    `[2600::5efe:${host}]`,
    host.replaceAll('.', '。'),
    `%3${host.slice(0, 1)}${host.slice(1)}`,
  ];
};

describe('the door', () => {
  it('opens no socket for any spelling of a private address', async () => {
    const egress = doorWith({ lookup: answers('127.0.0.1') });
    const urls = hosts
      .flatMap(spellings)
      .flatMap((host) => [`https://${host}/`, `http://${host}:80/`, `https://${host}:9001/x`]);
    for (const url of urls) {
      await expect(egress.request({ url }), url).rejects.toMatchObject({ code: 'egress-refused' });
    }
    expect(opened).toEqual([]);
  });

  it.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'data:text/plain,x',
    'https://user:secret@example.com/',
    'https://example.com/#x',
    'https://example.com/#',
    'http://example.com/',
    'https://example.com:8443/',
    'https://example.com:80/',
    `https://example.com/${'a'.repeat(2_048)}`,
    'https://',
    'not a url',
  ])('refuses %s without asking for its address', async (url) => {
    let asked = 0;
    const lookup: Lookup = async () => {
      asked += 1;
      return [{ address: '1.1.1.1', family: 4 }];
    };
    const egress = doorWith({ lookup });
    await expect(egress.request({ url })).rejects.toMatchObject({ code: 'egress-refused' });
    expect(() => egress.inspect(url)).toThrow();
    expect(asked).toBe(0);
    expect(opened).toEqual([]);
  });

  it.each([
    ['one private among public', ['1.1.1.1', '10.0.0.1']],
    ['a private IPv6 only', ['fd00::1']],
    ['localhost behind a name', ['127.0.0.1']],
    ['a thousand answers', Array.from({ length: 1_000 }, () => '1.1.1.1')],
  ])('refuses a name with %s', async (_, addresses) => {
    const egress = doorWith({ lookup: answers(...addresses) });
    await expect(egress.request({ url: 'https://name.test/' })).rejects.toMatchObject({ code: 'egress-refused' });
    expect(opened).toEqual([]);
  });

  it('calls a name without an address, one that does not exist and one nobody answers for what they are', async () => {
    const none = doorWith({ lookup: answers() });
    await expect(none.request({ url: 'https://name.test/' })).rejects.toMatchObject({ code: 'dns-failed' });
    const missing = doorWith({ lookup: async () => Promise.reject(new Error('ENOTFOUND')) });
    await expect(missing.request({ url: 'https://name.test/' })).rejects.toMatchObject({ code: 'dns-failed' });
    const silent = doorWith({ lookup: () => new Promise(() => {}), connectTimeoutMilliseconds: 20 });
    await expect(silent.request({ url: 'https://name.test/' })).rejects.toMatchObject({ code: 'timeout' });
    const patient = doorWith({ lookup: () => new Promise(() => {}), connectTimeoutMilliseconds: 5_000 });
    const asked = patient.request({ url: 'https://name.test/', connectTimeoutMilliseconds: 20 });
    await expect(asked).rejects.toThrow('no connection to the target could be made in time');
    expect(opened).toEqual([]);
  });

  it('asks for an address once and connects to the one it checked', async () => {
    const { port } = await upstream((_, response) => response.end('hello'));
    let asked = 0;
    const lookup: Lookup = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    };
    const egress = doorWith({ allow: `127.0.0.1/32:${port}`, lookup });
    const answer = await egress.request({ url: `http://rebind.test:${port}/` });
    expect(await answer.body.toArray()).toEqual([Buffer.from('hello')]);
    expect(asked).toBe(1);
    expect(opened).toHaveLength(1);
  });

  it('opens one port when one port was allowed, and no other', async () => {
    const { port } = await upstream((_, response) => response.end('ok'));
    const egress = doorWith({ allow: `127.0.0.1/32:${port + 1}` });
    await expect(egress.request({ url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject({
      code: 'egress-refused',
    });
    await expect(egress.request({ url: `http://127.0.0.2:${port + 1}/` })).rejects.toMatchObject({
      code: 'egress-refused',
    });
    expect(opened).toEqual([]);
  });

  it.each(['127.0.0.1:80', '127.0.0.1/33:80', 'localhost/32:80', '127.0.0.1/32', '127.0.0.1/32:0', '10.0.0.0/8:70000'])(
    'does not start with the allowance %s',
    (allow) => {
      expect(() => createEgress({ allow })).toThrow(TypeError);
    },
  );
});

describe('an exchange', () => {
  it('passes a redirect and a compressed body through untouched', async () => {
    const packed = gzipSync(Buffer.alloc(100_000));
    const { port } = await upstream((_, response) =>
      response
        .writeHead(302, [
          'Location',
          'http://169.254.169.254/',
          'Content-Encoding',
          'gzip',
          'Set-Cookie',
          'a=1',
          'Set-Cookie',
          'b=2',
        ])
        .end(packed),
    );
    const egress = doorWith({ allow: `127.0.0.1/32:${port}` });
    const answer = await egress.request({ url: `http://127.0.0.1:${port}/` });
    expect(answer.status).toBe(302);
    expect(answer.rawHeaders.filter((text) => text === 'Set-Cookie')).toHaveLength(2);
    expect(Buffer.concat(await answer.body.toArray())).toEqual(packed);
    expect(opened).toHaveLength(1);
    await expect(egress.fetchDocument(`http://127.0.0.1:${port}/`, { bytesMax: 1_000_000 })).rejects.toMatchObject({
      code: 'upstream-protocol',
    });
  });

  it('asks for a document again with what its server said of it, and sends back nothing else', async () => {
    const asked: (string | undefined)[] = [];
    const { port } = await upstream((request, response) => {
      const { 'if-none-match': tag, 'if-modified-since': since } = request.headers;
      asked.push(tag ?? since);
      if (tag === '"a"' || request.url === '/always') response.writeHead(304).end();
      else if (request.url === '/odd') response.writeHead(200, { etag: 'no tag', 'last-modified': '<b>' }).end('x');
      else response.writeHead(200, { etag: '"a"', 'last-modified': 'Sun, 22 Nov 2026 12:00:00 GMT' }).end('x');
    });
    const egress = doorWith({ allow: `127.0.0.1/32:${port}` });
    const url = `http://127.0.0.1:${port}`;
    const limits = { bytesMax: 10 };
    const first = await egress.fetchDocument(`${url}/`, limits);
    expect(first.validators).toEqual({ etag: '"a"', lastModified: 'Sun, 22 Nov 2026 12:00:00 GMT' });
    expect(await egress.fetchUnlessSame(`${url}/`, first.validators ?? {}, limits)).toBeUndefined();
    expect(await egress.fetchUnlessSame(`${url}/`, { etag: '"b"' }, limits)).toMatchObject({
      validators: { etag: '"a"' },
    });
    expect((await egress.fetchDocument(`${url}/odd`, limits)).validators).toBeUndefined();
    // Who was asked without a condition has none to answer to.
    await expect(egress.fetchDocument(`${url}/always`, limits)).rejects.toMatchObject({ code: 'upstream-protocol' });
    expect(asked).toEqual([undefined, '"a"', '"b"', undefined, undefined]);
  });

  it('cuts a body over its limit and one that never ends', async () => {
    const { port } = await upstream((request, response) => {
      if (request.url === '/large') response.end(Buffer.alloc(10_000));
      else response.write('x');
    });
    const egress = doorWith({ allow: `127.0.0.1/32:${port}` });
    const large = egress.fetchDocument(`http://127.0.0.1:${port}/large`, { bytesMax: 9_999 });
    await expect(large).rejects.toMatchObject({ code: 'response-too-large' });
    const endless = egress.fetchDocument(`http://127.0.0.1:${port}/endless`, { bytesMax: 10, timeoutMilliseconds: 50 });
    await expect(endless).rejects.toMatchObject({ code: 'timeout' });
  });

  it('names a refused connection, a silent target and a broken answer', async () => {
    const { port, server } = await upstream((request) => {
      if (request.url === '/broken') request.socket.end('HTTP/1.1 099 No\r\n\r\n');
      if (request.url === '/strange') request.socket.end('HTTP/1.1 999 No\r\ncontent-length: 0\r\n\r\n');
      if (request.url === '/gone') request.socket.destroy();
    });
    const egress = doorWith({ allow: `127.0.0.1/32:${port}` });
    const call = (path: string) =>
      egress.request({ url: `http://127.0.0.1:${port}${path}`, headersTimeoutMilliseconds: 50 });
    await expect(call('/silent')).rejects.toMatchObject({ code: 'timeout' });
    await expect(call('/broken')).rejects.toMatchObject({ code: 'upstream-protocol' });
    await expect(call('/strange')).rejects.toMatchObject({ code: 'upstream-protocol' });
    await expect(call('/gone')).rejects.toMatchObject({ code: 'upstream-protocol' });
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await expect(call('/')).rejects.toMatchObject({ code: 'connect-failed' });
  });

  it('ends when its caller gives up', async () => {
    const { port } = await upstream(() => {});
    const egress = doorWith({ allow: `127.0.0.1/32:${port}` });
    const caller = new AbortController();
    const call = egress.request({ url: `http://127.0.0.1:${port}/`, signal: caller.signal });
    caller.abort(new Error('gone home'));
    await expect(call).rejects.toThrow('gone home');
  });

  it('sends the method, the headers and the body it was given', async () => {
    const { port } = await upstream(async (request, response) => {
      const body = Buffer.concat(await request.toArray()).toString();
      response.end(JSON.stringify({ method: request.method, url: request.url, one: request.headers['x-one'], body }));
    });
    const egress = doorWith({ allow: `127.0.0.1/32:${port}` });
    const url = `http://127.0.0.1:${port}/a?b=%2F`;
    const answer = await egress.request({ url, method: 'PUT', headers: ['X-One', '1'], body: 'text' });
    expect(JSON.parse(Buffer.concat(await answer.body.toArray()).toString())).toEqual({
      method: 'PUT',
      url: '/a?b=%2F',
      one: '1',
      body: 'text',
    });
  });
});
