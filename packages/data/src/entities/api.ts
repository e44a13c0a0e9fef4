import type { Phrase } from '@portico/words';
import { CustomAttributeType } from 'electrodb';
import { define, FIXED, first, model, NUMBER, primary, REQUIRED, second, TEXT } from '../entity.ts';

export const VISIBILITIES = ['public', 'internal', 'private'] as const;

/**
 * An API of the catalogue. `scope` says whose lists it stands in: `public`, `internal`, or `team_…` while nothing is
 * published or it is private; `shard` spreads the two large scopes.
 */
export const api = define({
  model: model('api'),
  attributes: {
    apiId: FIXED,
    slug: FIXED,
    name: REQUIRED,
    summary: REQUIRED,
    teamId: FIXED,
    teamName: REQUIRED,
    visibility: { type: VISIBILITIES, required: true },
    tags: { type: 'list', items: { type: 'string' }, required: true },
    latestVersion: TEXT,
    operations: NUMBER,
    featured: { type: 'boolean' },
    scope: REQUIRED,
    shard: REQUIRED,
    /** Grows with every write; what was read is the ETag of. */
    revision: NUMBER,
    createdAt: FIXED,
    updatedAt: REQUIRED,
  },
  indexes: {
    primary: primary(['apiId'], []),
    byScope: first(['scope', 'shard'], ['apiId']),
    byTeam: second(['teamId'], ['apiId']),
  },
});

/** Makes slugs unique: written in the transaction that makes the API. */
export const slug = define({
  model: model('slug'),
  attributes: { slug: FIXED, apiId: FIXED },
  indexes: { primary: primary(['slug'], []) },
});

/** The few APIs chosen for the front page, wherever else they stand. */
export const featuredApi = define({
  model: model('featuredApi'),
  attributes: {
    catalogue: { type: 'string', default: 'all', readOnly: true, required: true },
    apiId: FIXED,
  },
  indexes: { primary: primary(['catalogue'], ['apiId']) },
});

/** A word of an API's name, slug, summary or tags: prefix search is one query per scope. */
export const catalogueTerm = define({
  model: model('catalogueTerm'),
  attributes: { scope: FIXED, start: FIXED, word: FIXED, apiId: FIXED },
  indexes: { primary: primary(['scope', 'start'], ['word', 'apiId']) },
});

export type StoredProblemError = {
  readonly pointer: string;
  readonly words: Phrase;
  readonly rule?: string;
  readonly severity?: 'error' | 'warning';
  readonly line?: number;
  readonly column?: number;
  readonly file?: string;
};

/** What a lint said of a document. */
export type StoredLint = {
  readonly score: number;
  readonly grade: 'A' | 'B' | 'C' | 'D' | 'F';
  readonly errors: number;
  readonly warnings: number;
  readonly reasons: readonly {
    readonly rule: string;
    readonly category: 'correctness' | 'documentation' | 'security' | 'design';
    readonly title: string;
    readonly broken: number;
    readonly places: number;
    readonly lost: number;
  }[];
  readonly findings?: readonly StoredProblemError[];
  readonly excepted?: readonly {
    readonly rule: string;
    readonly reason: string;
    readonly expires?: string;
    readonly findings: number;
  }[];
};

export const version = define({
  model: model('version'),
  attributes: {
    apiId: FIXED,
    version: FIXED,
    status: { type: ['draft', 'published', 'deprecated', 'retired'] as const, required: true },
    openapi: REQUIRED,
    description: TEXT,
    operations: { type: 'number', required: true },
    sizeBytes: { type: 'number', required: true },
    contentHash: REQUIRED,
    warnings: { type: CustomAttributeType<readonly StoredProblemError[]>('any') },
    /** Without findings: those are the import's. */
    lint: { type: CustomAttributeType<StoredLint>('any') },
    createdAt: FIXED,
    publishedAt: TEXT,
  },
  indexes: { primary: primary(['apiId'], ['version']), byCreation: first(['apiId'], ['createdAt', 'version']) },
});

/** Where the gateway sends the calls of a version. */
export const backend = define({
  model: model('backend'),
  attributes: {
    apiId: FIXED,
    version: FIXED,
    url: REQUIRED,
    timeoutMilliseconds: { type: 'number', required: true },
    revision: NUMBER,
  },
  indexes: { primary: primary(['apiId'], ['version']) },
});
