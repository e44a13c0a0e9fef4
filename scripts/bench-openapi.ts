// `npm run bench:openapi`: what the engine takes for every real document, beside peers in the same run. Each document has
// a process of its own, so that its memory is its own. Prints a table, writes bench/results/openapi.json.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diffDocuments } from '../packages/openapi/src/diff/index.ts';
import {
  buildModel,
  codeSamples,
  compileOperationValidator,
  createMock,
  exampleRequest,
  mcpTools,
  readDocument,
  searchRecords,
} from '../packages/openapi/src/index.ts';
import { lintOfPeer } from '../packages/openapi/test/peer-lint.ts';
import { generateSdk, SDK_LANGUAGES } from '../packages/sdk/src/index.ts';
import { readSpec, specNames } from '../test/material/index.ts';

const root = dirname(import.meta.dirname);

const ROUNDS = 3;

type Row = Readonly<Record<string, number | string>>;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Median milliseconds of some rounds; what is measured is made anew each time. */
const timed = async (work: () => unknown, rounds = ROUNDS): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return Math.round(median(times) * 10) / 10;
};

const measure = async (name: string): Promise<Row> => {
  const bytes = readSpec(name);
  const lint = { today: '2026-01-01' };
  const read = await readDocument(bytes);
  if (!read.ok) throw new Error(`${name} must be readable`);
  const { document } = read;
  const model = buildModel(document);
  const changed = structuredClone(document);
  const [path] = Object.keys((changed.paths ?? {}) as object);
  if (path !== undefined) delete (changed.paths as Record<string, unknown>)[path];
  const keys = model.operations.slice(0, 100).map(({ key }) => key);
  const row: Record<string, number | string> = {
    document: name,
    kB: Math.round(bytes.length / 1024),
    operations: model.operations.length,
  };
  row.read = await timed(() => readDocument(bytes));
  row['read+lint'] = await timed(() => readDocument(bytes, { lint }));
  row['peer lint'] = await timed(() => lintOfPeer(bytes));
  row.model = await timed(() => buildModel(document));
  row.diff = await timed(() => diffDocuments(document, changed));
  row.index = await timed(() => [searchRecords(model), mcpTools(model)]);
  row['validators/op'] =
    (await timed(async () => {
      for (const key of keys)
        (await compileOperationValidator(model, key)).requestBody({ contentType: 'application/json', body: '{}' });
    }, 1)) / Math.max(keys.length, 1);
  row['mock/op'] =
    (await timed(() => {
      for (const key of keys) exampleRequest(model, key);
      createMock(model, { direction: 'response' });
    }, 1)) / Math.max(keys.length, 1);
  row['samples/op'] =
    (await timed(() => {
      for (const key of keys.slice(0, 20)) codeSamples(model, key);
    }, 1)) / Math.max(Math.min(keys.length, 20), 1);
  for (const language of SDK_LANGUAGES)
    row[`sdk ${language}`] = await timed(() => generateSdk({ document, language, baseUrl: 'https://api.test' }), 1);
  row['max MB'] = Math.round(process.resourceUsage().maxRSS / 1024);
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? Math.round(value * 10) / 10 : value]),
  );
};

/** Small bodies validated per second of processor time, beside JSON.parse alone. */
const gatewaySpeed = async (): Promise<Row> => {
  const read = await readDocument(readSpec('oas31-redocly-museum.yaml'));
  if (!read.ok) throw new Error('the museum must be readable');
  const model = buildModel(read.document);
  const validator = await compileOperationValidator(model, 'createSpecialEvent');
  const { path, headers, body } = exampleRequest(model, 'createSpecialEvent');
  if (!body) throw new Error('the operation has a body');
  const perSecond = (work: () => void): number => {
    const before = process.cpuUsage();
    const until = performance.now() + 1_000;
    let count = 0;
    while (performance.now() < until) for (let turn = 0; turn < 100; turn += 1, count += 1) work();
    const { user, system } = process.cpuUsage(before);
    return Math.round(count / ((user + system) / 1e6));
  };
  const call = { path, headers, body: body.bytes };
  const rates = Array.from(
    { length: ROUNDS },
    () =>
      [
        perSecond(() => validator.request(call)),
        perSecond(() => JSON.parse(new TextDecoder().decode(body.bytes))),
      ] as const,
  );
  return {
    'requests validated per second and core': median(rates.map(([own]) => own)),
    'JSON.parse alone': median(rates.map(([, floor]) => floor)),
  };
};

const [flag, one] = process.argv.slice(2);
if (flag === '--one' && one !== undefined) console.log(JSON.stringify(await measure(one)));
else {
  const rows = specNames.map((name): Row => {
    console.error(name);
    const text = execFileSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', import.meta.filename, '--one', name],
      { encoding: 'utf8', maxBuffer: 1e8 },
    );
    return JSON.parse(text) as Row; // printed by this very file
  });
  const speed = await gatewaySpeed();
  console.log('milliseconds, medians of 3; per operation where it says so');
  console.table(rows);
  console.table([speed]);
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  writeFileSync(join(root, 'bench/results/openapi.json'), `${JSON.stringify({ rows, speed }, null, 2)}\n`);
}
