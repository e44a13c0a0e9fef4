import { parentPort, workerData } from 'node:worker_threads';
import { inspectDocument } from './inspect-document.ts';
import type { SourceFiles } from './source-files.ts';

/** Entry of the worker that `readDocument` starts: one document in, one inspection out. */
if (parentPort) {
  const { given }: { given: Uint8Array | SourceFiles } = workerData;
  parentPort.postMessage(await inspectDocument(given));
}
