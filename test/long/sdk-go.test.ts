import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument } from '@portico/openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emitGo } from '../../packages/sdk/src/go/emit-go.ts';
import { planSdk } from '../../packages/sdk/src/plan/plan-sdk.ts';
import { goTool, writeFiles } from '../../packages/sdk/test/go/go-tools.ts';
import { hostileGoDocuments } from '../../packages/sdk/test/go/hostile-names.ts';
import { requireTools } from '../../scripts/test/toolchain.ts';
import { readSpec, specNames } from '../material/index.ts';

const root = mkdtempSync(join(tmpdir(), 'sdk-go-all-'));
beforeAll(() => requireTools(['go']));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Goals in milliseconds for making the files of an SDK, planning included. */
const GOALS: Readonly<Record<string, number>> = { 'oas31-redocly-museum.yaml': 1_000, 'oas30-stripe.yaml': 20_000 };

const LINES_MAX = 20_000;

describe.each(specNames)('the Go SDK of %s', (name) => {
  it('is made in time, in files of a bearable length, compiles without a finding, and sends its first call', async () => {
    const read = await readDocument(readSpec(name));
    if (!read.ok) throw new Error(`${name} is not read`);
    const began = performance.now();
    const plan = planSdk({ document: read.document, baseUrl: 'https://gateway.test/proxy/api_1' });
    const files = emitGo(plan);
    expect(performance.now() - began).toBeLessThan(GOALS[name] ?? 20_000);
    expect(files.filter(({ text }) => text.split('\n').length > LINES_MAX).map(({ path }) => path)).toEqual([]);
    const readme = files.find(({ path }) => path === 'README.md')?.text ?? '';
    const example = /```go\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    expect(example).toContain('func main() {');
    const folder = join(root, name.replaceAll('.', '-'));
    writeFiles(folder, [...files, { path: 'readme/main.go', text: example }]);
    expect(await goTool(folder, 'gofmt', '-l', '.')).toBe('');
    expect(await goTool(folder, 'go', 'vet', '...')).toBe('');
    expect(await goTool(folder, 'go', 'build', '...')).toBe('');
    expect(await goTool(folder, 'go', 'test', '-count=1', '.')).toMatch(/^ok /);
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('hostile documents', () => {
  it('in Go have no finding of vet, load, and run nothing of their own', async () => {
    const documents = hostileGoDocuments();
    const folder = join(root, 'hostile');
    for (const [index, { name, document }] of documents.entries()) {
      const files = emitGo(planSdk({ document, baseUrl: name, packageName: name, clientName: name }));
      writeFiles(
        join(folder, `h${index}`),
        files.filter(({ path }) => path !== 'client_test.go' && path !== 'go.mod'),
      );
    }
    const each = (line: (index: number) => string) => documents.map((_, index) => line(index)).join('\n');
    const program = `package main
import (
${each((index) => `h${index} "hostile/h${index}"`)}
)
func main() {
${each((index) => `h${index}.New(h${index}.Config{})`)}
println("loaded")
}
`;
    writeFiles(folder, [
      { path: 'go.mod', text: 'module hostile\n\ngo 1.19\n' },
      { path: 'run/main.go', text: program },
    ]);
    expect(await goTool(folder, 'go', 'vet', '...')).toBe('');
    expect(await goTool(folder, 'go', 'run', './run')).toBe('loaded\n');
  });
});
