import {
  type AccessPolicy,
  type Deprecation,
  DOCUMENT_KINDS,
  type DocumentField,
  GRADES,
  ICON_TYPES,
  LIFECYCLE_STEPS,
  type PublishingRule,
  RULE_LEVELS,
  VERSION_STATUSES,
} from '@portico/domain';
import type { Phrase } from '@portico/words';
import { CustomAttributeType } from 'electrodb';
import { define, FIXED, first, model, NUMBER, primary, REQUIRED, second, TEXT, TIME_TO_LIVE } from '../entity.ts';

const SHELVES = ['listed', 'hidden'] as const;
/** A list of teams, by their ids. */
const TEAMS = { type: 'list', items: { type: 'string' } } as const;
export const VISIBILITIES = ['public', 'internal', 'private'] as const;

/**
 * An API of the catalogue. `scope` says whose lists it stands in: `public`, `internal`, or `team_…` while nothing is
 * published or it is private; `shelf` is the same for those who have all that is listed, or all that is hidden.
 */
export const api = define({
  model: model('api'),
  attributes: {
    apiId: FIXED,
    slug: FIXED,
    name: REQUIRED,
    summary: TEXT,
    teamId: REQUIRED,
    visibility: { type: VISIBILITIES, required: true },
    /** Teams besides its own that it is for while it is private; those that see it so now; those with it in their lists, or still. */
    sharedWith: TEAMS,
    shownTo: TEAMS,
    listedFor: TEAMS,
    tags: { type: 'list', items: { type: 'string' }, required: true },
    categories: { type: 'list', items: { type: 'string' } },
    /** Whom its callers ask. */
    contactName: TEXT,
    contactMail: TEXT,
    contactUrl: TEXT,
    /** What its callers keep to. */
    termsUrl: TEXT,
    termsText: TEXT,
    /** A letter or an emoji, and a colour of the palette; an image goes before both: its content hash, and its type. */
    iconText: TEXT,
    iconColour: NUMBER,
    iconImage: TEXT,
    iconType: { type: ICON_TYPES },
    /** Which of these follow the document of the default version; the rest is as people said it. */
    fromDocument: { type: CustomAttributeType<readonly DocumentField[]>('any') },
    /** The default version: what is called where none is named. */
    latestVersion: TEXT,
    operations: NUMBER,
    /** Of the default version: whether it is retired, and when it ends. */
    retired: { type: 'boolean' },
    deprecation: { type: CustomAttributeType<Deprecation>('any') },
    featured: { type: 'boolean' },
    /** What the document of the default version is written in; OpenAPI, of one from before there was anything else. */
    kind: { type: DOCUMENT_KINDS },
    /** Of the default version: how good its document is. */
    grade: { type: GRADES },
    /** What the default version was when it was listed; nothing of one that was listed before it was found by that. */
    listedAs: { type: VERSION_STATUSES },
    /** What its document was written in then; nothing of one that was listed before it was found by that. */
    listedKind: { type: DOCUMENT_KINDS },
    /** Where it is counted in the catalogue (`scope mark`), and how often that was written. */
    counted: { type: 'list', items: { type: 'string' } },
    countings: NUMBER,
    /** How many plans of its own it offers. */
    ownPlans: NUMBER,
    scope: REQUIRED,
    shelf: { type: SHELVES, required: true },
    /** Grows with every write; what was read is the ETag of. */
    revision: NUMBER,
    createdAt: FIXED,
    updatedAt: REQUIRED,
  },
  indexes: {
    primary: primary(['apiId'], []),
    byScope: first(['scope'], ['apiId']),
    byShelf: second(['shelf'], ['apiId']),
  },
});

/** Makes slugs unique: written in the transaction that makes the API. */
export const slug = define({
  model: model('slug'),
  attributes: { slug: FIXED, apiId: FIXED },
  indexes: { primary: primary(['slug'], []) },
});

/** What is left of an API that was deleted: its slug leads here, so that whoever knew it is told, and nobody takes it. */
export const deletedApi = define({
  model: model('deletedApi'),
  attributes: {
    ...{ apiId: FIXED, slug: FIXED, name: FIXED, teamId: FIXED, scope: FIXED, deletedAt: FIXED },
    shownTo: TEAMS,
    /** Teams with it in their lists still. */
    listedFor: TEAMS,
    /** Where it is counted in the catalogue still. */
    counted: { type: 'list', items: { type: 'string' } },
  },
  indexes: { primary: primary(['apiId'], []) },
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

/** An API in the lists of a team that it is shared with: what its terms there are, to remove them by. */
export const sharedListing = define({
  model: model('sharedListing'),
  attributes: {
    teamId: FIXED,
    apiId: FIXED,
    words: { type: 'list', items: { type: 'string' }, required: true },
    /** Where it stands in the order of changes. */
    updated: REQUIRED,
    /** How often it was written. */
    writings: { type: 'number', required: true },
  },
  indexes: { primary: primary(['teamId'], ['apiId']) },
});

/** The newest API that a team ever hid, or had shared with it: who looks for newer ones need not ask for the team's. */
export const hiddenShelf = define({
  model: model('hiddenShelf'),
  attributes: { teamId: FIXED, newest: REQUIRED },
  indexes: { primary: primary(['teamId'], []) },
});

/** A word of an API's name, slug, summary or tags, with all the others: a prefix search reads what it answers. */
export const catalogueTerm = define({
  model: model('catalogueTerm'),
  attributes: {
    scope: FIXED,
    shelf: { type: [...SHELVES, 'shared'] as const, required: true },
    start: FIXED,
    word: FIXED,
    /** The API's id turned round: within a word, the newest comes first. */
    newness: FIXED,
    apiId: FIXED,
    words: { type: 'list', items: { type: 'string' }, required: true },
  },
  indexes: {
    primary: primary(['scope', 'start'], ['word', 'newness']),
    byShelf: first(['shelf', 'start'], ['word', 'newness']),
  },
});

/** What a document says of the API that it describes, as an API has it. */
export type StoredMetadata = {
  readonly name?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly contactName?: string;
  readonly contactMail?: string;
  readonly contactUrl?: string;
  readonly termsUrl?: string;
};

/** Where an API stands in what is searched, so that it is found there when it changes. */
export const searchListing = define({
  model: model('searchListing'),
  attributes: {
    apiId: FIXED,
    /** The parts that have it, or may. */
    shards: { type: 'list', items: { type: 'string' }, required: true },
    /** The API as it was when it was written there, and how that was written. */
    revision: { type: 'number', required: true },
    format: REQUIRED,
    /** While parts are being written, not all have it as it is. */
    whole: { type: 'boolean', required: true },
    /** What is searched of its guides, where it has any: of which texts. */
    guides: TEXT,
  },
  indexes: { primary: primary(['apiId'], []) },
});

/** What was searched for on a day and not found: in one API, or in all (`portal`). */
export const searchMiss = define({
  model: model('searchMiss'),
  attributes: {
    holderId: FIXED,
    day: FIXED,
    /** How often, by what was asked. */
    asked: { type: CustomAttributeType<Readonly<Record<string, number>>>('any'), required: true },
    /** How often it was written. */
    writings: { type: 'number', required: true },
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['holderId'], ['day']) },
});

/** How often the SDK of a version was downloaded, by language. */
export const sdkDownloads = define({
  model: model('sdkDownloads'),
  attributes: { apiId: FIXED, version: FIXED, language: FIXED, count: { type: 'number', required: true } },
  indexes: { primary: primary(['apiId'], ['version', 'language']) },
});

/** How many APIs of a scope have a mark that lists are narrowed by. */
export const facetCount = define({
  model: model('facetCount'),
  attributes: {
    scope: FIXED,
    mark: FIXED,
    /** What kind of mark it is. */
    facet: FIXED,
    count: { type: 'number', required: true },
    /** The count, as the table orders it. */
    rank: REQUIRED,
  },
  indexes: {
    primary: primary(['scope'], ['mark']),
    byCount: first(['scope', 'facet'], ['rank', 'mark']),
  },
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

/** A kept file: its hash, and what it is by its first bytes. */
export type StoredUpload = {
  readonly hash: string;
  readonly kind: 'json' | 'yaml' | 'graphql' | 'zip';
  readonly sizeBytes: number;
};

export const version = define({
  model: model('version'),
  attributes: {
    apiId: FIXED,
    version: FIXED,
    /** What was said of it; what it is at an instant, `statusAt` says. */
    status: { type: VERSION_STATUSES, required: true },
    deprecation: { type: CustomAttributeType<Deprecation>('any') },
    retiredAt: TEXT,
    /** Leads an index to those of which a date has come that was not told yet. */
    open: { type: ['lifecycle'] as const },
    dueAt: TEXT,
    /** Until when the dates that came were told. */
    toldUntil: TEXT,
    /** Grows with every step of its life; what was read is the ETag of. */
    revision: NUMBER,
    /** What its document is written in; OpenAPI, of one from before there was anything else. */
    kind: { type: DOCUMENT_KINDS },
    openapi: REQUIRED,
    description: TEXT,
    /** What its document says an API is called and is; unknown of one from before that was kept. */
    told: { type: CustomAttributeType<StoredMetadata>('any') },
    /** What keys can be narrowed to. */
    scopes: { type: 'list', items: { type: 'string' } },
    operations: { type: 'number', required: true },
    sizeBytes: { type: 'number', required: true },
    contentHash: REQUIRED,
    /** What it was read from; unknown of one from before that was kept. */
    uploaded: { type: CustomAttributeType<StoredUpload>('any') },
    warnings: { type: CustomAttributeType<readonly StoredProblemError[]>('any') },
    /** Without findings: those are the import's. */
    lint: { type: CustomAttributeType<StoredLint>('any') },
    createdAt: FIXED,
    publishedAt: TEXT,
  },
  indexes: {
    primary: primary(['apiId'], ['version']),
    byCreation: first(['apiId'], ['createdAt', 'version']),
    byDue: second(['open'], ['dueAt']),
  },
});

/** A step in the life of an API's versions: who, when and why. */
export const lifecycleStep = define({
  model: model('lifecycleStep'),
  attributes: {
    apiId: FIXED,
    stepId: FIXED,
    version: FIXED,
    kind: { type: LIFECYCLE_STEPS, required: true },
    at: FIXED,
    /** Whose act it was; nobody's, of a date that came. */
    userId: TEXT,
    reason: TEXT,
    /** As it was said with the step. */
    deprecation: { type: CustomAttributeType<Deprecation>('any') },
    /** Of another default: which it was before. */
    before: TEXT,
  },
  indexes: { primary: primary(['apiId'], ['stepId']) },
});

/** Who may call an API, beyond holding a key. */
export const accessPolicies = define({
  model: model('accessPolicies'),
  attributes: {
    apiId: FIXED,
    policies: { type: CustomAttributeType<readonly AccessPolicy[]>('any'), required: true },
    revision: NUMBER,
  },
  indexes: { primary: primary(['apiId'], []) },
});

/** What agents get of an API: whether it has an MCP server, and for which operations. */
export const mcpServer = define({
  model: model('mcpServer'),
  attributes: {
    apiId: FIXED,
    enabled: { type: 'boolean', required: true },
    /** By their keys; those that only read, where there is no list. */
    operations: { type: 'list', items: { type: 'string' } },
    revision: NUMBER,
  },
  indexes: { primary: primary(['apiId'], []) },
});

export type StoredException = { readonly rule: PublishingRule; readonly reason: string; readonly until: string };

/** What publishing asks: of every API (`portal`), and of one besides. */
export const publishingRules = define({
  model: model('publishingRules'),
  attributes: {
    /** `portal`, or an API's id. */
    holderId: FIXED,
    breakingChange: { type: RULE_LEVELS, required: true },
    grade: { type: RULE_LEVELS, required: true },
    minimumGrade: { type: GRADES, required: true },
    owner: { type: RULE_LEVELS, required: true },
    exceptions: { type: CustomAttributeType<readonly StoredException[]>('any') },
    revision: NUMBER,
  },
  indexes: { primary: primary(['holderId'], []) },
});
