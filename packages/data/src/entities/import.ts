import { type DocumentKind, SOURCE_RESULTS, SOURCE_SCHEDULES } from '@portico/domain';
import type { Phrase } from '@portico/words';
import { CustomAttributeType } from 'electrodb';
import { define, FIXED, first, model, NUMBER, primary, TEXT, TIME_TO_LIVE } from '../entity.ts';
import { work } from '../work.ts';
import type { StoredLint, StoredMetadata, StoredProblemError, StoredUpload } from './api.ts';

export type StoredFacts = {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  /** OpenAPI, of one from before there was anything else. */
  readonly kind?: DocumentKind;
  readonly openapi: string;
  /** The version the document was written in. */
  readonly writtenIn?: string;
  readonly operations: number;
  readonly servers?: readonly string[];
  readonly tags?: readonly string[];
  /** What keys can be narrowed to. */
  readonly scopes?: readonly string[];
  /** What the API has of it, where its publisher says nothing else. */
  readonly told?: StoredMetadata;
  readonly sizeBytes: number;
  readonly contentHash: string;
  /** What it was read from, byte for byte; unknown of what was read before that was kept. */
  readonly uploaded?: StoredUpload;
};
/** What there is in an archive to be the document, and what was taken. */
export type StoredChoice = {
  readonly root?: string;
  readonly roots: readonly {
    readonly path: string;
    readonly title?: string;
    readonly version?: string;
    readonly operations: number;
  }[];
};
export type StoredProblem = {
  readonly code: string;
  readonly words?: Phrase;
  readonly errors?: readonly StoredProblemError[];
};

/** An object key in the documents bucket, and which file of it is the document, a URL, or an API of API Gateway, on a stage. */
export type StoredImportSource =
  | { readonly key: string; readonly uploadId?: string; readonly root?: string }
  | { readonly url: string }
  | {
      readonly awsApi: {
        readonly accountId: string;
        readonly kind: 'rest' | 'http';
        readonly id: string;
        readonly stage?: string;
      };
    };

/** What a server said of a document, to be asked with whether there is another one. */
export type StoredValidators = { readonly etag?: string; readonly lastModified?: string };

/** Another document at a source than was taken of it: the import to make a version of, as long as there is that. */
export type StoredUpstreamChange = {
  readonly importId: string;
  readonly version: string;
  readonly contentHash: string;
  /** When it was first seen. */
  readonly at: string;
  readonly until: string;
};

export const upload = define({
  model: model('upload'),
  attributes: {
    uploadId: FIXED,
    userId: FIXED,
    sizeBytes: { type: 'number', required: true },
    createdAt: FIXED,
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['uploadId'], []) },
});

/** One reading of an OpenAPI document. */
export const documentImport = define({
  model: model('import'),
  attributes: {
    importId: FIXED,
    userId: FIXED,
    status: { type: ['queued', 'running', 'succeeded', 'failed'] as const, required: true },
    source: { type: CustomAttributeType<StoredImportSource>('any'), required: true },
    /** Of a reading that finds out whether the document of an API has changed at its source: whose. */
    apiId: TEXT,
    /** What its server said of a document that came from a URL. */
    validators: { type: CustomAttributeType<StoredValidators>('any') },
    /** The document of the API is what it was: there are no facts to be used. */
    unchanged: { type: 'boolean' },
    createdAt: FIXED,
    startedAt: TEXT,
    finishedAt: TEXT,
    facts: { type: CustomAttributeType<StoredFacts>('any') },
    problem: { type: CustomAttributeType<StoredProblem>('any') },
    choice: { type: CustomAttributeType<StoredChoice>('any') },
    warnings: { type: CustomAttributeType<readonly StoredProblemError[]>('any') },
    lint: { type: CustomAttributeType<StoredLint>('any') },
    expiresAtSeconds: TIME_TO_LIVE,
    ...work('import'),
  },
  indexes: { primary: primary(['importId'], []), byDue: first(['open'], ['dueAt']) },
});

/** Where the document of an API comes from, and what came of reading it again there. Without `url`, from nowhere. */
export const apiSource = define({
  model: model('apiSource'),
  attributes: {
    apiId: FIXED,
    url: TEXT,
    schedule: { type: SOURCE_SCHEDULES, required: true },
    /** Who said so: in whose name it is read by schedule. */
    userId: { type: 'string', required: true },
    /** Of the document that a version was made of last: what is compared with. */
    contentHash: TEXT,
    validators: { type: CustomAttributeType<StoredValidators>('any') },
    /** The import that is under way. */
    reading: TEXT,
    lastReadAt: TEXT,
    lastImportId: TEXT,
    result: { type: SOURCE_RESULTS },
    problem: { type: CustomAttributeType<StoredProblem>('any') },
    /** One after the other. */
    failures: NUMBER,
    changed: { type: CustomAttributeType<StoredUpstreamChange>('any') },
    /** One that needs no version, as long as it is what is there. */
    dismissed: { type: CustomAttributeType<StoredUpstreamChange>('any') },
    /** Leads an index to those that are read by schedule, by when that is. */
    open: { type: ['source'] as const },
    dueAt: TEXT,
    /** Grows with every write; what was read is the ETag of. */
    revision: NUMBER,
  },
  indexes: { primary: primary(['apiId'], []), byDue: first(['open'], ['dueAt']) },
});
