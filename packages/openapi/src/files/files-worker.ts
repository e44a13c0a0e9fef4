import { parentPort, workerData } from 'node:worker_threads';
import type { OpenApiDocument } from '../read/read-document.ts';
import { convertDocument } from './convert-document.ts';
import type { DocumentFile } from './document-files.ts';

/** Stripe's collection has 29 million. */
const LETTERS_MAX = 80_000_000;

/** Entry of the thread that `writeDocumentFile` starts: one document in, its text in another form out. */
if (parentPort) {
  const { json, file }: { json: string; file: DocumentFile } = workerData;
  // Written by JSON.stringify from a document.
  const text = await convertDocument(JSON.parse(json) as OpenApiDocument, file);
  const bytes = text.length > LETTERS_MAX ? undefined : new TextEncoder().encode(text);
  parentPort.postMessage({ bytes }, bytes && [bytes.buffer]);
}
