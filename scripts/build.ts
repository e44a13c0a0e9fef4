// Bundles every Lambda: functions/<function>/src/{http,<function>,workers/<worker>}.ts → functions/<function>/dist/<name>/index.mjs.
import { globSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';

const root = dirname(import.meta.dirname);

/** An ESM bundle that inlines CommonJS needs `require` for Node's own modules. */
const BANNER =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/** Code of undici that cannot run here: its experimental parser, and the one for processors without SIMD. */
const withoutDeadParsers: Plugin = {
  name: 'without-dead-parsers',
  setup({ onLoad }) {
    onLoad({ filter: /undici[\\/]lib[\\/](?:milo[\\/](?:no-)?simd|llhttp[\\/]llhttp-wasm)\.js$/ }, () => ({
      contents: 'module.exports = undefined;',
    }));
  },
};

/**
 * Node's own modules by `require`: an `import` of one reads every export it has, and those of `node:http` (WebSocket and
 * the like) load a whole HTTP client, 25 ms of each cold start.
 */
const builtinsByRequire: Plugin = {
  name: 'builtins-by-require',
  setup({ onResolve, onLoad }) {
    const names = new Set(builtinModules);
    onResolve({ filter: /^(?:node:)?[a-z][a-z0-9_/]*$/ }, ({ path, kind }) =>
      kind !== 'require-call' && names.has(path.replace(/^node:/, ''))
        ? { path: path.startsWith('node:') ? path : `node:${path}`, namespace: 'builtin' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};

/** ElectroDB's own copy of the SDK's commands is left out: the data room gives it those that are sent. */
const withoutSecondCommands: Plugin = {
  name: 'without-second-commands',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@aws-sdk\/lib-dynamodb$/ }, ({ kind, importer }) =>
      kind === 'require-call' && importer.includes('electrodb')
        ? { path: 'commands', namespace: 'commands' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'commands' }, () => ({
      contents: 'module.exports = {};',
    }));
  },
};

/**
 * A function has its credentials in its environment: the SDK's other ways to find some (profiles, SSO, containers) are
 * left out, and with them the many small files that an entry would be cut into for their sake.
 */
const credentialsOfTheEnvironment: Plugin = {
  name: 'credentials-of-the-environment',
  setup({ onResolve, onLoad }) {
    onResolve(
      { filter: /^@(?:aws-sdk|smithy)\/credential-provider-(?:sso|ini|process|web-identity|http|imds)(?:$|\/)/ },
      ({ kind }) => (kind === 'dynamic-import' ? { path: 'none', namespace: 'no-credentials' } : undefined),
    );
    onLoad({ filter: /.*/, namespace: 'no-credentials' }, () => ({ contents: 'export {};' }));
  },
};

/** The SDK's streams of browsers: naming the class of one, Node loads all of them, two milliseconds of each cold start. */
const withoutWebStreams: Plugin = {
  name: 'without-web-streams',
  setup({ onLoad }) {
    onLoad({ filter: /util-stream[\\/]checksum[\\/]ChecksumStream\.browser\.js$/ }, () => ({
      contents: 'export class ChecksumStream {}',
    }));
  },
};

/** How every function is bundled. */
export const BUNDLE_OPTIONS = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  conditions: ['module'],
  splitting: true,
  minify: true,
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  banner: { js: BANNER },
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunk-[hash]',
  logLevel: 'warning',
  plugins: [
    withoutDeadParsers,
    builtinsByRequire,
    withoutSecondCommands,
    credentialsOfTheEnvironment,
    withoutWebStreams,
  ],
  alias: {
    'cls-hooked/context': './packages/telemetry/src/trace-context.ts',
    jsonschema: './packages/data/src/model-validator.ts',
  },
} satisfies BuildOptions;

/** Entries that read documents run the reader in a thread, whose code lies beside the bundle. */
const READERS = new Set(['imports']);

/** What is loaded at a cold start: the entry and what it imports statically. */
const staticBytes = ({ outputs }: Metafile, entry: string): number => {
  const seen = new Set<string>();
  const visit = (file: string): number => {
    const output = outputs[file];
    if (seen.has(file) || !output) return 0;
    seen.add(file);
    return (
      output.bytes +
      output.imports.filter(({ kind }) => kind === 'import-statement').reduce((sum, { path }) => sum + visit(path), 0)
    );
  };
  return visit(entry);
};

export type Bundle = {
  readonly name: string;
  readonly coldBytes: number;
  readonly totalBytes: number;
};

/** How the Lambda whose entry is `source` is bundled, and where to: one name in template, bundle, runbook and log. */
export const planOf = (source: string) => {
  const [, owner = ''] = source.split('/');
  const entry = basename(source, '.ts');
  const name = entry === 'http' ? owner : entry;
  const outdir = join('functions', owner, 'dist', name);
  const entryPoints: Record<string, string> = { index: source };
  if (READERS.has(name)) entryPoints['read-worker'] = 'packages/openapi/src/read/read-worker.ts';
  return { name, outdir, options: { ...BUNDLE_OPTIONS, metafile: true as const, entryPoints, outdir } };
};

const bundle = async (source: string): Promise<Bundle> => {
  const { name, outdir, options } = planOf(source);
  rmSync(join(root, outdir), { recursive: true, force: true });
  const { metafile } = await build(options);
  const totalBytes = Object.entries(metafile.outputs).reduce(
    (sum, [file, { bytes }]) => sum + (file.endsWith('.map') ? 0 : bytes),
    0,
  );
  return { name, coldBytes: staticBytes(metafile, `${outdir}/index.mjs`), totalBytes };
};

/** The entry of every Lambda. */
export const entriesOf = (): string[] =>
  globSync('functions/*/src/{,workers/}*.ts', { cwd: root }).filter((file) =>
    /^functions\/([a-z-]+)\/src\/(?:http|\1|workers\/[a-z-]+)\.ts$/.test(file),
  );

/** Builds all functions; answers the size of each. */
export const buildFunctions = (): Promise<Bundle[]> => Promise.all(entriesOf().sort().map(bundle));

if (import.meta.main) {
  console.log('function                     cold start   with lazy parts');
  for (const { name, coldBytes, totalBytes } of await buildFunctions())
    console.log(
      `${name.padEnd(28)} ${String(Math.round(coldBytes / 1024)).padStart(7)} kB ${String(Math.round(totalBytes / 1024)).padStart(12)} kB`,
    );
}
