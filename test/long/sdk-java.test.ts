import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument } from '@portico/openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emitJava } from '../../packages/sdk/src/java/emit-java.ts';
import { contextOf } from '../../packages/sdk/src/java/java-types.ts';
import { planSdk } from '../../packages/sdk/src/plan/plan-sdk.ts';
import { zipSdk } from '../../packages/sdk/src/zip-sdk.ts';
import { java, javac, writeFiles } from '../../packages/sdk/test/java/java-tools.ts';
import { requireTools } from '../../scripts/test/toolchain.ts';
import { readSpec, specNames } from '../material/index.ts';

const root = mkdtempSync(join(tmpdir(), 'sdk-java-all-'));
beforeAll(() => requireTools(['javac', 'jackson']));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Goals in milliseconds for making the files of an SDK, planning included. */
const GOALS: Readonly<Record<string, number>> = { 'oas31-redocly-museum.yaml': 1_000, 'oas30-stripe.yaml': 20_000 };

describe.each(specNames)('the Java SDK of %s', (name) => {
  it('is made in time, fits in an archive, compiles without error or warning in 1.5 GB, and sends its first call', async () => {
    const read = await readDocument(readSpec(name));
    if (!read.ok) throw new Error(`${name} is not read`);
    const began = performance.now();
    const plan = planSdk({ document: read.document, baseUrl: 'https://gateway.test/proxy/api_1' });
    const files = emitJava(plan);
    const milliseconds = performance.now() - began;
    expect(milliseconds).toBeLessThan(GOALS[name] ?? 20_000);
    expect(() => zipSdk(files)).not.toThrow();
    const folder = join(root, name.replaceAll('.', '-'));
    writeFiles(folder, files);
    const { names } = contextOf(plan);
    const readme = files.find(({ path }) => path === 'README.md')?.text ?? '';
    const example = /```java\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    expect(example).toContain(names.client);
    writeFiles(folder, [{ path: 'Example.java', text: example }]);
    const started = performance.now();
    expect(await javac(folder)).toBe('');
    console.log(
      `${name}: made in ${Math.round(milliseconds)} ms, compiled in ${Math.round(performance.now() - started)} ms`,
    );
    expect(await java(folder, `${names.root}.SmokeTest`)).toBe('OK\n');
    rmSync(folder, { recursive: true, force: true });
  });
});
