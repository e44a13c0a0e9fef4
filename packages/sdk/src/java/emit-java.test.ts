import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JsonObject, readDocument } from '@portico/openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireTools } from '../../../../scripts/test/toolchain.ts';
import { readSpec } from '../../../../test/material/index.ts';
import { callProgram } from '../../test/java/call-program.ts';
import { hostileJavaDocuments } from '../../test/java/hostile-names.ts';
import { compile, java, javac, writeFiles } from '../../test/java/java-tools.ts';
import { callArguments, distinctPaths, type Mock, startMock } from '../../test/mock-server.ts';
import { runtimeDocument } from '../../test/python/runtime-document.ts';
import { planSdk } from '../plan/plan-sdk.ts';
import type { SdkFile } from '../sdk-file.ts';
import { zipSdk } from '../zip-sdk.ts';
import { clientMethods } from './client-methods.ts';
import { emitJava } from './emit-java.ts';
import { literal } from './java-text.ts';
import { type Context, contextOf } from './java-types.ts';

const root = mkdtempSync(join(tmpdir(), 'sdk-java-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const documentOf = async (name: string): Promise<JsonObject> => {
  const read = await readDocument(readSpec(name));
  if (!read.ok) throw new Error(`${name} is not read`);
  return distinctPaths(read.document);
};

const planOf = (document: JsonObject, packageName?: string) =>
  planSdk({ document, baseUrl: 'http://127.0.0.1:1', ...(packageName === undefined ? {} : { packageName }) });

const DOCUMENTS = [
  ['museum', 'oas31-redocly-museum.yaml'],
  ['petstore', 'oas30-swagger-petstore.yaml'],
  ['galaxy', 'oas31-scalar-galaxy.yaml'],
  ['styles30', 'oas30-readme-parameters-style.json'],
  ['styles31', 'oas31-readme-parameters-style.yaml'],
] as const;

/** A class in a package of its own, under the name of its file. */
const inPackage = (name: string, text: string): string => `package ${name};\n\n${text}`;

/** The first block of Java in a README. */
const readmeCode = (folder: string): string =>
  /```java\n([\s\S]*?)```/.exec(readFileSync(join(folder, 'README.md'), 'utf8'))?.[1] ?? '';

/** Texts that break literals: names of harm, lone surrogates, one longer than a class file's constant may be. */
const TEXTS = [
  ...hostileJavaDocuments().map(({ name }) => name),
  '\ud800',
  'a\udfff"',
  '\\\\u0022',
  '\u0000\u0007\u007f',
  '\u20ac'.repeat(30_000),
];

/** As Java has it. */
const hashCode = (text: string): number => {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(31, hash) + text.charCodeAt(at)) | 0;
  return hash;
};

type Made = { readonly context: Context; readonly document: JsonObject; readonly mock: Mock };
const made = new Map<string, Made>();
let said = 'nothing was compiled';

/** All are compiled at once: starting the compiler is what takes time. */
beforeAll(async () => {
  requireTools(['javac', 'jackson']);
  for (const [name, file] of DOCUMENTS) {
    const document = await documentOf(file);
    const plan = planOf(document, name);
    const context = contextOf(plan);
    const mock = await startMock(document);
    const folder = join(root, 'real', name);
    writeFiles(folder, emitJava(plan));
    const program = callProgram(context, callArguments(document, plan), mock.url);
    writeFileSync(join(folder, 'Program.java'), inPackage(`program.${name}`, program));
    writeFileSync(join(folder, 'Example.java'), inPackage(`readme.${name}`, readmeCode(folder)));
    made.set(name, { context, document, mock });
  }
  // Ten classes a file at most, as a document of too many types would have it.
  const shared = planOf(await documentOf('oas31-scalar-galaxy.yaml'), 'shared');
  writeFiles(join(root, 'real/shared'), emitJava(shared, { filesMax: 10 }));
  writeFiles(join(root, 'real/runtime'), emitJava(planOf(runtimeDocument)));
  cpSync(join(import.meta.dirname, '../../test/java/runtime-tests'), join(root, 'real/runtime-tests'), {
    recursive: true,
  });
  const literals = TEXTS.map((text) => `        ${literal(text)}`).join(',\n');
  const program = `public final class Texts {
    private static final String[] TEXTS = {
${literals}
    };

    public static void main(String[] arguments) {
        for (String text : TEXTS) System.out.println(text.length() + " " + text.hashCode());
    }
}
`;
  writeFileSync(join(root, 'real/Texts.java'), inPackage('texts', program));
  said = await javac(join(root, 'real'));
});

afterAll(() => Promise.all([...made.values()].map(({ mock }) => mock.close())));

describe('Java SDKs', () => {
  it('compile without an error or a warning, with their READMEs’ examples, in few files where there are many types', () => {
    expect(said).toBe('');
    const files = readdirSync(join(root, 'real/shared/src/main/java/sdk/shared/models'));
    expect(files).toEqual(['Models1.java']);
  });

  it.each(DOCUMENTS)(
    '%s: calls every operation validly, reads every answer, and passes its smoke test',
    async (name) => {
      const { context, mock } = made.get(name) ?? expect.fail('not made');
      const { plan } = context;
      const lines = await java(join(root, 'real'), `program.${name}.Program`);
      expect(lines.trim().split('\n')).toEqual(clientMethods(plan).map((method) => method.name));
      expect(mock.calls.filter(({ problems }) => problems.length > 0)).toEqual([]);
      expect(new Set(mock.calls.map(({ operationKey }) => operationKey))).toEqual(
        new Set(plan.operations.map(({ operation }) => operation.key)),
      );
      expect(await java(join(root, 'real'), `${context.names.root}.SmokeTest`)).toBe('OK\n');
    },
  );

  it.each(DOCUMENTS)('%s: is the same to the byte each time, with names an archive takes', async (_, file) => {
    const document = await documentOf(file);
    const [first, second] = [zipSdk(emitJava(planOf(document))), zipSdk(emitJava(planOf(document)))];
    expect(Buffer.compare(first, second)).toBe(0);
  });
});

describe('the runtime of a Java SDK', () => {
  const TESTS = ['CallsTests', 'BodiesTests'].flatMap((name) =>
    readFileSync(join(import.meta.dirname, `../../test/java/runtime-tests/${name}.java`), 'utf8')
      .matchAll(/^ {4}void (\w+)\(/gm)
      .map(([, test]) => test)
      .toArray()
      .toSorted(),
  );

  it('retries, reads pages and streams, sends files and credentials, and tells what failed', async () => {
    const lines = await java(join(root, 'real'), 'sdk.runtime.runtime.RuntimeTests');
    expect(TESTS.length).toBe(21);
    expect(lines.trim().split('\n')).toEqual(TESTS);
  });

  it('takes credentials and the address from the environment', async () => {
    const given = { API_KEY: 'k y', USERNAME: 'u', PASSWORD: 'p', TOKEN: 'T', BASE_URL: 'http://127.0.0.1:1' };
    const env = Object.fromEntries(Object.entries(given).map(([name, value]) => [`RUNTIME_${name}`, value]));
    const lines = await java(join(root, 'real'), 'sdk.runtime.runtime.RuntimeTests', { args: ['environment'], env });
    expect(lines).toBe('environment\n');
  });

  it('finds what is wrong in a caller when it is compiled', async () => {
    const wrong = [
      'client.getThing("id");',
      'client.keyedThing(KeyedThingParams.builder().from(1).build());',
      'Thing.builder().kind("big");',
      'Thing.builder().colour("red");',
      'Thing.TYPE.parse("{}").colour();',
      'client.makeThing(MakeThingParams.builder().body(Cat.builder().build()).build());',
    ];
    const text = `import sdk.runtime.RuntimeClient;
import sdk.runtime.models.*;
import sdk.runtime.params.*;

class Wrong {
    void call(RuntimeClient client) {
${wrong.join('\n')}
    }
}
`;
    writeFileSync(join(root, 'Wrong.java'), text);
    const found = await compile(root, ['Wrong.java'], { classes: 'real/classes', to: 'wrong' });
    const lines = [...found.matchAll(/^Wrong\.java:(\d+): error/gm)].map(([, line]) => Number(line));
    expect(lines).toEqual([7, 8, 9, 10, 11, 12]);
  });
});

describe('a text of a document', () => {
  it('is the same text as a literal', async () => {
    const lines = await java(join(root, 'real'), 'texts.Texts');
    expect(lines.trim().split('\n')).toEqual(TEXTS.map((text) => `${text.length} ${hashCode(text)}`));
  });
});

/** The same SDK in another package, whose runtime is that of all. */
const moved = (files: readonly SdkFile[], from: string, to: string, withRuntime: boolean): SdkFile[] =>
  files
    .filter(({ path }) => path.endsWith('.java') && (withRuntime || !path.includes('/runtime/')))
    .map(({ path, text }) => ({
      path,
      text: text
        .replaceAll(/(^import|^package|@throws) (sdk\.\w+)\.runtime\b/gm, '$1 sdk.hostile.runtime')
        .replaceAll(/^(import|package) (sdk\.\w+)\b/gm, (line, word, found) =>
          found === from ? `${word} ${to}` : line,
        ),
    }));

describe('a hostile document', () => {
  it('with a hostile name in every position compiles and runs nothing of its own', async () => {
    const folder = join(root, 'hostile');
    const documents = hostileJavaDocuments();
    for (const [index, { name, document }] of documents.entries()) {
      const plan = planSdk({ document, baseUrl: name, packageName: name, clientName: name });
      const files = emitJava(plan);
      expect(() => zipSdk(files)).not.toThrow();
      const own = contextOf(plan).names.root;
      expect(own).toMatch(/^sdk\.[a-z][a-z0-9]*$/);
      writeFiles(join(folder, `h${index}`), moved(files, own, `sdk.h${index}`, index === 0));
    }
    cpSync(
      join(import.meta.dirname, '../../test/java/runtime-tests/HostileCheck.java'),
      join(folder, 'HostileCheck.java'),
    );
    // What the check is there to find, once.
    writeFileSync(join(folder, 'Canary.java'), 'class Canary { static { System.setProperty("sung", "1"); } }\n');
    expect(await javac(folder)).toBe('');
    expect(await java(folder, 'HostileCheck', { args: ['classes'] })).toBe(
      `Canary calls the canary\n${documents.length} clients\n`,
    );
  });
});
