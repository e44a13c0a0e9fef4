import { parentPort, workerData } from 'node:worker_threads';
import { inspectDocument } from './inspect-document.ts';

/** Entry of the worker that `readDocument` starts: one document in, one inspection out. */
if (parentPort) {
  const { bytes }: { bytes: Uint8Array } = workerData;
  parentPort.postMessage(await inspectDocument(bytes));
}
