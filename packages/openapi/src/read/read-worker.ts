import { parentPort, workerData } from 'node:worker_threads';
import { isAsyncApi, type JsonObject } from '../json-value.ts';
import { isSdl } from '../kinds.ts';
import type { LintRequest, PlacedLintReport } from '../lint/lint-source.ts';
import { type Inspection, inspectSource } from './inspect-document.ts';
import { parseSource, type Source } from './parse-source.ts';
import { sdlOf } from './sdl-source.ts';
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

/** What is no OpenAPI document. */
const inspectOther = async (given: string | Source): Promise<Inspection> => {
  if (typeof given === 'string') return (await import('../graphql/inspect-sdl.ts')).inspectSdl(given);
  const { inspectAsyncApi } = await import('../asyncapi/inspect-asyncapi.ts');
  return inspectAsyncApi(given, given.value as JsonObject); // seen by whoever calls
};

type Asked = {
  readonly given: Uint8Array | SourceFiles;
  readonly root: string | undefined;
  readonly lint: LintRequest | undefined;
  readonly everyKind: boolean | undefined;
};

/** What comes of a document, and its source where it is to be linted. */
const read = async ({ given, root, everyKind }: Asked): Promise<{ inspection: Inspection; source?: Source }> => {
  const sdl = everyKind ? sdlOf(given, root) : undefined;
  if (sdl !== undefined) return { inspection: await inspectOther(sdl) };
  const source = await parseSource(given, root);
  if (!('value' in source)) return { inspection: { ok: false, ...source } };
  if (everyKind && isSdl(source.value)) return { inspection: await inspectOther(source.value.graphql) };
  if (everyKind && isAsyncApi(source.value)) return { inspection: await inspectOther(source) };
  return { inspection: inspectSource(source), source };
};

/** Entry of the worker that `readDocument` starts: one document in; an inspection out, then a lint report if wanted. */
if (parentPort) {
  const asked: Asked = workerData;
  const { inspection, source } = await read(asked);
  parentPort.postMessage(inspection);
  if (inspection.ok && source && asked.lint)
    parentPort.postMessage({ lint: await lintOf(source, inspection.json, asked.lint) });
}
