import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';

/** What Lambda, on which Amplify runs compute, gives back of an answer at most, and CloudFront of its headers. */
const ANSWER_BYTES_MAX = 5_700_000;
const HEADER_BYTES_MAX = 10_240;
/** What a container of compute has. */
const MEMORY_BYTES_MAX = 1024 ** 3;

type Target = { readonly kind: 'Static' | 'Compute'; readonly src?: string; readonly cacheControl?: string };
type Manifest = {
  readonly version: number;
  readonly routes: readonly { readonly path: string; readonly target: Target }[];
  readonly computeResources: readonly {
    readonly name: string;
    readonly runtime: string;
    readonly entrypoint: string;
  }[];
};

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'application/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
};

const matches = (pattern: string, path: string) =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

/** The server of compute: it may read what was deployed and write below /tmp, and has no variable but those of Lambda. */
const startCompute = (
  folder: string,
  { name, entrypoint }: Manifest['computeResources'][number],
  port: number,
  aws: object,
) => {
  const task = join(folder, 'compute', name);
  const temporary = mkdtempSync(join(tmpdir(), 'portico-compute-'));
  const allowed = ['--permission', '--allow-addons', '--allow-worker', `--allow-fs-read=${task}`];
  const places = [`--allow-fs-read=${temporary}`, `--allow-fs-write=${temporary}`];
  const child = spawn(
    process.execPath,
    ['--disable-warning=SecurityWarning', ...allowed, ...places, join(task, entrypoint)],
    {
      cwd: task,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/bin', TMPDIR: temporary, LAMBDA_TASK_ROOT: task, PORT: String(port), ...aws },
    },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (printed += bytes));
  return { child, temporary, printed: () => printed };
};

const peakOf = ({ pid }: ChildProcess): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length > 0 ? Buffer.concat(chunks) : undefined;
};

/**
 * Hosts a folder as Amplify does by its deployment specification, behind the edge: files by its routes, everything else
 * by the server, whose answers come whole or not at all.
 */
export const startAmplify = async (
  folder: string,
  ports: { readonly own: number; readonly compute: number },
  edge: Readonly<Record<string, string>>,
  aws: object,
) => {
  const manifest = JSON.parse(readFileSync(join(folder, 'deploy-manifest.json'), 'utf8')) as Manifest;
  const [resource] = manifest.computeResources;
  if (!resource) throw new Error('there is no compute');
  const compute = startCompute(folder, resource, ports.compute, aws);
  const faults: string[] = [];

  const serveFile = (path: string, { cacheControl }: Target, response: ServerResponse) => {
    const file = join(folder, 'static', normalize(decodeURI(path)));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': cacheControl ?? '',
    });
    return response.end(readFileSync(file));
  };

  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const { host: _, connection: __, ...headers } = request.headers;
    const body = await bodyOf(request);
    const answer = await fetch(`http://127.0.0.1:${ports.compute}${request.url}`, {
      method: request.method ?? 'GET',
      headers: { ...(headers as Record<string, string>), ...edge, 'accept-encoding': 'identity' },
      redirect: 'manual',
      ...(body && { body: new Uint8Array(body) }),
    });
    const whole = Buffer.from(await answer.arrayBuffer());
    const lines = [...answer.headers].filter(
      ([name]) => !['transfer-encoding', 'connection', 'keep-alive'].includes(name),
    );
    const headerBytes = lines.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
    if (whole.length > ANSWER_BYTES_MAX) faults.push(`${request.url} answers ${whole.length} bytes`);
    if (headerBytes > HEADER_BYTES_MAX) faults.push(`${request.url} has ${headerBytes} bytes of headers`);
    response.statusCode = answer.status;
    for (const [name, value] of lines) response.appendHeader(name, value);
    response.end(whole);
  };

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://amplify').pathname;
    const target = manifest.routes.find((route) => matches(route.path, path))?.target;
    if (target?.kind === 'Static') return serveFile(path, target, response);
    pass(request, response).catch(() => response.writeHead(502).end());
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(ports.own, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${ports.own}`,
    manifest,
    printed: compute.printed,
    /** What would not have come through, or would not have had room. */
    faults: () => {
      const peak = peakOf(compute.child);
      return [...faults, ...(peak > MEMORY_BYTES_MAX ? [`the server had ${peak} bytes`] : [])];
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      const ended = new Promise((resolve) => compute.child.once('exit', resolve));
      compute.child.kill();
      await ended;
      rmSync(compute.temporary, { recursive: true, force: true });
    },
  };
};
