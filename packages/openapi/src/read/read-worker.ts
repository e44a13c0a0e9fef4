import { parentPort, workerData } from 'node:worker_threads';
import type { JsonObject } from '../json-value.ts';
import type { LintRequest } from '../lint/lint-source.ts';
import { inspectSource } from './inspect-document.ts';
import { parseSource } from './parse-source.ts';
import type { SourceFiles } from './source-files.ts';

/** Entry of the worker that `readDocument` starts: one document in; an inspection out, then a lint report if wanted. */
if (parentPort) {
  const { given, lint }: { given: Uint8Array | SourceFiles; lint: LintRequest | undefined } = workerData;
  const source = await parseSource(given);
  if (!('value' in source)) parentPort.postMessage({ ok: false, problems: source.problems });
  else {
    const inspection = inspectSource(source);
    parentPort.postMessage(inspection);
    if (inspection.ok && lint) {
      const { lintSource } = await import('../lint/lint-source.ts');
      const document = JSON.parse(inspection.json) as JsonObject; // written by the inspection
      parentPort.postMessage({ lint: await lintSource(source, document, lint) });
    }
  }
}
