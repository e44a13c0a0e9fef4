import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const answers = async (endpoint: string) => {
  try {
    await fetch(endpoint);
    return true;
  } catch {
    return false;
  }
};

/** A folder of items as DynamoDB exports them, and the file that describes their tables. */
export type Exported = { readonly folder: string; readonly schema: string };

/**
 * Starts the embedded table engine on a free port, in memory: tests wait for no disk. It is empty, or begins with what was
 * exported. Resolves once it answers.
 */
export const startTableEngine = async (exported?: Exported) => {
  const require = createRequire(import.meta.url);
  const binary = join(dirname(require.resolve('@dynoxide/linux-x64/package.json')), 'dynoxide');
  const port = await freePort();
  const act = exported
    ? ['import', '--source', exported.folder, '--schema', exported.schema, '--serve']
    : ['serve', '--host', '127.0.0.1'];
  const child: ChildProcess = spawn(binary, [...act, '--port', String(port)], { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await answers(endpoint)); tries++) {
    const late = !exported && tries > 200;
    if (late || child.exitCode !== null) throw new Error('the table engine did not start');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return { endpoint, stop: () => void child.kill('SIGKILL') };
};

/** vitest's global set-up: one engine for a whole run, its endpoint in PORTICO_TABLE_ENDPOINT. */
export const setup = async () => {
  const engine = await startTableEngine();
  process.env.PORTICO_TABLE_ENDPOINT = engine.endpoint;
  return engine.stop;
};
