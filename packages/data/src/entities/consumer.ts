import { APPROVALS, KEY_PURPOSES, LIMIT_HOLDERS } from '@portico/domain';
import { define, FIXED, first, model, NUMBER, primary, REQUIRED, second, TEXT, TIME_TO_LIVE } from '../entity.ts';

/** A plan of the portal stands in the catalogue `all`, an API's own, `museum.gold`, in one named as itself (`planKey`). */
export const plan = define({
  model: model('plan'),
  attributes: {
    catalogue: { type: 'string', default: 'all', readOnly: true, required: true },
    planId: FIXED,
    /** Whose own it is. */
    apiId: { type: 'string', readOnly: true },
    name: REQUIRED,
    summary: REQUIRED,
    requestsPerSecond: { type: 'number', required: true },
    burst: { type: 'number', required: true },
    requestsPerMonth: { type: 'number', required: true },
    requestsPerDay: NUMBER,
    operationRates: {
      type: 'list',
      items: {
        type: 'map',
        properties: {
          operation: REQUIRED,
          requestsPerSecond: { type: 'number', required: true },
          burst: { type: 'number', required: true },
        },
      },
    },
    /** Whose limits they are: each app's, or the team's for all its apps together. */
    limitsPer: { type: LIMIT_HOLDERS, required: true, default: 'app' },
    priceCentsPerMonth: { type: 'number', required: true },
    approval: { type: APPROVALS, required: true, default: 'automatic' },
    terms: TEXT,
    termsVersion: NUMBER,
    archivedAt: TEXT,
    revision: NUMBER,
  },
  indexes: { primary: primary(['catalogue'], ['planId']), byApi: first(['apiId'], ['planId']) },
});

export const app = define({
  model: model('app'),
  attributes: {
    appId: FIXED,
    teamId: REQUIRED,
    name: REQUIRED,
    description: TEXT,
    contacts: { type: 'list', items: { type: 'string' } },
    callbackUrls: { type: 'list', items: { type: 'string' } },
    /** Grows with every write; what was read is the ETag of. */
    revision: NUMBER,
    createdAt: FIXED,
  },
  indexes: { primary: primary(['appId'], []), byTeam: first(['teamId'], ['appId']) },
});

/** At most one subscription of an app to an API; a cancelled one is written over by the next. */
export const subscription = define({
  model: model('subscription'),
  attributes: {
    appId: FIXED,
    apiId: FIXED,
    subscriptionId: REQUIRED,
    apiSlug: REQUIRED,
    apiName: REQUIRED,
    planId: REQUIRED,
    /** The plan that holds from an instant on; what holds now is told by `planIdAt`. */
    nextPlanId: TEXT,
    nextPlanAt: TEXT,
    status: { type: ['pending', 'active', 'suspended', 'rejected', 'cancelled'] as const, required: true },
    /** Of a request that waits: its id, why it is asked, and the plan it is for where another one holds. */
    requestId: TEXT,
    requestedPlanId: TEXT,
    reason: TEXT,
    /** Why it was rejected. */
    decisionReason: TEXT,
    /** The version of the plan's terms that was agreed to. */
    acceptedTerms: NUMBER,
    /** It was cancelled while suspended: who subscribes again is approved first. */
    cancelledSuspended: { type: 'boolean' },
    revision: { type: 'number' },
    createdAt: REQUIRED,
  },
  indexes: {
    primary: primary(['appId'], ['apiId']),
    bySubscription: first(['subscriptionId'], []),
    byApi: second(['apiId'], ['appId']),
  },
});

/** That a subscription has a plan, or will have it: which of both, and since when, the subscription says. */
export const planHolder = define({
  model: model('planHolder'),
  attributes: { planId: FIXED, appId: FIXED, apiId: FIXED },
  indexes: { primary: primary(['planId'], ['appId', 'apiId']) },
});

/** Written once, or never. */
const ONCE = { type: 'string', readOnly: true } as const;

/** A credential of an app; only the hash of the secret is kept. Keys for trying out and for test runs are not listed. */
export const apiKey = define({
  model: model('apiKey'),
  attributes: {
    keyId: FIXED,
    appId: FIXED,
    purpose: { type: KEY_PURPOSES, required: true, readOnly: true },
    name: REQUIRED,
    environment: { type: ['live', 'test'] as const, required: true },
    /** Of one to try out: whose it is and in which session it was made; it ends with either, and with their place in the team. */
    userId: ONCE,
    sessionId: ONCE,
    hash: FIXED,
    prefix: REQUIRED,
    lastFour: REQUIRED,
    createdAt: FIXED,
    expiresAt: TEXT,
    revokedAt: TEXT,
    /** Addresses and ranges its calls may come from; any, where there are none. */
    allowedAddresses: { type: 'list', items: { type: 'string' }, readOnly: true },
    /** What its calls are for; all, where there are none. */
    scopes: { type: 'list', items: { type: 'string' }, readOnly: true },
    lastUsedAt: TEXT,
    lastUsedFrom: TEXT,
    /** Of an app's own, as long as it is not revoked: when it will not have been used for too long. */
    watched: TEXT,
    staleAt: TEXT,
    replaces: ONCE,
    replacedBy: TEXT,
    /** When somebody found it where it should not be, and where. */
    reportedAt: TEXT,
    reportedWhere: TEXT,
    /** When it would have ended, had it not been found. */
    wouldExpireAt: TEXT,
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: {
    primary: primary(['keyId'], []),
    byApp: first(['appId', 'purpose'], ['keyId']),
    byStaleness: second(['watched'], ['staleAt']),
  },
});

/**
 * A request for access: somebody's app asks whose API it is for a subscription or another plan. `queue` is whose it is to
 * decide and whether it waits (`waiting.team_…`, `decided.team_…`), `shelf` the same for those who may decide all.
 */
export const accessRequest = define({
  model: model('accessRequest'),
  attributes: {
    requestId: FIXED,
    queue: REQUIRED,
    shelf: { type: ['waiting', 'decided'] as const, required: true },
    kind: { type: ['subscription', 'plan-change'] as const, required: true, readOnly: true },
    status: { type: ['pending', 'approved', 'rejected', 'withdrawn'] as const, required: true },
    apiId: FIXED,
    apiSlug: FIXED,
    apiName: FIXED,
    appId: FIXED,
    appName: FIXED,
    /** Whose app asks. */
    teamId: FIXED,
    subscriptionId: FIXED,
    planId: FIXED,
    fromPlanId: ONCE,
    reason: ONCE,
    acceptedTerms: NUMBER,
    askedBy: FIXED,
    askedAt: FIXED,
    decidedBy: TEXT,
    decidedAt: TEXT,
    decisionReason: TEXT,
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: {
    primary: primary(['requestId'], []),
    byQueue: first(['queue'], ['requestId']),
    byShelf: second(['shelf'], ['requestId']),
  },
});

/** What reminds those who may decide a request of it; `dueAt` says when next. */
export const reminder = define({
  model: model('reminder'),
  attributes: {
    requestId: FIXED,
    /** How often they were. */
    reminded: { type: 'number', required: true },
    open: { type: ['reminder'] as const, required: true },
    dueAt: REQUIRED,
  },
  indexes: { primary: primary(['requestId'], []), byDue: first(['open'], ['dueAt']) },
});

/**
 * Calls used in a month (`2026-11`) or a day (`2026-11-30`), leased to gateway instances in portions. The holder is the app, or its team under a plan whose
 * limits are the team's.
 */
export const quota = define({
  model: model('quota'),
  attributes: {
    holderId: FIXED,
    apiId: FIXED,
    period: FIXED,
    used: { type: 'number', required: true },
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['holderId', 'apiId'], ['period']) },
});

/** The bucket of a rate, shared by all gateway instances: it is full at `fullAt`, and each call moves that on. */
export const rateBucket = define({
  model: model('rateBucket'),
  attributes: {
    holderId: FIXED,
    apiId: FIXED,
    /** Milliseconds since the epoch. */
    fullAt: { type: 'number', required: true },
    requestsPerSecond: { type: 'number', required: true },
    burst: { type: 'number', required: true },
    /** When an instance last found it empty, in milliseconds since the epoch. */
    pressedAt: { type: 'number' },
    /** When one last knew that calls come at the rate, likewise. */
    calmAt: { type: 'number' },
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['holderId', 'apiId'], []) },
});
