import { Worker } from 'node:worker_threads';
import { type Phrase, phrase } from '@portico/words';
import type { JsonObject } from '../json-value.ts';
import type { LintRequest, PlacedLintReport } from '../lint/lint-source.ts';
import { type Expected, nextMessage } from '../worker-message.ts';
import { DOCUMENT_BYTES_MAX } from './decode-text.ts';
import { type DocumentProblem, refusal } from './document-problem.ts';
import type { DocumentFacts, DocumentFormat, DocumentKind, Inspection } from './inspect-document.ts';
import type { Choice } from './parse-source.ts';
import { isZip, type SourceFiles } from './source-files.ts';

/** A bundled document as a JSON value: every reference leads into the document itself. Of GraphQL it is `KeptSdl`. */
export type OpenApiDocument = JsonObject;

export type ReadOptions = {
  /** Where the worker's code is; a bundle names its own file (`@portico/openapi/read-worker` as an entry). */
  readonly workerUrl?: URL;
  /** Of the processor, for the reading; by size when left out (2 s below 1 MB, else 30 s). */
  readonly budgetMilliseconds?: number;
  readonly signal?: AbortSignal;
  /** Lint the document too. */
  readonly lint?: LintRequest;
  /** Take documents of every kind; else OpenAPI alone. */
  readonly everyKind?: boolean;
  /** Which file of an archive or a folder is the document; the likeliest when left out. */
  readonly root?: string | undefined;
};

export type ReadResult =
  | ({
      readonly ok: true;
      readonly kind: DocumentKind;
      readonly document: OpenApiDocument;
      /** Of OpenAPI one that everything after reading knows (`OpenApiVersion`); of others what they say. */
      readonly version: string;
      /** The version the document was written in. */
      readonly sourceVersion: string;
      readonly format: DocumentFormat;
      readonly facts: DocumentFacts;
      /** Warnings only. */
      readonly problems: readonly DocumentProblem[];
      /** When it was asked for; `undefined` too when linting took longer than it may. */
      readonly lint: PlacedLintReport | undefined;
    } & Choice)
  | ({ readonly ok: false; readonly problems: readonly DocumentProblem[] } & Choice);

const SMALL_BYTES = 1_000_000;
const LINT_BUDGET_MILLISECONDS = 12_000;
/** Longest that anybody waits for the reading, and for the report, whatever the machine does. */
const READ_WALL_MILLISECONDS = 90_000;
const LINT_WALL_MILLISECONDS = 45_000;

type Linted = { readonly lint: PlacedLintReport } | undefined;

const refused = (rule: string, words: Phrase): ReadResult => ({ ok: false, problems: [refusal(rule, words)] });

const inspection = (budgetMilliseconds: number): Expected<Inspection | ReadResult> => ({
  processorMilliseconds: budgetMilliseconds,
  wallMilliseconds: READ_WALL_MILLISECONDS,
  late: () =>
    refused('document-budget', phrase`The document could not be read within ${budgetMilliseconds / 1_000} seconds.`),
  broken: (error) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
      return refused('document-budget', phrase`The document needs too much memory to be read.`);
    if (error instanceof RangeError) return refused('document-depth', phrase`The document is nested too deeply.`);
    throw error;
  },
});

/** Whatever becomes of the lint, the document is read: only the report is missing. */
const LINTING: Expected<Linted> = {
  processorMilliseconds: LINT_BUDGET_MILLISECONDS,
  wallMilliseconds: LINT_WALL_MILLISECONDS,
  late: () => undefined,
  broken: () => undefined,
};

/**
 * Reads, checks and bundles a document – one text, a zip, or files by path – in a thread of its own that is killed when it exceeds its budget.
 * What is wrong with the document is in the result; it throws only when the thread cannot run or the signal fires.
 */
export const readDocument = async (given: Uint8Array | SourceFiles, options: ReadOptions = {}): Promise<ReadResult> => {
  options.signal?.throwIfAborted();
  const size = given instanceof Uint8Array ? given.length : given.values().reduce((sum, { length }) => sum + length, 0);
  if (size > DOCUMENT_BYTES_MAX)
    return refused('document-size', phrase`The document is larger than ${DOCUMENT_BYTES_MAX / 1e6} MB.`);
  // What a zip holds may be larger than it looks.
  const small = size < SMALL_BYTES && !(given instanceof Uint8Array && isZip(given));
  const worker = new Worker(options.workerUrl ?? new URL('./read-worker.ts', import.meta.url), {
    workerData: { given, root: options.root, lint: options.lint, everyKind: options.everyKind },
    resourceLimits: { maxOldGenerationSizeMb: small ? 256 : 1_500, stackSizeMb: 8 },
    execArgv: [],
    env: {},
  });
  try {
    const budgetMilliseconds = options.budgetMilliseconds ?? (small ? 2_000 : 30_000);
    const result = await nextMessage(worker, options.signal, inspection(budgetMilliseconds));
    if (!result.ok || 'document' in result) return result;
    const { json, ...rest } = result;
    // The worker wrote it from an object it had checked.
    const document = JSON.parse(json) as OpenApiDocument;
    const linting = options.lint && rest.kind === 'openapi' && nextMessage<Linted>(worker, options.signal, LINTING);
    return { ...rest, document, lint: linting ? (await linting)?.lint : undefined };
  } finally {
    await worker.terminate();
  }
};
