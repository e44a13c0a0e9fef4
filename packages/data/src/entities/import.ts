import type { Phrase } from '@portico/words';
import { CustomAttributeType } from 'electrodb';
import { define, FIXED, first, model, primary, TEXT, TIME_TO_LIVE } from '../entity.ts';
import { work } from '../work.ts';
import type { StoredLint, StoredProblemError } from './api.ts';

export type StoredFacts = {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  readonly openapi: string;
  /** The version the document was written in. */
  readonly writtenIn?: string;
  readonly operations: number;
  readonly servers?: readonly string[];
  readonly tags?: readonly string[];
  /** What keys can be narrowed to. */
  readonly scopes?: readonly string[];
  readonly sizeBytes: number;
  readonly contentHash: string;
};
export type StoredProblem = {
  readonly code: string;
  readonly words?: Phrase;
  readonly errors?: readonly StoredProblemError[];
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

/** One reading of an OpenAPI document; `source` is an object key in the documents bucket, or a URL. */
export const documentImport = define({
  model: model('import'),
  attributes: {
    importId: FIXED,
    userId: FIXED,
    status: { type: ['queued', 'running', 'succeeded', 'failed'] as const, required: true },
    source: { type: CustomAttributeType<{ readonly key: string } | { readonly url: string }>('any'), required: true },
    createdAt: FIXED,
    startedAt: TEXT,
    finishedAt: TEXT,
    facts: { type: CustomAttributeType<StoredFacts>('any') },
    problem: { type: CustomAttributeType<StoredProblem>('any') },
    warnings: { type: CustomAttributeType<readonly StoredProblemError[]>('any') },
    lint: { type: CustomAttributeType<StoredLint>('any') },
    expiresAtSeconds: TIME_TO_LIVE,
    ...work('import'),
  },
  indexes: { primary: primary(['importId'], []), byDue: first(['open'], ['dueAt']) },
});
