import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '../../.dependency-cruiser.mjs';

const root = join(import.meta.dirname, '../..');
const rules: string[] = config.forbidden.map(({ name }: { name: string }) => name);

/** For each rule: a file that breaks it, and what it imports. A path is made as an empty module; anything else is a package. */
const PLANTED: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'contract-imports': ['packages/contract/src/planted.ts', 'packages/domain/src/a.ts'],
  'samples-imports': ['packages/samples/src/planted.ts', 'packages/words/src/a.ts'],
  'words-imports': ['packages/words/src/planted.ts', 'packages/domain/src/a.ts'],
  'domain-imports': ['packages/domain/src/planted.ts', 'packages/data/src/a.ts'],
  'telemetry-imports': ['packages/telemetry/src/planted.ts', 'packages/domain/src/a.ts'],
  'egress-imports': ['packages/egress/src/planted.ts', 'packages/telemetry/src/a.ts'],
  'identity-imports': ['packages/identity/src/planted.ts', 'packages/data/src/a.ts'],
  'data-imports': ['packages/data/src/planted.ts', 'packages/contract/src/a.ts'],
  'events-imports': ['packages/events/src/planted.ts', 'packages/http/src/a.ts'],
  'http-imports': ['packages/http/src/planted.ts', 'packages/data/src/a.ts'],
  'openapi-imports': ['packages/openapi/src/planted.ts', 'packages/sdk/src/a.ts'],
  'guides-imports': ['packages/guides/src/planted.ts', 'packages/openapi/src/a.ts'],
  'sdk-imports': ['packages/sdk/src/planted.ts', 'packages/gateway/src/a.ts'],
  'gateway-imports': ['packages/gateway/src/planted.ts', 'packages/data/src/a.ts'],
  'client-imports': ['packages/client/src/planted.ts', 'packages/contract/src/a.ts'],
  'cli-imports': ['packages/cli/src/planted.ts', 'packages/domain/src/a.ts'],
  'local-cloud-imports': ['packages/local-cloud/src/planted.ts', 'functions/auth/src/a.ts'],
  'function-auth-imports': ['functions/auth/src/planted.ts', 'functions/apis/src/a.ts'],
  'function-authorizer-imports': ['functions/authorizer/src/planted.ts', 'packages/http/src/a.ts'],
  'function-gateway-imports': ['functions/gateway/src/planted.ts', 'packages/http/src/a.ts'],
  'function-overdue-imports': ['functions/overdue/src/planted.ts', 'packages/openapi/src/index.ts'],
  'function-outbox-imports': ['functions/outbox/src/planted.ts', 'packages/data/src/a.ts'],
  'function-apis-imports': ['functions/apis/src/planted.ts', 'packages/local-cloud/src/a.ts'],
  'function-docs-imports': ['functions/docs/src/planted.ts', 'packages/egress/src/a.ts'],
  'function-analytics-imports': ['functions/analytics/src/planted.ts', 'packages/openapi/src/a.ts'],
  'function-testing-imports': ['functions/testing/src/planted.ts', 'packages/gateway/src/a.ts'],
  'infra-imports': ['infra/lib/planted.ts', 'functions/auth/src/a.ts'],
  'portal-imports': ['portal/src/planted.ts', 'packages/contract/src/a.ts'],
  'routes-translate-only': ['functions/apis/src/routes.ts', 'packages/data/src/a.ts'],
  'nouns-are-not-http': ['functions/apis/src/planted-noun.ts', 'packages/http/src/a.ts'],
  'domain-is-pure': ['packages/domain/src/planted-io.ts', 'node:fs'],
  'one-door-out': ['functions/docs/src/planted-door.ts', 'node:https'],
  'features-are-islands': ['portal/src/features/apis/planted.ts', 'portal/src/features/apps/a.ts'],
  'app-is-on-top': ['portal/src/features/apps/planted-route.ts', 'portal/src/app/a.ts'],
  'parts-know-no-feature': ['portal/src/parts/planted.ts', 'portal/src/features/apps/a.ts'],
  'ui-without-knowledge': ['portal/src/ui/planted.ts', 'portal/src/parts/a.ts'],
  'door-without-pages': ['portal/src/api/planted.ts', 'portal/src/ui/a.ts'],
  'no-cycles': ['functions/docs/src/circle-a.ts', 'functions/docs/src/circle-b.ts'],
  resolvable: ['packages/http/src/lost.ts', './nowhere.ts'],
};

const folder = mkdtempSync(join(tmpdir(), 'portico-planted-'));
const fired = new Map<string, string[]>();

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

beforeAll(() => {
  copyFileSync(join(root, '.dependency-cruiser.mjs'), join(folder, '.dependency-cruiser.mjs'));
  write(
    'tsconfig.json',
    '{ "compilerOptions": { "module": "NodeNext", "allowImportingTsExtensions": true, "noEmit": true } }',
  );
  for (const [, to] of Object.values(PLANTED)) if (!/^(node:|\.)/.test(to)) write(to, 'export const a = 1;\n');
  for (const [from, to] of Object.values(PLANTED)) {
    const path = relative(dirname(from), to);
    const target = /^(node:|\.)/.test(to) ? to : path.startsWith('.') ? path : `./${path}`;
    write(from, `import * as planted from '${target}';\nexport const used = planted;\n`);
  }
  // A circle of types alone.
  write('functions/docs/src/circle-a.ts', "import type { B } from './circle-b.ts';\nexport type A = B;\n");
  write('functions/docs/src/circle-b.ts', "import type { A } from './circle-a.ts';\nexport type B = A;\n");
  const cli = join(root, 'node_modules/.bin/depcruise');
  let output = '';
  try {
    output = execFileSync(
      cli,
      ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'packages', 'functions', 'infra', 'portal'],
      { cwd: folder, maxBuffer: 1e8 },
    ).toString();
  } catch (error) {
    // It exits with the number of violations, which is what is wanted here.
    output = String((error as { stdout?: Buffer }).stdout);
  }
  for (const { rule, from } of JSON.parse(output).summary.violations as { rule: { name: string }; from: string }[])
    fired.set(rule.name, [...(fired.get(rule.name) ?? []), from]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an import rule', () => {
  it('has a planted breach for every rule there is', () => {
    expect(Object.keys(PLANTED).sort()).toEqual([...rules].sort());
  });

  it.each(Object.entries(PLANTED))('%s fires on a planted breach', (rule, [from]) => {
    expect(fired.get(rule) ?? []).toContain(from);
  });
});
