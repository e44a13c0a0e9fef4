import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JsonObject, readDocument } from '@portico/openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireTools } from '../../../../scripts/test/toolchain.ts';
import { readSpec } from '../../../../test/material/index.ts';
import { callProgram } from '../../test/go/call-program.ts';
import { goTool, writeFiles } from '../../test/go/go-tools.ts';
import { hostileGoDocuments } from '../../test/go/hostile-names.ts';
import { callArguments, distinctPaths, startMock } from '../../test/mock-server.ts';
import { runtimeDocument } from '../../test/python/runtime-document.ts';
import { planSdk } from '../plan/plan-sdk.ts';
import type { SdkFile } from '../sdk-file.ts';
import { zipSdk } from '../zip-sdk.ts';
import { emitGo } from './emit-go.ts';
import { comment, literal, paragraphs, structTag } from './go-text.ts';
import { goPackage } from './go-types.ts';

const root = mkdtempSync(join(tmpdir(), 'sdk-go-'));
beforeAll(() => requireTools(['go']));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const documentOf = async (name: string): Promise<JsonObject> => {
  const read = await readDocument(readSpec(name));
  if (!read.ok) throw new Error(`${name} is not read`);
  return distinctPaths(read.document);
};

const planOf = (document: JsonObject) => planSdk({ document, baseUrl: 'https://gateway.test/proxy/api_1' });

/** The first block of Go in a README. */
const readmeCode = (files: readonly SdkFile[]): string =>
  /```go\n([\s\S]*?)```/.exec(files.find(({ path }) => path === 'README.md')?.text ?? '')?.[1] ?? '';

const DOCUMENTS = [
  'oas31-redocly-museum.yaml',
  'oas30-swagger-petstore.yaml',
  'oas31-scalar-galaxy.yaml',
  'oas30-readme-parameters-style.json',
  'oas31-readme-parameters-style.yaml',
];

describe.each(DOCUMENTS)('the Go SDK of %s', (name) => {
  const folder = join(root, name.replaceAll('.', '-'));

  it('calls every operation validly, reads every answer, and is as gofmt and vet want it', async () => {
    const document = await documentOf(name);
    const plan = planOf(document);
    const go = goPackage(plan);
    const files = emitGo(plan);
    const mock = await startMock(document);
    const program = callProgram(go, callArguments(document, plan), mock.url);
    expect(readmeCode(files)).toContain('func main() {');
    writeFiles(folder, [
      ...files,
      { path: 'program/main.go', text: program },
      { path: 'readme/main.go', text: readmeCode(files) },
    ]);
    const said = await goTool(folder, 'go', 'run', './program');
    await mock.close();
    const methods = go.names.methods.filter(({ bodyIndex }) => bodyIndex === 0);
    expect(said.trim().split('\n')).toEqual(methods.map((method) => JSON.stringify([method.name, null])));
    expect(mock.calls.filter(({ problems }) => problems.length > 0)).toEqual([]);
    expect(new Set(mock.calls.map(({ operationKey }) => operationKey))).toEqual(
      new Set(plan.operations.map(({ operation }) => operation.key)),
    );
    rmSync(join(folder, 'program'), { recursive: true });
    expect(await goTool(folder, 'gofmt', '-l', '.')).toBe('');
    expect(await goTool(folder, 'go', 'vet', '...')).toBe('');
    expect(await goTool(folder, 'go', 'test', '.')).toMatch(/^ok /);
  });

  it('is the same to the byte each time, with names an archive takes', async () => {
    const document = await documentOf(name);
    const [first, second] = [zipSdk(emitGo(planOf(document))), zipSdk(emitGo(planOf(document)))];
    expect(Buffer.compare(first, second)).toBe(0);
  });
});

describe('the runtime of a Go SDK', () => {
  const folder = join(root, 'runtime');
  const tests = join(import.meta.dirname, '../../test/go/runtime-tests');
  beforeAll(() => writeFiles(folder, emitGo(planOf(runtimeDocument))));

  it('retries, reads pages and streams, sends files and credentials, and tells what failed', async () => {
    for (const file of readdirSync(tests)) copyFileSync(join(tests, file), join(folder, file));
    const said = await goTool(folder, 'go', 'test', '-v', '-count=1', '.');
    expect(said.split('\n').filter((line) => /^\s*--- (FAIL|SKIP)|_test\.go:\d+/.test(line))).toEqual([]);
    expect(said.match(/^--- PASS/gm)).toHaveLength(23);
  });

  it('does not compile with what is wrong in a caller', async () => {
    const wrong = [
      'client.MakeThing(ctx)',
      'client.KeyedThing(ctx, sdk.KeyedThingParams{Form: sdk.Ptr("a")})',
      'client.KeyedThing(ctx, sdk.KeyedThingParams{From: sdk.Ptr(1)})',
      'client.MakeThing(ctx, &sdk.Thing{Kind: 1})',
      'client.MakeThing(ctx, &sdk.Thing{Colour: "red"})',
      'client.MakeThing(ctx, &sdk.Thing{Note: "n"})',
      'client.SendForm(ctx, &sdk.SendFormBody2{})',
      'client.MakeThing(ctx, &sdk.Thing{Pet: sdk.Ptr(sdk.PetFromCat(sdk.Dog{}))})',
    ];
    const head = ['package main', 'import ("context"; sdk "runtime-sdk")', 'func main() {'];
    const lines = [...head, 'ctx, client := context.Background(), sdk.New(sdk.Config{})', ...wrong, '}', ''];
    writeFiles(folder, [{ path: 'wrong/main.go', text: lines.join('\n') }]);
    const said = await goTool(folder, 'go', 'build', '-gcflags=-e', '-o', '/dev/null', './wrong');
    const found = new Set([...said.matchAll(/main\.go:(\d+):/g)].map(([, line]) => Number(line)));
    expect([...found]).toEqual(wrong.map((_, index) => index + 5));
  });
});

describe('a text of a document', () => {
  it('is the same text as a literal and as a struct tag, and a comment that gofmt leaves alone', async () => {
    const texts = [
      ...hostileGoDocuments().map(({ name }) => name),
      'a"',
      '\\',
      '\t',
      '\u0000',
      '\u007f',
      '`',
      '"`\\`"',
    ];
    const rows = texts.map(
      (text) => `\t{${literal(text)}, ${literal(JSON.stringify(text))}, ${literal(structTag([['member', text]]))}},\n`,
    );
    const tags = texts.map(
      (text, index) =>
        `${comment(paragraphs([`x${text}`, text]), '\t')}\tF${index} int ${structTag([['member', text]])}\n`,
    );
    const text = `package main

import (
	"encoding/json"
	"fmt"
	"reflect"
)

type tagged struct {
${tags.join('')}}

var rows = [][3]string{
${rows.join('')}}

func main() {
	for index, row := range rows {
		var wanted string
		if err := json.Unmarshal([]byte(row[1]), &wanted); err != nil || row[0] != wanted {
			fmt.Println("literal", row[1])
		}
		if found := reflect.TypeOf(tagged{}).Field(index).Tag.Get("member"); found != wanted {
			fmt.Println("tag", row[1], found)
		}
	}
	fmt.Println("same", len(rows))
}
`;
    const folder = join(root, 'texts');
    writeFiles(folder, [
      { path: 'main.go', text },
      { path: 'go.mod', text: 'module texts\n\ngo 1.19\n' },
    ]);
    expect(literal('\ud800')).toBe('"\\ufffd"');
    expect(await goTool(folder, 'go', 'run', '.')).toBe(`same ${texts.length}\n`);
    expect(await goTool(folder, 'gofmt', '-l', '.')).toBe('');
  });
});

describe('a hostile document', () => {
  const folder = join(root, 'hostile');
  const check = join(import.meta.dirname, '../../test/go/hostile-check/main.go');

  it('with a hostile name in every position compiles, and brings no code of its own', async () => {
    const documents = hostileGoDocuments();
    for (const [index, { name, document }] of documents.entries()) {
      const files = emitGo(planSdk({ document, baseUrl: name, packageName: name, clientName: name }));
      expect(() => zipSdk(files)).not.toThrow();
      writeFiles(
        join(folder, `h${index}`),
        files.filter(({ path }) => path !== 'client_test.go'),
      );
    }
    expect(await goTool(folder, 'gofmt', '-l', '.')).toBe('');
    const count = documents.length;
    expect(await goTool(folder, 'go', 'run', check, folder)).toBe(
      `looked at ${count * 4} files of ${count} packages <nil>\n`,
    );
  });

  it('would be told from one that does', async () => {
    const planted = join(root, 'planted');
    const text = 'package p\n\nimport "os"\n\n//go:embed x\nvar x = os.Args\n\nfunc init() { panic(y) }\n';
    writeFiles(planted, [{ path: 'h0/operations.go', text }]);
    const said = await goTool(planted, 'go', 'run', check, planted);
    for (const what of ['comment //go:embed x', 'import os', 'function init', 'call panic', 'undeclared name: y'])
      expect(said).toContain(what);
  });
});
