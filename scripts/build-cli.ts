// Bundles the CLI: packages/cli → packages/cli/dist, a package that needs Node ≥ 20 and nothing else.
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const root = dirname(import.meta.dirname);
const room = join(root, 'packages/cli');

/** An ESM bundle that inlines CommonJS needs `require` for Node's own modules. */
const BANNER =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/** Makes the package in a folder; answers how large it is. */
export const buildCli = async (folder: string): Promise<number> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: { portico: 'packages/cli/src/main.ts', 'read-worker': 'packages/cli/src/read-worker.ts' },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20', minify: true },
    mainFields: ['module', 'main'],
    banner: { js: BANNER },
    legalComments: 'linked',
    chunkNames: 'chunk-[hash]',
    logLevel: 'warning',
  });
  const { version, license } = JSON.parse(readFileSync(join(room, 'package.json'), 'utf8'));
  const manifest = {
    ...{ name: '@portico/cli', version, license, type: 'module' },
    description: 'Register, publish and manage APIs of a Portico portal.',
    bin: { portico: 'portico.mjs' },
    engines: { node: '>=20' },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  for (const [from, to] of [
    ['packages/cli/README.md', 'README.md'],
    ['LICENSE', 'LICENSE'],
  ] as const)
    copyFileSync(join(root, from), join(folder, to));
  return globSync('**/*', { cwd: folder }).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
};

if (import.meta.main) {
  const sizeBytes = await buildCli(join(room, 'dist'));
  console.log(
    `packages/cli/dist: ${(sizeBytes / 1_000_000).toFixed(1)} MB; \`npm pack ./packages/cli/dist\` makes the tarball`,
  );
}
