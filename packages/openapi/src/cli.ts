// For development: `node packages/openapi/src/cli.ts <command> <document> […]`. A document is a file, a zip or a folder.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { changelogMarkdown, diffDocuments } from './diff/index.ts';
import { exampleRequest } from './example/example-request.ts';
import { exampleResponse } from './example/example-response.ts';
import type { ApiModel } from './model/api-model.ts';
import { buildModel } from './model/build-model.ts';
import { mcpTools } from './outputs/mcp-tools.ts';
import { searchRecords } from './outputs/search-records.ts';
import type { DocumentProblem } from './read/document-problem.ts';
import { type ReadOptions, readDocument } from './read/read-document.ts';
import { buildReference, withWebhooks } from './reference/build-reference.ts';
import { wholeMarkdown } from './reference/reference-markdown.ts';
import { codeSamples } from './samples/code-samples.ts';

const USAGE = `usage: cli.ts read|lint|markdown|tools|search <document>
       cli.ts diff|changelog <before> <after>
       cli.ts samples|request|response <document> <operation>`;

const say = (value: unknown): void =>
  console.log(
    typeof value === 'string'
      ? value
      : JSON.stringify(value, (_, inner) => (inner instanceof Uint8Array ? undefined : inner), 2),
  );

const given = (path: string): Uint8Array | Map<string, Uint8Array> => {
  if (!statSync(path).isDirectory()) return readFileSync(path);
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(json|ya?ml)$/i.test(name),
  );
  return new Map(files.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(path, name))] as const));
};

const lineOf = (path: string, { file, line, column, severity, rule, message }: DocumentProblem): string =>
  `${file === undefined ? path : `${path}/${file}`}:${line}:${column} ${severity} ${rule}: ${message}`;

const read = async (path: string, options: ReadOptions = {}) => {
  const result = await readDocument(given(path), options);
  for (const problem of result.problems) console.error(lineOf(path, problem));
  if (!result.ok) process.exit(1);
  return result;
};

const modelOf = async (path: string): Promise<ApiModel> => buildModel((await read(path)).document);

const lint = async (path: string) => {
  const { lint: report } = await read(path, { lint: { today: new Date().toISOString().slice(0, 10) } });
  if (!report) throw new Error('the document could not be linted in time');
  for (const finding of report.findings) say(lineOf(path, finding));
  for (const { title, broken, places, lost } of report.reasons) say(`-${lost} ${title}: ${broken} of ${places}`);
  say(`${report.score} of 100, grade ${report.grade}; ${report.errors} errors, ${report.warnings} warnings`);
};

const compare = async (before: string, after: string) => {
  const [older, newer] = [await read(before), await read(after)];
  const diff = diffDocuments(older.document, newer.document, { today: new Date().toISOString().slice(0, 10) });
  const head = { title: newer.facts.title, beforeVersion: older.facts.version, afterVersion: newer.facts.version };
  return { diff, markdown: changelogMarkdown(diff, head) };
};

const COMMANDS: Readonly<Record<string, (first: string, second: string) => Promise<void>>> = {
  read: async (path) => say((({ document: _, ...rest }) => rest)(await read(path))),
  lint,
  markdown: async (path) => {
    const at = (slug: string) => `#${slug}`;
    const reference = buildReference(buildModel(withWebhooks((await read(path)).document)));
    say(wholeMarkdown(reference, { front: '#', operation: at, schema: at, tag: at }));
  },
  tools: async (path) => say(mcpTools(await modelOf(path))),
  search: async (path) => say(searchRecords(await modelOf(path))),
  diff: async (before, after) => say((await compare(before, after)).diff),
  changelog: async (before, after) => say((await compare(before, after)).markdown),
  samples: async (path, key) => {
    for (const { label, source } of codeSamples(await modelOf(path), key)) say(`== ${label}\n${source}\n`);
  },
  request: async (path, key) => say(exampleRequest(await modelOf(path), key)),
  response: async (path, key) => say(exampleResponse(await modelOf(path), key)),
};

const [command = '', first, second = ''] = process.argv.slice(2);
const perform = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
if (!perform || first === undefined) {
  console.error(USAGE);
  process.exit(2);
}
await perform(first, second);
