import type { PackageNames, SdkPlan } from '../plan/sdk-plan.ts';
import type { SdkFile } from '../sdk-file.ts';
import type { EmittedOperation } from './emit-operations.ts';
import { literal } from './literal.ts';
import { firstCall, typeScriptUsage } from './usage.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Text of a document as one line of Markdown that starts nothing: no tags, links, code or headings. */
const markdown = (text: string, length = 500): string =>
  text
    .slice(0, length)
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+|\s+/gu, ' ')
    .replaceAll(/[\\`*_{}[\]<>#|!]/g, (character) => `\\${character}`)
    .trim();

const readme = (plan: SdkPlan, operations: readonly EmittedOperation[]): string => {
  const first = firstCall(operations);
  const { packageName, prefix, version } = plan.names;
  const { install, program, folder } = typeScriptUsage(plan, operations);
  return `# ${markdown(plan.title, 200)}

TypeScript client, version ${markdown(version, 50)}. No dependencies; runs in Node 20 and later and in browsers.

## Install
Unpack the archive into the folder \`${folder}\` of your project.

\`\`\`sh
${install}
\`\`\`

## First call
\`\`\`ts
${program}
\`\`\`

Credentials and address may come from the environment instead: \`${prefix}_API_KEY\`, \`${prefix}_TOKEN\`, \`${prefix}_USERNAME\` and \`${prefix}_PASSWORD\`, \`${prefix}_BASE_URL\`.

## Answers and errors
Awaiting a call gives the body; \`await client.operation(…).withResponse()\` gives \`{ data, status, headers }\`.
What is no success throws \`ApiError\` (\`status\`, \`headers\`, \`body\`, \`problem\` as RFC 9457 has it, \`requestId\`), no answer throws
\`ConnectionError\`, none in time \`TimeoutError\`. Operations that may be repeated are tried again up to twice and
\`Retry-After\` is honoured; \`timeoutMs\`, \`retries\`, \`signal\`, \`headers\` and \`fetch\` can be given.

Every operation is also a function of its own, for bundles that hold only what they use:
\`import { createTransport, ${first?.name ?? 'operation'} } from '${packageName}'\`.

## Operations
${operations.map(({ name, operation }) => `- \`${name}\`: ${markdown(operation.summary ?? `${operation.method.toUpperCase()} ${operation.path}`, 120)}`).join('\n')}
`;
};

const smokeTest = ({ clientName }: PackageNames, operations: readonly EmittedOperation[]): string => {
  const first = firstCall(operations);
  const call = first
    ? `await ${first.call}.withResponse().catch(() => {});\n  assert.equal(calls.length, 1);\n  assert.equal(calls[0].method, ${literal(first.operation.method.toUpperCase())});`
    : '';
  return `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ${clientName} } from '../dist/index.js';

test('the client sends a call', async () => {
  const calls = [];
  const fetch = async (url, init) => {
    calls.push({ url, method: init.method });
    return new Response('{}', { headers: { 'content-type': 'application/json' } });
  };
  const client = new ${clientName}({ baseUrl: 'https://api.test', fetch });
  assert.ok(client);
  ${call}
});
`;
};

const LICENCE = `The code in this package was generated from an OpenAPI document. It is yours to use, change and distribute without
condition. It comes without warranty of any kind.
`;

/** Everything around the sources: metadata, README, licence, smoke test. */
export const packageFiles = (plan: SdkPlan, operations: readonly EmittedOperation[]): SdkFile[] => [
  {
    path: 'package.json',
    text: json({
      name: plan.names.packageName,
      version: plan.names.version,
      description: `TypeScript client of ${plan.title.slice(0, 200)}`,
      license: 'SEE LICENSE IN LICENSE',
      type: 'module',
      sideEffects: false,
      engines: { node: '>=20' },
      exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
      files: ['dist', 'src', 'LICENSE', 'README.md'],
      scripts: { build: 'tsc', test: 'tsc && node --test test/*.test.mjs' },
      devDependencies: { typescript: '>=5.7' },
    }),
  },
  {
    path: 'tsconfig.json',
    text: json({
      compilerOptions: {
        target: 'ES2022',
        lib: ['ES2022', 'DOM', 'DOM.Iterable'],
        module: 'NodeNext',
        moduleResolution: 'NodeNext',
        strict: true,
        types: [],
        declaration: true,
        rootDir: 'src',
        outDir: 'dist',
        skipLibCheck: true,
      },
      include: ['src'],
    }),
  },
  { path: 'README.md', text: readme(plan, operations) },
  { path: 'LICENSE', text: LICENCE },
  { path: 'test/smoke.test.mjs', text: smokeTest(plan.names, operations) },
];
