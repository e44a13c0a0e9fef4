import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPortalDocument } from '../../packages/contract/generate/document.ts';
import { generateFrom } from '../../packages/contract/generate/main.ts';

const root = join(import.meta.dirname, '../..');
const results = join(root, 'test-results');
mkdirSync(results, { recursive: true });
/** Inside the work tree, so that packages are found as usual. */
const folder = mkdtempSync(join(results, 'planted-'));

/** Every shape a function answers or takes; the pages of a list are the kernel's. */
const planted: string[] = [];
const fieldOf = (schema: string) => `planted${schema}`;

/** Where a field of a schema must be known: the files the compiler names. */
const places = new Map<string, string[]>();

/** The contract with an optional field more in every schema. */
const plantedDocument = () => {
  const document = readPortalDocument(join(root, 'openapi'));
  for (const [schema, { properties }] of Object.entries(document.components.schemas)) {
    if (!properties || schema.endsWith('Page')) continue;
    properties[fieldOf(schema)] = { type: 'string', maxLength: 10 };
    planted.push(schema);
  }
  return document;
};

beforeAll(async () => {
  const contract = join(folder, 'contract');
  cpSync(join(root, 'packages/contract/src'), contract, { recursive: true });
  await generateFrom(plantedDocument(), join(contract, 'generated'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../tsconfig.json',
      compilerOptions: {
        noErrorTruncation: true,
        paths: {
          '@portico/contract': ['./contract/index.ts'],
          '@portico/contract/*': ['./contract/generated/*.ts'],
        },
      },
      include: ['./contract', '../../functions/*/src'],
      exclude: ['../../functions/*/src/**/*.test.ts'],
    }),
  );
  let output = '';
  try {
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder, '--pretty', 'false'], { maxBuffer: 1e8 });
  } catch (error) {
    // It exits with a failure when it finds what is wanted here.
    output = String((error as { stdout?: Buffer }).stdout);
  }
  for (const complaint of output.split(/\n(?=\S)/)) {
    const file = relative(root, join(process.cwd(), complaint.slice(0, complaint.indexOf('(')))).replace(
      /.*\/contract\//,
      'contract/',
    );
    for (const schema of planted)
      if (new RegExp(`'${fieldOf(schema)}'`).test(complaint))
        places.set(schema, [...new Set([...(places.get(schema) ?? []), file])].sort());
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const APIS = 'functions/apis/src/present.ts';
const BACKENDS = 'functions/apis/src/present-backends.ts';
const TESTING = 'functions/testing/src/present.ts';

describe('an optional field that is added to a schema', () => {
  it('does not compile, whichever schema it is, until somebody answers it or takes it', () => {
    expect(planted.length).toBeGreaterThan(40);
    expect(planted.filter((schema) => !places.has(schema))).toEqual([]);
  });

  it.each([
    ['answers: where the item becomes the schema', 'Api', [APIS]],
    ['answers', 'ApiKey', [APIS]],
    ['answers', 'Session', ['functions/auth/src/present.ts']],
    ['answers', 'Call', ['functions/analytics/src/calls.ts']],
    ['answers', 'Change', ['functions/docs/src/changes.ts']],
    ['answers, deep inside another', 'AssertionResult', [TESTING]],
    ['answers, of every problem', 'ProblemError', ['contract/problem.ts']],
    ['takes: where the body becomes the item', 'NewApp', ['functions/apis/src/apps.ts']],
    ['takes', 'ApiChanges', ['functions/apis/src/metadata.ts']],
    ['takes', 'NewApiKey', ['functions/apis/src/api-keys.ts']],
    ['takes', 'NewSession', ['functions/auth/src/sessions.ts']],
    ['takes and answers', 'BackendTarget', ['functions/apis/src/backend-settings.ts', BACKENDS]],
    ['answers', 'Backend', [BACKENDS]],
    ['takes', 'BackendAuthSettings', ['functions/apis/src/backend-settings.ts']],
    ['takes and answers', 'Assertion', [TESTING, 'functions/testing/src/suites.ts']],
  ] as const)('%s: a field of %s is missed in %j and nowhere else', (_, schema, expected) => {
    expect(places.get(schema)).toEqual(expected);
  });
});
