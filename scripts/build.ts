// Bundles every Lambda: functions/<function>/src/{http,<function>,workers/<worker>}.ts → functions/<function>/dist/<name>/index.mjs.
import { globSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';

const root = dirname(import.meta.dirname);
const require = createRequire(import.meta.url);

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

const IDENTIFIER = /^(?!default$)[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** A module of Node's as ES exports that are each read when they are used by name, and otherwise not at all. */
const exportsOf = (name: string): string => {
  const names = Object.keys(require(name)).filter((key) => IDENTIFIER.test(key));
  const read = names.map((key) => `export const ${key} = /* @__PURE__ */ (() => it.${key})();`);
  return [`const it = require(${JSON.stringify(name)});`, 'export default it;', ...read].join('\n');
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
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: exportsOf(path) }));
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

const OUTPUT = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minify: true,
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
} satisfies BuildOptions;

/** How every function is bundled. */
export const BUNDLE_OPTIONS = {
  ...OUTPUT,
  mainFields: ['module', 'main'],
  conditions: ['module'],
  splitting: true,
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
    jsonschema: './packages/data/src/model-validator.ts',
  },
} satisfies BuildOptions;

/** What runs in a thread of its own: its code lies beside the bundle. */
const THREADS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  imports: { 'read-worker': 'packages/openapi/src/read/read-worker.ts' },
  docs: { 'files-worker': 'packages/openapi/src/files/files-worker.ts' },
};

/** What is loaded at a cold start: the entry and the chunks it imports statically. */
const loadedAtOnce = ({ outputs }: Metafile, entry: string): string[] => {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    const output = outputs[file];
    if (seen.has(file) || !output) return;
    seen.add(file);
    for (const { path, kind } of output.imports) if (kind === 'import-statement') visit(path);
  };
  visit(entry);
  return [...seen];
};

/**
 * Puts what is loaded at once into the entry, for each file costs a cold start its own look-up, read and linking. Where
 * the chunks were, what is loaded later finds them again as exports of the entry.
 */
const joinChunks = async ({ outputs }: Metafile, outdir: string, files: readonly string[]): Promise<void> => {
  const [entry = ''] = files;
  const exported = (file: string, alias: (name: string, as: string) => string) => {
    const prefix = file === entry ? '' : `${basename(file, '.mjs').replace('-', '_')}_`;
    return `{ ${(outputs[file]?.exports ?? []).map((name) => alias(name, `${prefix}${name}`)).join(', ')} }`;
  };
  const contents = files.map(
    (file) => `export ${exported(file, (name, as) => `${name} as ${as}`)} from './${basename(file)}';`,
  );
  await build({
    ...OUTPUT,
    stdin: { contents: contents.join('\n'), resolveDir: join(root, outdir) },
    outfile: entry,
    allowOverwrite: true,
    // Of packages, which were told of when they were bundled first.
    logLevel: 'error',
    plugins: [
      {
        name: 'later-stays-later',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\./ }, ({ kind, path }) =>
            kind === 'dynamic-import' ? { path, external: true } : undefined,
          ),
      },
    ],
  });
  for (const file of files) {
    if (file === entry) continue;
    const found = exported(file, (name, as) => `${as} as ${name}`);
    writeFileSync(join(root, file), `export ${found} from './${basename(entry)}';\n`);
    rmSync(join(root, `${file}.map`));
  }
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
  const optionsOf = (entryPoints: Readonly<Record<string, string>>) => ({
    ...{ ...BUNDLE_OPTIONS, metafile: true as const, entryPoints, outdir },
  });
  const threads = THREADS[name];
  return { name, outdir, options: optionsOf({ index: source }), threads: threads && optionsOf(threads) };
};

const bundle = async (source: string): Promise<Bundle> => {
  const { name, outdir, options, threads } = planOf(source);
  rmSync(join(root, outdir), { recursive: true, force: true });
  const { metafile } = await build(options);
  const atOnce = loadedAtOnce(metafile, `${outdir}/index.mjs`);
  if (atOnce.length > 1) await joinChunks(metafile, outdir, atOnce);
  // For itself: a chunk that both shared could not be joined to the entry.
  const ofThreads = threads ? Object.keys((await build(threads)).metafile.outputs) : [];
  const bytesOf = (files: readonly string[]) => files.reduce((sum, file) => sum + statSync(join(root, file)).size, 0);
  return {
    name,
    coldBytes: bytesOf(atOnce.slice(0, 1)),
    totalBytes: bytesOf(
      [...new Set([...Object.keys(metafile.outputs), ...ofThreads])].filter((file) => file.endsWith('.mjs')),
    ),
  };
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
