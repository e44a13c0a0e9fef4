import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildCli } from '../../../scripts/build-cli.ts';

const perform = promisify(execFile);
const OLDEST_MAJOR = 20;

let folder: string;
let program: string;
let nodes: string[];

/** The Nodes of this machine, the oldest that is supported first. */
const nodesHere = async (): Promise<string[]> => {
  const places = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'].map((place) =>
    join(place, 'node'),
  );
  const found = await Promise.all(
    [...new Set([process.execPath, ...places])].map(async (path) => {
      const { stdout } = await perform(path, ['--version']).catch(() => ({ stdout: '' }));
      return { path, major: Number(/^v(\d+)\./.exec(stdout)?.[1]) };
    }),
  );
  return found
    .filter(({ major }) => major >= OLDEST_MAJOR)
    .toSorted((a, b) => a.major - b.major)
    .map(({ path }) => path);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portico-packed-'));
  await buildCli(join(folder, 'made'));
  const { stdout } = await perform('npm', ['pack', '--json', '--pack-destination', folder, join(folder, 'made')]);
  const [{ filename }] = JSON.parse(stdout);
  await perform('tar', ['-xzf', join(folder, filename), '-C', folder]);
  program = join(folder, 'package', JSON.parse(readFileSync(join(folder, 'package/package.json'), 'utf8')).bin.portico);
  nodes = await nodesHere();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('runs from its tarball on the oldest Node there is, with nothing installed beside it', async () => {
  const manifest = JSON.parse(readFileSync(join(folder, 'package/package.json'), 'utf8'));
  expect(manifest).toMatchObject({ engines: { node: `>=${OLDEST_MAJOR}` } });
  expect(manifest.dependencies).toBeUndefined();
  const document = join(folder, 'museum.yaml');
  writeFileSync(document, readFileSync(join(import.meta.dirname, '../../../examples/museum-api/openapi.yaml')));
  const [node = process.execPath] = nodes;
  const lint = await perform(node, [program, 'lint', document, '--json'], { cwd: folder });
  expect(JSON.parse(lint.stdout)).toMatchObject({ grade: 'A' });
  const diff = await perform(node, [program, 'diff', document, document, '--json'], { cwd: folder });
  expect(JSON.parse(diff.stdout)).toMatchObject({ bump: 'none' });
});
