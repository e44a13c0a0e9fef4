import type { Phrase } from '@portico/words';
import { CustomAttributeType } from 'electrodb';
import { define, FIXED, first, model, primary, REQUIRED, TEXT } from '../entity.ts';
import { work } from '../work.ts';

export type StoredAssertion = {
  readonly kind: 'status' | 'schema' | 'latency' | 'header';
  readonly status?: number;
  readonly maxMilliseconds?: number;
  readonly header?: string;
  readonly equals?: string;
};
export type StoredTest = {
  readonly name: string;
  readonly operationId: string;
  readonly request: {
    readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
    readonly path: string;
    readonly headers?: { readonly [name: string]: string };
    readonly body?: string;
  };
  readonly assertions: readonly StoredAssertion[];
};
export type StoredResult = {
  readonly name: string;
  readonly passed: boolean;
  readonly status?: number;
  readonly durationMilliseconds?: number;
  readonly requestId?: string;
  readonly bodyExcerpt?: string;
  readonly error?: Phrase;
  readonly assertions: readonly {
    readonly assertion: StoredAssertion;
    readonly passed: boolean;
    readonly words: Phrase;
  }[];
};

export const suite = define({
  model: model('suite'),
  attributes: {
    suiteId: FIXED,
    appId: FIXED,
    apiId: FIXED,
    apiSlug: REQUIRED,
    version: REQUIRED,
    name: REQUIRED,
    tests: { type: CustomAttributeType<readonly StoredTest[]>('any'), required: true },
    createdAt: FIXED,
  },
  indexes: { primary: primary(['suiteId'], []), byApp: first(['appId'], ['suiteId']) },
});

export const run = define({
  model: model('run'),
  attributes: {
    suiteId: FIXED,
    runId: FIXED,
    status: { type: ['queued', 'running', 'passed', 'failed', 'error'] as const, required: true },
    createdAt: FIXED,
    startedAt: TEXT,
    finishedAt: TEXT,
    /** Without assertions and excerpts where they are too large for an item: then the bucket has the whole. */
    results: { type: CustomAttributeType<readonly StoredResult[]>('any'), required: true },
    /** The team in whose share of the workers it is run. */
    holderId: REQUIRED,
    resultsKept: { type: ['item', 'bucket'] as const },
    ...work('run'),
  },
  indexes: { primary: primary(['suiteId'], ['runId']), byDue: first(['open'], ['dueAt']) },
});
