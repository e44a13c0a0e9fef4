// `npm run bench:cold`: what a cold start costs each HTTP function, beside a bare handler with the same SDK client,
// every one in a fresh process, interleaved, in one run.
import { execFile } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { BUNDLE_OPTIONS } from './build.ts';
import { prepare } from './start/prepare.ts';
import { root } from './start/run.ts';

const ROUNDS = Number(process.env.PORTICO_BENCH_ROUNDS ?? 9);
/** What stands on the way of every call may cost less than the rest. */
const goalOf = (name: string): number => (name === 'authorizer' || name === 'gateway' ? 1.5 : 1.8);
const run = promisify(execFile);

const BARE = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export const handler = async () => ({ statusCode: 200, body: String(client.config.region) });
`;

/** Prints milliseconds of wall and processor time that the module took to load. */
const MEASURE = `
const before = process.cpuUsage();
const at = performance.now();
await import(process.argv[1]);
const wall = performance.now() - at;
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify([wall, (user + system) / 1000]) + '\\n', () => process.exit(0));
`;

const ADDRESS = 'https://example.com';

/** A value of the template with an address for each reference in it. */
const filledIn = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const [separator, parts] =
    typeof value === 'object' && value !== null && 'Fn::Join' in value
      ? (value['Fn::Join'] as [string, unknown[]])
      : [];
  return parts ? parts.map((part) => (typeof part === 'string' ? part : ADDRESS)).join(separator) : ADDRESS;
};

/** The variables that the template gives to functions, with an address wherever a deployment would fill one in. */
const environment = (): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const file of globSync('cdk.out/**/*.template.json', { cwd: root })) {
    const { Resources } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
      Resources: Record<string, { Properties?: { Environment?: { Variables?: Record<string, unknown> } } }>;
    };
    for (const { Properties } of Object.values(Resources))
      for (const [name, value] of Object.entries(Properties?.Environment?.Variables ?? {}))
        found[name] = filledIn(value);
  }
  return found;
};

const measure = async (file: string, env: Record<string, string>): Promise<readonly [number, number]> => {
  const args = ['--no-warnings', '--input-type=module', '-e', MEASURE, pathToFileURL(file).href];
  const { stdout } = await run(process.execPath, args, { env });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '[0,0]') as [number, number];
};

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const folder = mkdtempSync(join(tmpdir(), 'portico-cold-'));
// Where the data room's own dependencies resolve: the bare handler has the same versions of the same client.
const bareSource = join(root, 'packages/data/.bare-handler.ts');
try {
  // The template says which variables the functions have.
  await prepare((line) => console.log(line), ['generate', 'build', 'synth']);
  writeFileSync(bareSource, BARE);
  // As anybody would bundle it, and as ours are.
  await build({ ...BUNDLE_OPTIONS, plugins: [], entryPoints: { index: bareSource }, outdir: folder });
  await build({ ...BUNDLE_OPTIONS, entryPoints: { ours: bareSource }, outdir: folder });
  const env: Record<string, string> = {
    ...environment(),
    // A list, empty unless an operator fills it in.
    EGRESS_ALLOW: '',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    LAMBDA_TASK_ROOT: root,
    _X_AMZN_TRACE_ID: 'Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0',
  };
  const entries = ['analytics', 'apis', 'gateway', 'auth', 'docs', 'testing', 'authorizer'];
  const files = new Map([
    ['bare handler', join(folder, 'index.mjs')],
    ['bare, bundled as ours', join(folder, 'ours.mjs')],
  ]);
  for (const entry of entries) files.set(entry, join(root, 'functions', entry, 'dist', entry, 'index.mjs'));
  const samples = new Map<string, (readonly [number, number])[]>();
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, file] of files) samples.set(name, [...(samples.get(name) ?? []), await measure(file, env)]);
  const of = (name: string, field: 0 | 1) => median((samples.get(name) ?? []).map((sample) => sample[field]));
  const rows = [...files.keys()].map((name) => ({
    name,
    wall: of(name, 0),
    processor: of(name, 1),
    ratio: of(name, 1) / of('bare handler', 1),
  }));
  console.log(`median of ${ROUNDS} interleaved cold starts; ratio of processor time to the bare handler`);
  console.log('function                  init ms   processor ms   ratio   goal');
  for (const { name, wall, processor, ratio } of rows)
    console.log(
      `${name.padEnd(25)} ${wall.toFixed(0).padStart(7)} ${processor.toFixed(0).padStart(14)} ${ratio.toFixed(2).padStart(7)} ${(name.startsWith('bare') ? '' : goalOf(name).toFixed(1)).padStart(6)}`,
    );
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  writeFileSync(
    join(root, 'bench/results/cold.json'),
    JSON.stringify({ at: new Date().toISOString(), rounds: ROUNDS, rows }, null, 2),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
  rmSync(bareSource, { force: true });
}
