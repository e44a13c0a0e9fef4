import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument } from '@portico/openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planSdk } from '../../packages/sdk/src/plan/plan-sdk.ts';
import { emitPython } from '../../packages/sdk/src/python/emit-python.ts';
import { pythonNames } from '../../packages/sdk/src/python/python-names.ts';
import { python, typeErrors, writeFiles } from '../../packages/sdk/test/python/python-tools.ts';
import { requireTools } from '../../scripts/test/toolchain.ts';
import { readSpec, specNames } from '../material/index.ts';

const root = mkdtempSync(join(tmpdir(), 'sdk-python-all-'));
beforeAll(() => requireTools(['python3']));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Goals in milliseconds for making the files of an SDK, planning included. */
const GOALS: Readonly<Record<string, number>> = { 'oas31-redocly-museum.yaml': 1_000, 'oas30-stripe.yaml': 20_000 };

/** Seconds to import a package whose bytecode is there, as it is once it is installed. */
const IMPORT = `
import importlib, sys, time
sys.path.insert(0, ".")
began = time.perf_counter()
importlib.import_module(sys.argv[1])
print(time.perf_counter() - began)
`;

describe.each(specNames)('the Python SDK of %s', (name) => {
  it('is made in time, compiles, loads in 2 s, sends its first call, and has no type error', async () => {
    const read = await readDocument(readSpec(name));
    if (!read.ok) throw new Error(`${name} is not read`);
    const began = performance.now();
    const plan = planSdk({ document: read.document, baseUrl: 'https://gateway.test/proxy/api_1' });
    const files = emitPython(plan);
    expect(performance.now() - began).toBeLessThan(GOALS[name] ?? 20_000);
    const folder = join(root, name.replaceAll('.', '-'));
    writeFiles(folder, files);
    expect(await python(folder, '-m', 'compileall', '-q', '.')).toBe('');
    const seconds = Number(await python(folder, '-c', IMPORT, pythonNames(plan.names).module));
    expect(seconds).toBeLessThan(2);
    expect(await python(folder, '-m', 'unittest', 'discover', 'tests')).toMatch(/Ran 1 test in .*\n\nOK\n$/);
    const readme = files.find(({ path }) => path === 'README.md')?.text ?? '';
    const example = /```python\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    expect(example).toContain(plan.names.clientName);
    writeFiles(folder, [{ path: 'readme.py', text: example }]);
    expect(await typeErrors(folder)).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });
});
