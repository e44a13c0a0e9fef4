import { Problem, presentDeprecation, presentFault, type Schema, type Total } from '@portico/contract';
import type {
  AccessRequestItem,
  ApiItem,
  ApiKeyItem,
  AppItem,
  ImportItem,
  LifecycleStepItem,
  PlanItem,
  StoredChoice,
  StoredFacts,
  StoredLint,
  StoredProblem,
  SubscriptionItem,
  TeamItem,
  VersionItem,
} from '@portico/data';
import { revisionOf } from '@portico/data';
import { gatewayBase, isStaleKey, planAt, statusAt } from '@portico/domain';
import { lifecycleOf } from './listing.ts';

type NamedTeam = Pick<TeamItem, 'teamId' | 'slug' | 'name'>;

const presentSharedTeam = ({ teamId, slug, name }: NamedTeam): Total<Schema<'SharedTeam'>> => ({
  ...{ id: teamId, slug, name },
});

/** A team that could not be read now is told by its id. */
export const presentApi = (
  item: ApiItem,
  teams: ReadonlyMap<string, NamedTeam>,
  { mayEdit, mayHandOver, mayDelete }: Pick<Schema<'Api'>, 'mayEdit' | 'mayHandOver' | 'mayDelete'>,
  at: Date,
): Total<Schema<'Api'>> => ({
  id: item.apiId,
  slug: item.slug,
  name: item.name,
  // Before it could be cleared, none was an empty text.
  summary: item.summary || undefined,
  teamId: item.teamId,
  teamName: teams.get(item.teamId)?.name ?? item.teamId,
  visibility: item.visibility,
  kind: item.kind ?? 'openapi',
  sharedWith: mayEdit
    ? (item.sharedWith ?? []).map((teamId) => presentSharedTeam(teams.get(teamId) ?? { teamId, name: teamId }))
    : undefined,
  tags: item.tags,
  latestVersion: item.latestVersion,
  lifecycle: lifecycleOf(item, at),
  deprecation: item.deprecation && presentDeprecation(item.deprecation),
  operations: item.operations,
  grade: item.grade,
  featured: item.featured ?? false,
  categories: item.categories ?? [],
  contactName: item.contactName,
  contactMail: item.contactMail,
  contactUrl: item.contactUrl,
  termsUrl: item.termsUrl,
  termsText: item.termsText,
  iconText: item.iconText,
  iconColour: item.iconColour,
  iconImage: item.iconImage,
  fromDocument: item.fromDocument ?? [],
  mayEdit,
  mayHandOver,
  mayDelete,
  createdAt: item.createdAt,
  updatedAt: item.updatedAt,
});

/** An API in the audit log: what its reader may do is no state of it, nor what teams are called. */
export const auditedApi = (item: ApiItem, at: Date) =>
  presentApi(item, new Map(), { mayEdit: true, mayHandOver: true, mayDelete: true }, at);

const presentLint = (lint: StoredLint): Total<Schema<'LintReport'>> => ({
  score: lint.score,
  grade: lint.grade,
  errors: lint.errors,
  warnings: lint.warnings,
  reasons: lint.reasons,
  findings: lint.findings?.map(presentFault),
  excepted: lint.excepted?.map(({ rule, reason, expires, findings }) => ({ rule, reason, expires, findings })),
});

const presentFacts = (facts: StoredFacts): Total<Schema<'DocumentFacts'>> => ({
  kind: facts.kind ?? 'openapi',
  title: facts.title,
  version: facts.version,
  description: facts.description,
  openapi: facts.openapi,
  writtenIn: facts.writtenIn,
  operations: facts.operations,
  servers: facts.servers,
  tags: facts.tags,
  scopes: facts.scopes,
  sizeBytes: facts.sizeBytes,
  contentHash: facts.contentHash,
});

/** What an import can fail of, besides of the document itself. */
const FAILURES = ['document-unreachable', 'timed-out'] as const;

/** The problem a failed import ends with. */
export const problemOf = ({ code, words, errors }: StoredProblem): Problem =>
  new Problem(FAILURES.find((known) => known === code) ?? 'invalid-document', words, errors && { errors });

const presentRoot = ({
  path,
  title,
  version,
  operations,
}: StoredChoice['roots'][number]): Total<Schema<'DocumentRoot'>> => ({ path, title, version, operations });

export const presentImport = (item: ImportItem): Total<Schema<'Import'>> => ({
  id: item.importId,
  status: item.status,
  createdAt: item.createdAt,
  finishedAt: item.finishedAt,
  apiId: item.apiId,
  unchanged: item.unchanged,
  facts: item.facts && presentFacts(item.facts),
  uploadId: 'key' in item.source ? item.source.uploadId : undefined,
  root: item.choice?.root,
  roots: item.choice?.roots.map(presentRoot),
  problem: item.problem && problemOf(item.problem).details(item.importId),
  warnings: item.warnings?.map(presentFault),
  lint: item.lint && presentLint(item.lint),
});

/** What is tagged, `latest` may lead to another one of tomorrow: the tag says which it was. */
export const tagOf = (item: Pick<VersionItem, 'version' | 'revision'>): string => `${item.version}-${revisionOf(item)}`;

export const presentStep = (
  item: LifecycleStepItem,
  names: ReadonlyMap<string, string>,
): Total<Schema<'LifecycleStep'>> => ({
  id: item.stepId,
  version: item.version,
  kind: item.kind,
  at: item.at,
  userId: item.userId,
  userName: item.userId && names.get(item.userId),
  reason: item.reason,
  deprecation: item.deprecation && presentDeprecation(item.deprecation),
  before: item.before,
});

export const presentVersion = (
  gatewayUrl: string,
  { slug, latestVersion }: ApiItem,
  item: VersionItem,
  at: Date,
): Total<Schema<'ApiVersion'>> => ({
  apiId: item.apiId,
  version: item.version,
  status: statusAt(item, at.getTime()),
  isDefault: item.version === latestVersion,
  deprecation: item.deprecation && presentDeprecation(item.deprecation),
  retiredAt: item.retiredAt,
  kind: item.kind ?? 'openapi',
  openapi: item.openapi,
  description: item.description,
  scopes: item.scopes,
  operations: item.operations,
  sizeBytes: item.sizeBytes,
  contentHash: item.contentHash,
  gatewayUrl: gatewayBase(gatewayUrl, slug, item.version === latestVersion ? undefined : item.version),
  warnings: item.warnings?.map(presentFault),
  lint: item.lint && presentLint(item.lint),
  createdAt: item.createdAt,
  publishedAt: item.publishedAt,
});

const presentOperationRate = (rate: Schema<'OperationRate'>): Total<Schema<'OperationRate'>> => ({
  operation: rate.operation,
  requestsPerSecond: rate.requestsPerSecond,
  burst: rate.burst,
});

export const presentPlan = (item: PlanItem): Total<Schema<'Plan'>> => ({
  id: item.planId,
  apiId: item.apiId,
  name: item.name,
  summary: item.summary,
  requestsPerSecond: item.requestsPerSecond,
  burst: item.burst,
  requestsPerMonth: item.requestsPerMonth,
  requestsPerDay: item.requestsPerDay,
  operationRates: item.operationRates?.map(presentOperationRate),
  limitsPer: item.limitsPer,
  priceCentsPerMonth: item.priceCentsPerMonth,
  approval: item.approval ?? 'automatic',
  terms: item.terms,
  termsVersion: item.terms === undefined ? undefined : item.termsVersion,
  archivedAt: item.archivedAt,
});

/** What whoever asks may do to an app. */
export type AppRights = Pick<Schema<'App'>, 'mayChange' | 'mayHandOver' | 'mayDelete'>;

export const presentApp = (item: AppItem, { mayChange, mayHandOver, mayDelete }: AppRights): Total<Schema<'App'>> => ({
  id: item.appId,
  teamId: item.teamId,
  name: item.name,
  description: item.description,
  contacts: item.contacts ?? [],
  callbackUrls: item.callbackUrls ?? [],
  mayChange,
  mayHandOver,
  mayDelete,
  createdAt: item.createdAt,
});

const presentPlanAt = (item: SubscriptionItem, at: Date) => {
  const { planId, nextPlanId, nextPlanAt } = planAt(item, at);
  return { planId, nextPlanId, nextPlanAt };
};

/** `apiName` is what the API is called now, where that was read; the plan is the one that holds at an instant. */
export const presentSubscription = (
  item: SubscriptionItem,
  at: Date,
  apiName: string = item.apiName,
): Total<Schema<'Subscription'>> => ({
  id: item.subscriptionId,
  appId: item.appId,
  apiId: item.apiId,
  apiSlug: item.apiSlug,
  apiName,
  ...presentPlanAt(item, at),
  status: item.status,
  createdAt: item.createdAt,
  reason: item.reason,
  requestedPlanId: item.requestedPlanId,
  decisionReason: item.decisionReason,
  acceptedTerms: item.acceptedTerms,
});

/** Whose the app is, as both are called now, and what it calls. */
export type SubscriberFacts = Pick<
  Schema<'Subscriber'>,
  'appName' | 'contacts' | 'teamId' | 'teamName' | 'calls' | 'errors' | 'lastCalledOn' | 'callsDeprecated'
>;

export const presentSubscriber = (
  item: SubscriptionItem,
  at: Date,
  { appName, contacts, teamId, teamName, calls, errors, lastCalledOn, callsDeprecated }: SubscriberFacts,
): Total<Schema<'Subscriber'>> => ({
  subscriptionId: item.subscriptionId,
  appId: item.appId,
  appName,
  contacts,
  teamId,
  teamName,
  ...presentPlanAt(item, at),
  requestedPlanId: item.requestedPlanId,
  status: item.status,
  decisionReason: item.decisionReason,
  since: item.createdAt,
  calls,
  errors,
  lastCalledOn,
  callsDeprecated,
});

/** What people, teams and plans are called, and whether whoever asks may decide it. */
export type AccessRequestFacts = {
  readonly teamName: string;
  readonly askedBy: string;
  readonly decidedBy: string | undefined;
  readonly mayDecide: boolean;
};

export const presentAccessRequest = (
  item: AccessRequestItem,
  { teamName, askedBy, decidedBy, mayDecide }: AccessRequestFacts,
): Total<Schema<'AccessRequest'>> => ({
  id: item.requestId,
  kind: item.kind,
  status: item.status,
  apiId: item.apiId,
  apiSlug: item.apiSlug,
  apiName: item.apiName,
  appId: item.appId,
  appName: item.appName,
  teamId: item.teamId,
  teamName,
  planId: item.planId,
  fromPlanId: item.fromPlanId,
  reason: item.reason,
  askedBy,
  askedAt: item.askedAt,
  decidedBy,
  decidedAt: item.decidedAt,
  decisionReason: item.decisionReason,
  mayDecide,
});

export const presentKey = (item: ApiKeyItem, now: Date): Total<Schema<'ApiKey'>> => ({
  id: item.keyId,
  appId: item.appId,
  name: item.name,
  environment: item.environment,
  prefix: item.prefix,
  lastFour: item.lastFour,
  status: item.revokedAt ? 'revoked' : item.expiresAt && item.expiresAt <= now.toISOString() ? 'expired' : 'active',
  createdAt: item.createdAt,
  expiresAt: item.expiresAt,
  allowedAddresses: item.allowedAddresses,
  scopes: item.scopes,
  stale: isStaleKey(item, now),
  lastUsedAt: item.lastUsedAt,
  lastUsedFrom: item.lastUsedFrom,
  replaces: item.replaces,
  replacedBy: item.replacedBy,
  reportedAt: item.reportedAt,
  reportedWhere: item.reportedWhere,
});
