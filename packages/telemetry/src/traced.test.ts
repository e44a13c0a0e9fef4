import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const room = new URL('./index.ts', import.meta.url).href;
const undici = new URL('../../egress/src/undici.ts', import.meta.url).href;
const HEADER = 'Root=1-692d8d00-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=1';

let daemon: Socket;
let server: Server;
beforeAll(async () => {
  daemon = createSocket('udp4');
  daemon.bind(0, '127.0.0.1');
  server = createServer((request, response) =>
    response.writeHead(request.url?.startsWith('/broken') ? 503 : 200).end('ok'),
  );
  server.listen(0, '127.0.0.1');
  await Promise.all([once(daemon, 'listening'), once(server, 'listening')]);
});
afterAll(async () => {
  daemon.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

// Both listen on TCP and UDP, whose addresses are these.
const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const daemonAddress = () => `tcp:127.0.0.1:1 udp:127.0.0.1:${daemon.address().port}`;

const run = (script: string, more: Readonly<Record<string, string>>): ChildProcess => {
  const program = `import { traced } from ${JSON.stringify(room)}; import { get } from 'node:http';
    const ask = (path, headers = {}) => new Promise((resolve, fail) => get(${JSON.stringify(origin())} + path, { headers }, (response) => { response.resume().on('end', resolve); }).on('error', fail));
    ${script}`;
  const flags = ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', program];
  const env = { PATH: process.env.PATH, POWERTOOLS_SERVICE_NAME: 'test', ...more };
  return spawn(process.execPath, flags, { env, stdio: ['ignore', 'pipe', 'inherit'] });
};

/** What the daemon is told by a sampled event. */
const told = async (script: string) => {
  const message = once(daemon, 'message');
  const child = run(script, { _X_AMZN_TRACE_ID: HEADER, AWS_XRAY_DAEMON_ADDRESS: daemonAddress() });
  const [bytes] = await message;
  await once(child, 'exit');
  const [head, body = ''] = String(bytes).split('\n');
  expect(head).toBe('{"format":"json","version":1}');
  return { text: body, document: JSON.parse(body) };
};

describe('a sampled event', () => {
  it('is found by its request, and holds what it asked of AWS and of others, without a word of what they were told', async () => {
    const { document, text } = await told(`
      const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261201/us-east-1/dynamodb/aws4_request, Signature=abc', 'x-amz-target': 'DynamoDB_20120810.GetItem' };
      await traced({ requestId: 'r-1' }, async () => { await Promise.all([ask('/', signed), ask('/broken?token=hunter2')]); });
      await ask('/after');`);
    expect(document).toMatchObject({
      ...{ type: 'subsegment', trace_id: '1-692d8d00-0123456789abcdef01234567', parent_id: '0123456789abcdef' },
      annotations: { requestId: 'r-1', service: 'test', coldStart: true },
    });
    const calls = document.subsegments as { name: string; start_time: number; end_time: number }[];
    expect(calls).toHaveLength(2);
    expect(calls).toContainEqual(
      expect.objectContaining({
        name: 'DynamoDB',
        namespace: 'aws',
        aws: { operation: 'GetItem' },
        http: { response: { status: 200 } },
      }),
    );
    expect(calls).toContainEqual(
      expect.objectContaining({
        name: '127.0.0.1',
        namespace: 'remote',
        fault: true,
        http: { request: { method: 'GET', url: origin() }, response: { status: 503 } },
      }),
    );
    for (const { start_time, end_time } of calls) {
      expect(start_time).toBeGreaterThanOrEqual(document.start_time);
      expect(end_time).toBeLessThanOrEqual(document.end_time + 0.001);
    }
    expect(text).not.toMatch(/hunter2|AKIDEXAMPLE|Signature/);
  });

  it('holds the calls of egress’s client', async () => {
    const { document } = await told(`
      const { Agent } = await import(${JSON.stringify(undici)});
      const agent = new Agent();
      await traced({}, async () => { const { body } = await agent.request({ origin: ${JSON.stringify(origin())}, path: '/x', method: 'POST' }); for await (const _ of body); });
      await agent.close();`);
    expect(document.subsegments).toMatchObject([
      {
        name: '127.0.0.1',
        namespace: 'remote',
        http: { request: { method: 'POST', url: origin() }, response: { status: 200 } },
      },
    ]);
  });

  it('that is refused is an error, one that fails a fault, and its cause holds no secret', async () => {
    const failing = (error: string) => told(`await traced({}, async () => { throw ${error}; }).catch(() => {});`);
    expect((await failing('Object.assign(new Error("no"), { status: 404 })')).document).toMatchObject({ error: true });
    const { document, text } = await failing('new TypeError("Bearer hunter2hunter2")');
    expect(document).toMatchObject({ fault: true, cause: { exceptions: [{ type: 'TypeError' }] } });
    expect(text).not.toContain('hunter2');
  });
});

it('what is not sampled is told to nobody, and a daemon that is not there hinders nothing', async () => {
  const script = `const started = performance.now(); await traced({}, async () => {}); console.log(await traced({}, async () => 'done'));`;
  for (const environment of [
    { _X_AMZN_TRACE_ID: HEADER.replace('Sampled=1', 'Sampled=0'), AWS_XRAY_DAEMON_ADDRESS: daemonAddress() },
    { _X_AMZN_TRACE_ID: HEADER, AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:9' },
    { _X_AMZN_TRACE_ID: HEADER },
  ]) {
    let heard = 0;
    const hear = () => void heard++;
    daemon.on('message', hear);
    const child = run(script, environment);
    let printed = '';
    child.stdout?.on('data', (bytes) => {
      printed += bytes;
    });
    const [code] = await once(child, 'close');
    daemon.off('message', hear);
    expect([code, printed, heard]).toEqual([0, 'done\n', 0]);
  }
});
