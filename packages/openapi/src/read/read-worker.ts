import { parentPort, workerData } from 'node:worker_threads';
import type { JsonObject } from '../json-value.ts';
import type { LintRequest, PlacedLintReport } from '../lint/lint-source.ts';
import { inspectSource } from './inspect-document.ts';
import { parseSource, type Source } from './parse-source.ts';
import type { SourceFiles } from './source-files.ts';

/** A lint that fails, whatever it fails of, loses the report and not the document. */
const lintOf = async (source: Source, json: string, request: LintRequest): Promise<PlacedLintReport | undefined> => {
  try {
    const { lintSource } = await import('../lint/lint-source.ts');
    return await lintSource(source, JSON.parse(json) as JsonObject, request); // written by the inspection
  } catch {
    return undefined;
  }
};

/** Entry of the worker that `readDocument` starts: one document in; an inspection out, then a lint report if wanted. */
if (parentPort) {
  type Asked = { given: Uint8Array | SourceFiles; root: string | undefined; lint: LintRequest | undefined };
  const { given, root, lint }: Asked = workerData;
  const source = await parseSource(given, root);
  if (!('value' in source)) parentPort.postMessage({ ok: false, ...source });
  else {
    const inspection = inspectSource(source);
    parentPort.postMessage(inspection);
    if (inspection.ok && lint) parentPort.postMessage({ lint: await lintOf(source, inspection.json, lint) });
  }
}
