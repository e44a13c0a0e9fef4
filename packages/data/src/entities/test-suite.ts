import { CustomAttributeType, Entity } from 'electrodb';
import { first, fixed, model, primary, required, text } from '../entity.ts';

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
  readonly error?: string;
  readonly assertions: readonly {
    readonly assertion: StoredAssertion;
    readonly passed: boolean;
    readonly detail: string;
  }[];
};

export const suite = new Entity({
  model: model('suite'),
  attributes: {
    suiteId: fixed,
    appId: fixed,
    apiId: fixed,
    apiSlug: required,
    version: required,
    name: required,
    tests: { type: CustomAttributeType<readonly StoredTest[]>('any'), required: true },
    createdAt: fixed,
  },
  indexes: { primary: primary(['suiteId'], []), byApp: first(['appId'], ['suiteId']) },
});

export const run = new Entity({
  model: model('run'),
  attributes: {
    suiteId: fixed,
    runId: fixed,
    status: { type: ['queued', 'running', 'passed', 'failed', 'error'] as const, required: true },
    createdAt: fixed,
    startedAt: text,
    finishedAt: text,
    results: { type: CustomAttributeType<readonly StoredResult[]>('any'), required: true },
  },
  indexes: { primary: primary(['suiteId'], ['runId']) },
});
