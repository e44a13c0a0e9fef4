import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redact } from './index.ts';
import { originalStack } from './original-stack.ts';

const folder = mkdtempSync(join(tmpdir(), 'portico-stack-'));
const SOURCE = `const deep = (): never => {\n  throw new Error('on purpose');\n};\nexport const fail = () => deep();\n`;
let stack = '';

beforeAll(async () => {
  writeFileSync(join(folder, 'thrower.ts'), SOURCE);
  const outfile = join(folder, 'out.mjs');
  await build({
    entryPoints: [join(folder, 'thrower.ts')],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    sourcemap: 'linked',
    logLevel: 'silent',
  });
  // In a process of its own: the test runner rewrites the stacks of this one.
  const script = `import { fail } from ${JSON.stringify(outfile)}; try { fail() } catch ({ stack }) { console.log(stack) }`;
  stack = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stdout;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the stack of a bundle', () => {
  it('names file, line and column of the sources', () => {
    expect(stack).toContain('out.mjs:1:');
    expect(originalStack(stack)).toContain('thrower.ts:2:9');
    expect(originalStack(stack)).not.toContain('out.mjs');
    expect(redact('stack', stack)).toContain('thrower.ts:2:9');
  });

  it('stays as it is where there is no map, or a broken one', () => {
    writeFileSync(join(folder, 'broken.mjs.map'), '{"version":');
    for (const text of ['', 'no place', `at f (${folder}/none.mjs:1:2)`, `at f (file://${folder}/broken.mjs:1:2)`])
      expect(originalStack(text)).toBe(text);
  });
});
