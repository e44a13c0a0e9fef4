import { Worker } from 'node:worker_threads';
import type { OpenApiDocument } from '../read/read-document.ts';
import { type Expected, nextMessage } from '../worker-message.ts';

/** How a document is taken away: as YAML, or as a collection for Postman 2.1 (Insomnia and Hoppscotch read it too) or Bruno. */
export const DOCUMENT_FILES = ['yaml', 'postman', 'bruno'] as const;
export type DocumentFile = (typeof DOCUMENT_FILES)[number];

type WriteOptions = {
  /** Where the thread's code is; a bundle names its own file (`@portico/openapi/files-worker` as an entry). */
  readonly workerUrl?: URL;
};

type Written = { readonly bytes: Uint8Array<ArrayBuffer> | undefined } | undefined;

/** GitHub's 13 MB take 2.5 s and 600 MB; examples that double with each level would take all there is. */
const WRITING: Expected<Written> = {
  processorMilliseconds: 12_000,
  wallMilliseconds: 20_000,
  late: () => undefined,
  broken: (error) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError) return undefined;
    throw error;
  },
};
const MEGABYTES_MAX = 900;

/** The text of a document in another form, as UTF-8; undefined where that would take more time or memory than it may. */
export const writeDocumentFile = async (
  document: OpenApiDocument,
  file: DocumentFile,
  { workerUrl = new URL('./files-worker.ts', import.meta.url) }: WriteOptions = {},
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const worker = new Worker(workerUrl, {
    workerData: { json: JSON.stringify(document), file },
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES_MAX },
    execArgv: [],
    env: {},
  });
  try {
    return (await nextMessage(worker, undefined, WRITING))?.bytes;
  } finally {
    await worker.terminate();
  }
};
