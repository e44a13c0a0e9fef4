import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JsonObject, readDocument } from '@portico/openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireTools } from '../../../../scripts/test/toolchain.ts';
import { readSpec } from '../../../../test/material/index.ts';
import { callArguments, distinctPaths, startMock } from '../../test/mock-server.ts';
import { callProgram } from '../../test/python/call-program.ts';
import { hostileDocuments } from '../../test/python/hostile-documents.ts';
import { python, typeErrors, writeFiles } from '../../test/python/python-tools.ts';
import { runtimeDocument } from '../../test/python/runtime-document.ts';
import { paragraphs } from '../plan/plain-text.ts';
import { planSdk } from '../plan/plan-sdk.ts';
import { zipSdk } from '../zip-sdk.ts';
import { clientMethods } from './client-methods.ts';
import { emitPython } from './emit-python.ts';
import { docstring, literal } from './python-text.ts';

const root = mkdtempSync(join(tmpdir(), 'sdk-python-'));
beforeAll(() => requireTools(['python3']));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const documentOf = async (name: string): Promise<JsonObject> => {
  const read = await readDocument(readSpec(name));
  if (!read.ok) throw new Error(`${name} is not read`);
  return read.document;
};

const planOf = (document: JsonObject) => planSdk({ document, baseUrl: 'https://gateway.test/proxy/api_1' });

const DOCUMENTS = [
  'oas31-redocly-museum.yaml',
  'oas30-swagger-petstore.yaml',
  'oas31-scalar-galaxy.yaml',
  'oas30-readme-parameters-style.json',
  'oas31-readme-parameters-style.yaml',
];

/** The first block of Python in a README. */
const readmeCode = (text: string): string => /```python\n([\s\S]*?)```/.exec(text)?.[1] ?? '';

describe.each(DOCUMENTS)('the Python SDK of %s', (name) => {
  const folder = join(root, name.replaceAll('.', '-'));

  it('calls every operation validly, reads every answer, and passes its smoke test', async () => {
    const document = distinctPaths(await documentOf(name));
    const plan = planOf(document);
    const files = emitPython(plan);
    writeFiles(folder, files);
    const mock = await startMock(document);
    writeFileSync(join(folder, 'program.py'), callProgram(plan, callArguments(document, plan), mock.url));
    const said = await python(folder, 'program.py');
    await mock.close();
    const methods = clientMethods(plan).map((method) => JSON.stringify([method.name, null]).replace(',', ', '));
    expect(said.trim().split('\n')).toEqual(methods);
    expect(mock.calls.filter(({ problems }) => problems.length > 0)).toEqual([]);
    expect(new Set(mock.calls.map(({ operationKey }) => operationKey))).toEqual(
      new Set(plan.operations.map(({ operation }) => operation.key)),
    );
    writeFileSync(join(folder, 'readme.py'), readmeCode(readFileSync(join(folder, 'README.md'), 'utf8')));
    expect(await python(folder, '-m', 'unittest', 'discover', 'tests')).toMatch(/Ran 1 test in .*\n\nOK\n$/);
  });

  it('is the same to the byte each time, with names an archive takes', async () => {
    const document = await documentOf(name);
    const [first, second] = [zipSdk(emitPython(planOf(document))), zipSdk(emitPython(planOf(document)))];
    expect(Buffer.compare(first, second)).toBe(0);
  });
});

describe('the runtime of a Python SDK', () => {
  const folder = join(root, 'runtime');
  beforeAll(() => {
    writeFiles(folder, emitPython(planOf(runtimeDocument)));
    cpSync(join(import.meta.dirname, '../../test/python/runtime-tests'), join(folder, 'runtime-tests'), {
      recursive: true,
    });
  });

  it('retries, reads pages and streams, sends files and credentials, and tells what failed', async () => {
    const said = await python(folder, '-c', RUN_TESTS);
    expect(said).toMatch(/Ran 22 tests in .*\n\nOK\n$/);
  });

  it('has no type error, nor have the READMEs, programs and tests of the documents above; and what is wrong in a caller is found', async () => {
    const wrong = [
      'client.make_thing()',
      'client.keyed_thing(form="a")',
      'client.keyed_thing(from_=1)',
      'models.Thing()',
      'models.Thing(kind="big", colour="red")',
      'models.Thing(kind="big").colour',
      'client.get_thing().note.upper()',
      'client.send_form(body=models.SendFormBody(), content_type="text/plain")',
      'models.Cat(type="Dog")',
    ];
    const lines = ['from runtime_sdk import RuntimeClient, models', 'client = RuntimeClient()', ...wrong, ''];
    writeFileSync(join(folder, 'wrong.py'), lines.join('\n'));
    rmSync(join(folder, 'runtime-tests'), { recursive: true });
    const found = await typeErrors(root, { exclude: ['hostile', 'texts'], roots: readdirSync(root) });
    const errors = found.filter((line) => line.startsWith('runtime/wrong.py:'));
    expect(found.filter((line) => !errors.includes(line))).toEqual([]);
    // The first is right: its body may be left out.
    expect([...new Set(errors.map((line) => Number(/:(\d+) /.exec(line)?.[1])))]).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
  });
});

const RUN_TESTS = `
import sys, unittest
sys.path.insert(0, "runtime-tests")
sys.path.insert(0, ".")
unittest.main(module=None, argv=["tests", "discover", "-s", "runtime-tests", "-p", "test_*.py"])
`;

describe('a text of a document', () => {
  it('is the same text as a literal, and a docstring that ends where ours do', async () => {
    const texts = [
      ...hostileDocuments().map(({ name }) => name),
      '\ud800',
      'a\udfff"',
      '"',
      '""',
      '\\',
      '\\"',
      '\t',
      '\u0000',
    ];
    const program = `
import ast, json
from pathlib import Path
for text, code, doc in json.loads(Path("texts.json").read_text("utf-8")):
    assert ast.literal_eval(code) == text, (text, code)
    parsed = ast.parse("def f():\\n" + doc).body
    assert len(parsed) == 1 and len(parsed[0].body) == 1 and ast.get_docstring(parsed[0]).isprintable() or "\\n" in doc, doc
print("same")
`;
    const rows = texts.map((text) => [text, literal(text), docstring(paragraphs([`x${text}`]), '    ')]);
    writeFiles(join(root, 'texts'), [
      { path: 'texts.json', text: JSON.stringify(rows) },
      { path: 'program.py', text: program },
    ]);
    expect(await python(join(root, 'texts'), 'program.py')).toBe('same\n');
  });
});

const RUNTIME = ['auth', 'client', 'connection', 'encode', 'errors', 'model', 'pages', 'streams', 'transport'].map(
  (name) => `**/_${name}.py`,
);

describe('a hostile document', () => {
  it('with a hostile name in every position loads, type-checks, and runs nothing of its own', async () => {
    const folder = join(root, 'hostile');
    for (const [index, { name, document }] of hostileDocuments().entries()) {
      const plan = planSdk({ document, baseUrl: name, packageName: name, clientName: name });
      const files = emitPython(plan);
      expect(() => zipSdk(files)).not.toThrow();
      writeFiles(
        join(folder, `h${index}`),
        files.filter(({ path }) => !path.startsWith('tests/')),
      );
    }
    const twice = Array.from({ length: 24 }, (_, index) => `h${index}`);
    const check = join(import.meta.dirname, '../../test/python/runtime-tests/hostile_check.py');
    expect(await python(root, check, folder)).toBe('looked\n');
    // The runtime's own modules are the same in each, and checked above; some differ in their quotes only.
    expect(await typeErrors(folder, { exclude: [...RUNTIME, ...twice] })).toEqual([]);
  });
});
