/** RFC 9457 problem details. */
export interface Problem2 {
  /** A URI that names the kind of problem. */
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  /** `words` in English. */
  detail?: string;
  words?: Phrase;
  requestId: string;
  errors?: ProblemError[];
}

/** What kind of problem it is. Stable; made for programs to switch on. */
export type ProblemCode = "invalid-request" | "invalid-json" | "unauthenticated" | "session-ended" | "sign-in-failed" | "forbidden" | "invitation-for-another" | "second-factor-needed" | "not-subscribed" | "test-key" | "policy-refused" | "team-disabled" | "api-hidden" | "address-not-allowed" | "key-scope-missing" | "not-found" | "method-not-allowed" | "conflict" | "slug-taken" | "team-slug-taken" | "last-admin" | "scope-missing" | "last-owner" | "already-member" | "already-invited" | "version-exists" | "publishing-blocked" | "version-retired" | "version-brownout" | "version-is-default" | "already-subscribed" | "has-subscribers" | "api-deleted" | "terms-not-accepted" | "own-request" | "import-unfinished" | "export-unfinished" | "audit-broken" | "limit-reached" | "idempotency-in-progress" | "precondition-failed" | "body-too-large" | "unsupported-media-type" | "answer-too-large" | "invalid-document" | "document-unreachable" | "authorization-refused" | "password-refused" | "code-refused" | "timed-out" | "invalid-reference" | "idempotency-key-reused" | "precondition-required" | "rate-limited" | "too-many-at-once" | "quota-exceeded" | "headers-too-large" | "internal" | "upstream-failed" | "response-too-large" | "unavailable" | "document-unreadable" | "upstream-timeout";

/**
 * A sentence with places `{0}`, `{1}`, and what stands there. `text` is one of a fixed set: whoever shows it in
 * another language looks it up by that.
 */
export interface Phrase {
  text: string;
  values: PhraseValue[];
}

/** A text of the documents, or a phrase again. */
export interface PhraseValue {
  value?: string;
  phrase?: Phrase;
}

export interface ProblemError {
  /**
   * JSON pointer (RFC 6901) into the body, or into the document; for parameters `/query/name`, `/path/name`,
   * `/header/name`.
   */
  pointer: string;
  /** `words` in English. */
  detail: string;
  words?: Phrase;
  rule?: string;
  severity?: "error" | "warning";
  line?: number;
  column?: number;
  /** The file of an archive that line and column count in. */
  file?: string;
}

export type Cursor = string;

export type Time = string;

export type Name = string;

export type PersonName = string;

export type Text = string;

export type UserId = string;

export type TeamId = string;

export type SessionId = string;

export type ApiId = string;

export type Slug = string;

export type ApiReference = string;

export type Version = string;

export type AppId = string;

export type SubscriptionId = string;

export type ApiKeyId = string;

export type ImportId = string;

export type UploadId = string;

export type LifecycleStepId = string;

export type SuiteId = string;

export type RunId = string;

/** Of a plan that is an API's own, behind the API's slug: `museum.gold`. */
export type PlanId = string;

/**
 * What it asks about: the address, or the country, that a call comes from; when it comes; its headers; the
 * subject of the client's certificate; the scopes of its key.
 */
export type PolicyKind = "addresses" | "countries" | "times" | "headers" | "certificate" | "scopes";

/** Whether what is listed may call, or everything but that; `allow` where nothing is said. */
export type PolicyEffect = "allow" | "deny";

export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

export type ClockTime = string;

/**
 * Hours of days as clocks show them, from `from` on and before `to`; over midnight where `to` is not after
 * `from`.
 */
export interface TimeWindow {
  days: Weekday[];
  from: ClockTime;
  to: ClockTime;
}

export type TimeWindows = TimeWindow[];

export type HeaderName = string;

/** A header that a call must have; each of its lines with one of the values, where there are some. */
export interface RequiredHeader {
  name: HeaderName;
  values?: string[];
}

export type RequiredHeaders = RequiredHeader[];

/** Addresses, and ranges of them (RFC 4632, RFC 4291). */
export type PolicyAddresses = string[];

/** ISO 3166-1. */
export type Countries = string[];

/** Distinguished names (RFC 2253), as the edge says them of a certificate that it has proven. */
export type CertificateSubjects = string[];

export type PolicyScopes = string[];

/** For whose subscribers it holds; all, where there are none. */
export type PolicyPlans = PlanId[];

/**
 * For which operations it holds, by their `operationId`, or as `get /things/{id}` without one; all, where there
 * are none. What the document does not know is held by each policy.
 */
export type PolicyOperations = string[];

/**
 * Of `addresses`: `addresses` and `effect`; of `countries`: `countries` and `effect`; of `times`: `timeZone` and
 * `windows`; of
 * `headers`: `headers`; of `certificate`: `subjects`; of `scopes`: `scopes`.
 */
export interface AccessPolicy {
  name: Name;
  kind: PolicyKind;
  planIds?: PolicyPlans;
  operations?: PolicyOperations;
  effect?: PolicyEffect;
  addresses?: PolicyAddresses;
  countries?: Countries;
  /** Of the IANA database. */
  timeZone?: string;
  windows?: TimeWindows;
  headers?: RequiredHeaders;
  subjects?: CertificateSubjects;
  scopes?: PolicyScopes;
}

export type PolicyList = AccessPolicy[];

export interface AccessPolicies {
  policies: PolicyList;
}

export interface SampleHeader {
  name: HeaderName;
  value: string;
}

/** A call as the gateway would see it; what is not said, it would not know. It comes now, unless `at` says when. */
export interface SampleCall {
  method: "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT";
  /** Below the API. */
  path: string;
  planId?: PlanId;
  address?: string;
  country?: string;
  at?: Time;
  headers?: SampleHeader[];
  certificateSubject?: string;
  /** Of the key; one that names none may do everything. */
  scopes?: string[];
}

export interface AccessDryRunRequest {
  call: SampleCall;
  policies?: PolicyList;
}

export interface AccessStep {
  name: Name;
  kind: PolicyKind;
  /** `not-asked`: it does not hold for this call. */
  outcome: "passed" | "failed" | "not-asked";
  words: Phrase;
  /** `words` in English. */
  detail: string;
}

export interface AccessDryRun {
  allowed: boolean;
  /** Which of the default version it is of, where the document knows it. */
  operation?: string;
  steps: AccessStep[];
}

export type AgentGrantId = string;

/** The `https` address of the client's metadata document, or what `registerAgentClient` gave. */
export type AgentClientId = string;

export type AgentRedirectUri = string;

export interface NewAgentClient {
  name: Name;
  /** `https`, `http` to a loopback address (RFC 8252), or a scheme of an application's own. */
  redirectUris: string[];
}

export interface AgentClient {
  clientId: AgentClientId;
}

export interface AgentRequest {
  clientId: AgentClientId;
  redirectUri: AgentRedirectUri;
  responseType?: string;
  codeChallenge?: string;
  codeChallengeMethod?: string;
  /** The MCP server (RFC 8707); without it the portal's own. */
  resource?: string;
  state?: string;
}

/** An MCP server: an API's, or the portal's own, which has no `apiId`. */
export interface AgentServer {
  resource: string;
  name: string;
  apiId?: ApiId;
}

export interface FoundAgentRequest {
  /** What it calls itself. */
  clientName: string;
  /** Where its metadata stands; absent for one that registered itself, of which nothing is proven. */
  clientHost?: string;
  /** Who gets the code. */
  redirectHost: string;
  /** Whether that is the machine of the browser. */
  loopback: boolean;
  server?: AgentServer;
  error?: "invalid_request" | "unsupported_response_type" | "invalid_target";
  redirectUrl?: string;
}

export interface AgentRequestDecision {
  request: AgentRequest;
  approve: boolean;
  appId?: AppId;
  environment?: KeyEnvironment;
}

export interface DecidedAgentRequest {
  redirectUrl: string;
}

export interface AgentCode {
  clientId: AgentClientId;
  code: string;
  verifier: string;
  redirectUri: AgentRedirectUri;
  resource?: string;
}

export interface AgentRefresh {
  clientId: AgentClientId;
  refreshToken: string;
  resource?: string;
}

export interface AgentTokenShown {
  clientId: AgentClientId;
  token: string;
}

export interface AgentTokens {
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
  /** Of the portal's own server; an API's has none. */
  scope?: string;
}

export interface AgentGrant {
  id: AgentGrantId;
  clientName: string;
  clientHost?: string;
  /** The address of the MCP server, which is all that it opens. */
  server: string;
  appId?: AppId;
  environment?: KeyEnvironment;
  createdAt: Time;
  expiresAt: Time;
  lastUsedAt?: Time;
  /** The IP address it was last used from. */
  lastUsedFrom?: string;
}

export interface AgentGrantPage {
  items: AgentGrant[];
  nextCursor?: Cursor;
}

export interface Figures {
  requests: number;
  /** Answers with a status of 400 and above. */
  errors: number;
  p50Milliseconds: number;
  p95Milliseconds: number;
  p99Milliseconds?: number;
  bytesOut?: number;
}

export interface Usage {
  from: Time;
  to: Time;
  intervalSeconds: 60 | 3600 | 86400;
  total: Figures;
  series: {
    at: Time;
    figures: Figures;
  }[];
  byOperation: {
    apiId: ApiId;
    operation: string;
    figures: Figures;
  }[];
  /** How many operations there are besides these, called less than they. */
  moreOperations?: number;
  byApi: {
    apiId: ApiId;
    name: string;
    figures: Figures;
  }[];
  /** How many APIs there are besides these. */
  moreApis?: number;
  byStatus: {
    status: number;
    requests: number;
  }[];
}

export interface Call2 {
  at: Time;
  requestId: string;
  apiId: ApiId;
  apiName: string;
  method: string;
  path: string;
  operation: string;
  status: number;
  durationMilliseconds: number;
}

export interface CallPage {
  items: Call2[];
  nextCursor?: Cursor;
}

export interface NewDocumentUpload {
  sizeBytes: number;
}

export interface DocumentUpload {
  id: UploadId;
  url: string;
  headers: {
    [key: string]: string;
  };
  expiresAt: Time;
}

/** Exactly one of `content`, `url`, `uploadId`, `archive` and, for admins, `awsApi`. */
export interface NewImport {
  /** The document itself, JSON or YAML. */
  content?: string;
  /** Fetched once, through the egress door; redirects are not followed. */
  url?: string;
  uploadId?: UploadId;
  archive?: ArchiveRoot;
  awsApi?: AwsApiReference;
}

/** An upload of several files, and which of them is the document. */
export interface ArchiveRoot {
  uploadId: UploadId;
  root: string;
}

/**
 * A file of an archive that could be the document the others belong to; without a title and a version where it
 * has none.
 */
export interface DocumentRoot {
  path: string;
  title?: string;
  version?: string;
  operations: number;
}

export type ImportStatus = "queued" | "running" | "succeeded" | "failed";

export interface Import {
  id: ImportId;
  status: ImportStatus;
  createdAt: Time;
  finishedAt?: Time;
  apiId?: ApiId;
  /** Of the source of the API that is named: whether its document is what it was; there are no facts then. */
  unchanged?: boolean;
  facts?: DocumentFacts;
  uploadId?: UploadId;
  /** The file of an archive that was taken as the document, where there are others. */
  root?: string;
  /**
   * What there was to choose from, the nearest to the top of the archive first: another one is imported with
   * `archive`.
   */
  roots?: DocumentRoot[];
  problem?: Problem2;
  warnings?: ProblemError[];
  lint?: LintReport;
}

/** How well a document serves those who read it and call the API; publishing may ask for a grade. */
export interface LintReport {
  score: number;
  grade: "A" | "B" | "C" | "D" | "F";
  errors: number;
  warnings: number;
  /** Why points are missing, the costliest first. */
  reasons: {
    rule: string;
    category: "correctness" | "documentation" | "security" | "design";
    title: string;
    broken: number;
    /** How many places the rule looks at. */
    places: number;
    /** Points of the score. */
    lost: number;
  }[];
  /** Errors first; an import has them, a version has not. */
  findings?: ProblemError[];
  /** What the document's `x-portico-lint` excuses. */
  excepted?: {
    rule: string;
    reason: string;
    expires?: string;
    findings: number;
  }[];
}

/** What a document is written in. */
export type DocumentKind = "openapi" | "asyncapi" | "graphql";

export interface DocumentFacts {
  kind: DocumentKind;
  /** Empty where the document has none, as of GraphQL. */
  title: string;
  /** Empty where the document has none, as of GraphQL. */
  version: string;
  description?: string;
  /** The version of OpenAPI, or of what else it is written in. */
  openapi: string;
  /** The version the document was written in; others are converted. */
  writtenIn?: string;
  operations: number;
  servers?: string[];
  tags?: string[];
  /** What API keys can be narrowed to for it. */
  scopes?: string[];
  sizeBytes: number;
  contentHash: string;
}

/** For everybody; for everybody who is signed in; for the team that has it and the teams it is shared with. */
export type Visibility = "public" | "internal" | "private";

/**
 * Teams by id or slug, besides the one that has it, that see it, subscribe to it and call it while it is private
 * and something is published.
 */
export type SharedWith = TeamReference[];

export interface SharedTeam {
  id: TeamId;
  slug?: Slug;
  name: Name;
}

export type Tags = string[];

export type Categories = string[];

export type DocumentField = "name" | "summary" | "tags" | "contact" | "terms";

/** What follows the document of the default version; the rest is as people said it. */
export type DocumentFields = DocumentField[];

export type WebAddress = string;

/** What is not there follows from the API's name and its team's. */
export interface ApiIcon {
  /** A letter or an emoji. */
  text?: string;
  /** One of the palette's. */
  colour?: number;
  mediaType?: "image/png" | "image/jpeg" | "image/webp";
  /** The image, in base64. */
  data?: string;
}

export interface NewApi {
  importId: ImportId;
  teamId: TeamId;
  slug: Slug;
  name: Name;
  summary?: string;
  visibility?: Visibility;
  sharedWith?: SharedWith;
  tags?: Tags;
  version?: Version;
  /** Where calls go; without it, the document's first server. */
  backendUrl?: string;
}

export interface ApiTransfer {
  teamId: TeamId;
}

export interface ApiChanges {
  name?: Name;
  summary?: string | null;
  visibility?: Visibility;
  sharedWith?: SharedWith;
  tags?: Tags;
  /** Whether it stands on the front page, for those who may see it. */
  featured?: boolean;
  categories?: Categories;
  contactName?: string | null;
  contactMail?: string | null;
  contactUrl?: string | null;
  termsUrl?: string | null;
  termsText?: string | null;
  /** A letter or an emoji, in place of the image and of the first letter of its name. */
  iconText?: string | null;
  /** In place of its team's. */
  iconColour?: number | null;
  iconUploadId?: UploadId;
  fromDocument?: DocumentFields;
}

/**
 * `latestVersion` is the default version, which is called where none is named; `lifecycle` and `deprecation` are
 * its.
 */
export interface Api {
  id: ApiId;
  slug: Slug;
  name: Name;
  summary?: string;
  teamId: TeamId;
  teamName: Name;
  visibility: Visibility;
  /** With which teams it is shared while it is private; for those who may change it. */
  sharedWith?: SharedTeam[];
  kind: DocumentKind;
  tags: Tags;
  latestVersion?: Version;
  lifecycle: VersionStatus;
  deprecation?: Deprecation;
  operations?: number;
  grade?: Grade;
  /** Whether its owners chose it for the front page. */
  featured: boolean;
  categories: Categories;
  /** Whom its callers ask. */
  contactName?: string;
  contactMail?: MailAddress;
  contactUrl?: WebAddress;
  termsUrl?: WebAddress;
  /** What its callers keep to. */
  termsText?: string;
  iconText?: string;
  iconColour?: number;
  /** Which image it has; another one has another. */
  iconImage?: string;
  fromDocument: DocumentFields;
  /** Whether the reader belongs to the owning team, or is an admin. */
  mayEdit: boolean;
  /** Whether you may give it to another team. */
  mayHandOver: boolean;
  /** Whether you may delete it. */
  mayDelete: boolean;
  createdAt: Time;
  updatedAt: Time;
}

export interface CatalogueFacet {
  name: "category" | "tag" | "teamId" | "access" | "lifecycle" | "grade" | "kind";
  /** What most have first. */
  values: CatalogueFacetValue[];
}

export interface CatalogueFacetValue {
  value: string;
  /** What a team is called. */
  label?: string;
  count?: number;
}

export interface CatalogueFacets {
  /** How many there are; missing where they were too many to count. */
  total?: number;
  facets: CatalogueFacet[];
}

export interface ApiPage {
  items: Api[];
  nextCursor?: Cursor;
}

export interface ApiDeletion {
  /** What the API is called: so that no other one is deleted. */
  name: string;
  /** Why; subscribers are told. */
  reason?: string;
  /** For admins: ends what subscriptions there are. */
  force?: boolean;
}

export type VersionStatus = "draft" | "published" | "deprecated" | "retired";

export interface NewApiVersion {
  importId: ImportId;
  version?: Version;
  backendUrl?: string;
}

export interface ApiVersion {
  apiId: ApiId;
  version: Version;
  status: VersionStatus;
  /** Whether it is what is called where no version is named. */
  isDefault: boolean;
  deprecation?: Deprecation;
  kind: DocumentKind;
  /** The version of OpenAPI, or of what else it is written in. */
  openapi: string;
  description?: string;
  /** What API keys can be narrowed to for it. */
  scopes?: string[];
  operations: number;
  sizeBytes: number;
  contentHash: string;
  /**
   * The base of every call through the gateway: the API's for its default version, else with the version behind
   * `@`.
   */
  gatewayUrl: string;
  warnings?: ProblemError[];
  lint?: LintReport;
  createdAt: Time;
  publishedAt?: Time;
  retiredAt?: Time;
}

/** A rehearsal of the end; calls are answered 410 for so long. */
export interface Brownout {
  startsAt: Time;
  minutes: number;
}

export type Brownouts = Brownout[];

/** Where people read what to do. */
export type DeprecationInformation = string;

/** When and how a version ends, and where its callers go. */
export interface Deprecation {
  deprecatedAt: Time;
  sunsetAt?: Time;
  successor?: Version;
  information?: DeprecationInformation;
  note?: string;
  brownouts?: Brownouts;
}

/** Without `deprecatedAt` it is deprecated now, or stays so since when it is. What is left out is none. */
export interface DeprecationPlan {
  deprecatedAt?: Time;
  sunsetAt?: Time;
  successor?: Version;
  information?: DeprecationInformation;
  /** What its callers should do. */
  note?: string;
  brownouts?: Brownouts;
  /** Why, for the history. */
  reason?: string;
}

export interface LifecycleReason {
  /** Why, for the history. */
  reason?: string;
}

export interface DefaultVersion {
  version: Version;
  /** Why, for the history. */
  reason?: string;
}

export interface LifecycleStep {
  id: LifecycleStepId;
  version: Version;
  kind: "added" | "published" | "made-default" | "deprecation-planned" | "deprecation-withdrawn" | "deprecated" | "brownout" | "retired";
  at: Time;
  userId?: UserId;
  /** Nobody's, of a date that came. */
  userName?: string;
  reason?: string;
  deprecation?: Deprecation;
  before?: Version;
}

export interface LifecycleStepPage {
  items: LifecycleStep[];
  nextCursor?: Cursor;
}

export interface ApiVersionPage {
  items: ApiVersion[];
  nextCursor?: Cursor;
}

export type LogoTheme = "light" | "dark";

export type Typeface = "instrument-sans" | "inter" | "source-sans" | "source-serif" | "system";

/** Its hue is kept; how light it is in each theme follows from what can be read. */
export type AccentColour = string;

/** A short text in each language; where there is none in German, the English one is shown. */
export interface LocalName {
  en: Name;
  de?: Name;
}

export type AppearanceLine = string;

export interface LocalLine {
  en: AppearanceLine;
  de?: AppearanceLine;
}

/** In Markdown, without HTML. */
export type AppearanceText = string;

export interface LocalText {
  en: AppearanceText;
  de?: AppearanceText;
}

/** https, mail, or a page of this portal. */
export type LinkAddress = string;

export interface PortalLink {
  label: LocalName;
  href: LinkAddress;
}

export type PortalMenu = PortalLink[];

export type HomeSection = "search" | "access" | "call" | "text" | "featured" | "steps";

/** What the first page says; what is not said is as Portico ships it. */
export interface PortalHome {
  headline?: LocalName;
  lead?: LocalLine;
  text?: LocalText;
  /** Those that are shown. */
  sections: HomeSection[];
}

export interface PortalFooter {
  text?: LocalLine;
  links: PortalLink[];
}

export type LogoType = "image/png" | "image/jpeg" | "image/webp" | "image/svg+xml";

export interface Logo {
  mediaType: LogoType;
  /** SHA-256 of its bytes. */
  hash: string;
  width: number;
  height: number;
}

export interface LogoImage {
  mediaType: LogoType;
  hash: string;
  /** The image, in base64. */
  data: string;
}

/** One that was uploaded, or, by its hash, one that is there now or was there before the last change. */
export interface LogoReference {
  uploadId?: UploadId;
  hash?: string;
}

export interface AppearanceSettings {
  name: Name;
  accent?: AccentColour;
  typeface: Typeface;
  home: PortalHome;
  menu: PortalMenu;
  footer: PortalFooter;
  logo?: LogoReference;
  logoDark?: LogoReference;
}

export interface Appearance {
  name: Name;
  accent?: AccentColour;
  typeface: Typeface;
  home: PortalHome;
  menu: PortalMenu;
  footer: PortalFooter;
  logo?: Logo;
  logoDark?: Logo;
  /** Whether there is one before, which can be brought back. */
  hasPrevious: boolean;
}

export interface AppearanceRestoration {
  to: "previous" | "shipped";
}

/** What was done. `request.refused` is what was asked for and not done; `operation` and `code` say what and why. */
export type AuditAction = "api.register" | "api.edit" | "api.delete" | "version.add" | "version.publish" | "publishing-rules.change" | "guide.add" | "guide.change" | "guide.publish" | "guide.withdraw" | "guide.delete" | "guide-file.add" | "guide-file.delete" | "appearance.change" | "appearance.restore" | "version.make-default" | "version.deprecate" | "version.withdraw-deprecation" | "version.retire" | "backend.change" | "backend.delete" | "backend.test" | "access-policies.change" | "mcp-server.change" | "source.change" | "source.dismiss" | "import.request" | "upload.request" | "app.add" | "app.change" | "key.create" | "key.try" | "key.rotate" | "key.report" | "key.revoke" | "subscription.add" | "subscription.change" | "subscription.cancel" | "subscription.end" | "access.approve" | "access.reject" | "subscription.suspend" | "subscription.resume" | "subscribers.write" | "plan.add" | "plan.change" | "plan.archive" | "suite.add" | "suite.delete" | "run.start" | "session.begin" | "session.reuse" | "session.end" | "session.end-all" | "password.ask" | "sign-in-link.ask" | "sign-up.ask" | "sign-up.confirm" | "sign-up.let-in" | "sign-up.refuse" | "settings.change" | "password.reset" | "password.change" | "authenticator.begin" | "authenticator.add" | "authenticator.remove" | "passkey.begin" | "passkey.add" | "passkey.remove" | "recovery-codes.renew" | "recovery-codes.use" | "session.step-up" | "user.join" | "user.create" | "user.invite" | "user.change" | "user.disable" | "user.enable" | "user.delete" | "user.restore" | "user.erase" | "profile.change" | "token.ask" | "token.approve" | "token.refuse" | "token.create" | "token.revoke" | "token.report" | "agent.approve" | "agent.refuse" | "agent.begin" | "agent.reuse" | "agent.revoke" | "team.add" | "api.hand-over" | "app.hand-over" | "app.delete" | "team.rename" | "team.hand-over" | "connection.add" | "connection.change" | "connection.enable" | "connection.disable" | "connection.remove" | "connection.test" | "member.add" | "member.change" | "member.remove" | "member.leave" | "invitation.create" | "invitation.resend" | "invitation.revoke" | "invitation.accept" | "audit.read" | "audit.verify" | "audit.export" | "audit.download" | "audit.archive" | "request.refused";

export type AuditEntityId = string;

export type AuditEntryId = string;

export interface AuditActor {
  /** A user's id, `visitor` or `portico`. */
  id: string;
  name?: string;
  email?: string;
}

export interface AuditEntity {
  kind: string;
  id: AuditEntityId;
  name?: string;
}

/** A member that is another now; JSON, shortened where it is long. Secrets are in none. */
export interface AuditChange {
  name: string;
  /** Absent: it was not there. */
  before?: string;
  /** Absent: it is not there any more. */
  after?: string;
}

export interface AuditEntry {
  id: AuditEntryId;
  at: Time;
  action: AuditAction;
  actor: AuditActor;
  entity: AuditEntity;
  teamId?: TeamId;
  /** The operation that was called. */
  operation: string;
  requestId: string;
  /** The IP address it was called from, as the API saw it. */
  address: string;
  code?: ProblemCode;
  changes: AuditChange[];
}

export interface AuditEntryPage {
  items: AuditEntry[];
  nextCursor?: Cursor;
}

export interface AuditFault {
  /**
   * An entry says something else than was sealed, is gone, or was never sealed; a link does not follow from the
   * one before; the chain does not end where it did, or is another than it was; a daily seal was changed, or is
   * gone.
   */
  kind: "edited" | "deleted" | "inserted" | "broken" | "truncated" | "rewritten" | "seal-edited" | "seal-missing";
  entryId?: AuditEntryId;
  sequence?: number;
  /** Of a daily seal. */
  day?: string;
}

/** A stretch of a shard that was held against its seals. */
export interface AuditCheck {
  /** `seals`: what was kept day by day. */
  shard: string;
  /** Links, entries or daily seals looked at. */
  checked: number;
  /** All there are to look at in the shard. */
  total: number;
  faults: AuditFault[];
}

export interface AuditCheckPage {
  items: AuditCheck[];
  nextCursor?: Cursor;
}

export type AuditExportId = string;

export type AuditArchiveId = string;

export type AuditActorId = string;

/** JSON lines, with the seals of all; or CSV (RFC 4180), in which no value is taken for a formula. */
export type AuditExportFormat = "jsonl" | "csv";

export type AuditWorkStatus = "queued" | "running" | "succeeded" | "failed";

export interface NewAuditExport {
  format: AuditExportFormat;
  actorId?: AuditActorId;
  entityId?: AuditEntityId;
  action?: AuditAction;
  from?: Time;
  to?: Time;
}

export interface AuditExport {
  id: AuditExportId;
  status: AuditWorkStatus;
  format: AuditExportFormat;
  actorId?: AuditActorId;
  entityId?: AuditEntityId;
  action?: AuditAction;
  from?: Time;
  to?: Time;
  createdBy: UserId;
  createdAt: Time;
  finishedAt?: Time;
  /** Until when the file is kept. */
  expiresAt: string;
  /** Entries that were looked at. */
  examined: number;
  /** Entries there are to look at; what is known of it so far. */
  total: number;
  /** Entries that are in the file. */
  entries: number;
  sizeBytes?: number;
  problem?: Problem2;
}

export interface AuditExportPage {
  items: AuditExport[];
  nextCursor?: Cursor;
}

export interface AuditExportLink {
  url: string;
  expiresAt: Time;
}

export interface NewAuditArchive {
  /** Not in the future. */
  before: string;
}

export interface AuditArchive {
  id: AuditArchiveId;
  status: AuditWorkStatus;
  before: Time;
  /** A user's id, or `portico`: it happened by itself. */
  createdBy: string;
  createdAt: Time;
  finishedAt?: Time;
  /** Entries that were looked at. */
  examined: number;
  /** Entries there are to look at; what is known of it so far. */
  total: number;
  /** Entries that left the table. */
  entries: number;
  /** What they take, packed. */
  sizeBytes?: number;
  problem?: Problem2;
}

export interface AuditArchivePage {
  items: AuditArchive[];
  nextCursor?: Cursor;
}

export interface NewSession {
  code: string;
  codeVerifier: string;
  redirectUri: string;
  /** The nonce sent to the authorization endpoint; checked against the ID token. */
  nonce?: string;
  /** The User-Agent of the browser that signs in. */
  device?: string;
  deviceToken?: DeviceToken;
}

export type SessionToken = string;

export interface SigningOut {
  sessionToken: SessionToken;
}

export interface SignedOut {
  /**
   * Where the browser goes to sign out at the identity provider, which leads back to the portal (OpenID Connect
   * RP-Initiated Logout 1.0).
   */
  endSessionUrl?: string;
}

export interface SessionRefresh {
  sessionToken: SessionToken;
}

export interface CreatedSession {
  session: Session;
  /** Shown once; renews the access token. */
  sessionToken: string;
  accessToken: string;
  accessTokenExpiresAt: Time;
  user: User;
  preferences: Preferences;
  deviceToken?: DeviceToken;
}

export interface Session {
  id: SessionId;
  device?: string;
  /** The IP address it was used from last. */
  address?: string;
  /** Where it began, as far as it is known: ISO 3166-1. */
  country?: string;
  createdAt: Time;
  lastSeenAt: Time;
  expiresAt: Time;
}

export interface SessionPage {
  items: Session[];
  nextCursor?: Cursor;
}

export type AwsAccountId = string;

/** REST APIs, or HTTP APIs. */
export type AwsApiKind = "rest" | "http";

export type AwsApiId = string;

export interface AwsAccount {
  id: AwsAccountId;
  /** Whether Portico is deployed in it. */
  own: boolean;
}

export interface AwsAccounts {
  region: string;
  items: AwsAccount[];
}

export interface AwsApi {
  id: AwsApiId;
  kind: AwsApiKind;
  name: string;
  description?: string;
  createdAt?: Time;
}

export interface AwsApiPage {
  items: AwsApi[];
  nextCursor?: Cursor;
}

/** An API of API Gateway as it is deployed on a stage; on the one that was changed last, where none is named. */
export interface AwsApiReference {
  accountId: AwsAccountId;
  kind: AwsApiKind;
  id: AwsApiId;
  stage?: string;
}

/** Whose calls it gets: of live keys, or of test keys. */
export type BackendEnvironment = "live" | "test";

export type BackendUrl = string;

export interface BackendTarget {
  url: BackendUrl;
  /** Its share of the calls; 0 for none. */
  weight?: number;
}

export type BackendTargets = BackendTarget[];

/** Below a target. */
export type HealthCheckPath = string;

/**
 * What a slash written `%2F` in the path of a call is: the end of a segment as any other, a letter of its
 * segment that goes on as it came, or refused.
 */
export type EncodedSlashes = "separate" | "keep" | "refuse";

/**
 * A key in a header or the query, a name and password, a fixed token, a token by OAuth 2.0 client credentials,
 * or a signature of AWS (version 4).
 */
export type BackendAuthKind = "none" | "header" | "query" | "basic" | "bearer" | "oauth2" | "sigv4";

/** How the client proves itself to the token endpoint (RFC 6749 §2.3.1); `basic` where nothing is said. */
export type ClientAuthentication = "basic" | "post";

export type KeyName = string;

export type OAuthScopes = string[];

/**
 * How the gateway proves itself to the backend, over whatever a caller sends under the same name. Of `header`
 * and `query`: `name`;
 * of `basic`: `username`; of `oauth2`: `tokenUrl`, `clientId`, and `scopes` and `clientAuthentication`, if need
 * be; of `sigv4`:
 * `region`, `service` and `accessKeyId`. Each but `none` has a `secret`: the key, password, token, client secret
 * or secret access key.
 */
export interface BackendAuthSettings {
  kind: BackendAuthKind;
  name?: KeyName;
  username?: string;
  tokenUrl?: BackendUrl;
  clientId?: string;
  clientAuthentication?: ClientAuthentication;
  scopes?: OAuthScopes;
  region?: string;
  service?: string;
  accessKeyId?: string;
  /** Written, and never read. */
  secret?: string;
}

export interface BackendSettings {
  targets: BackendTargets;
  healthCheckPath?: HealthCheckPath;
  connectTimeoutMilliseconds?: number;
  /** For a call in all, with the token that it may need. */
  timeoutMilliseconds?: number;
  encodedSlashes?: EncodedSlashes;
  /**
   * Whether an `Authorization` that a caller sends goes on, where the gateway sends none of its own. The key of
   * the call never does.
   */
  forwardAuthorization?: boolean;
  auth?: BackendAuthSettings;
}

/** How the gateway proves itself to the backend; of a secret, when and by whom it was set. */
export interface BackendAuth {
  kind: BackendAuthKind;
  name?: KeyName;
  username?: string;
  tokenUrl?: BackendUrl;
  clientId?: string;
  clientAuthentication?: ClientAuthentication;
  scopes?: OAuthScopes;
  region?: string;
  service?: string;
  accessKeyId?: string;
  secretSetAt?: Time;
  secretSetBy?: UserId;
  secretSetByName?: Name;
}

export interface Backend {
  version: Version;
  environment: BackendEnvironment;
  targets: BackendTargets;
  healthCheckPath?: HealthCheckPath;
  connectTimeoutMilliseconds: number;
  timeoutMilliseconds: number;
  encodedSlashes: EncodedSlashes;
  forwardAuthorization: boolean;
  auth: BackendAuth;
}

export interface BackendPage {
  items: Backend[];
  nextCursor?: Cursor;
}

export interface BackendTestRequest {
  path?: HealthCheckPath;
  /** Which of the targets, from 0 on. */
  target?: number;
}

export interface SentHeader {
  name: string;
  /** What is secret in it is `***`. */
  value: string;
}

export interface BackendTest {
  /** What was called; what is secret in it is `***`. */
  url: string;
  sent: SentHeader[];
  durationMilliseconds: number;
  /** Of the answer, where one came. */
  status?: number;
  contentType?: string;
  sizeBytes?: number;
  /** Why no answer came; `words` in English. */
  detail?: string;
  words?: Phrase;
}

/** Of a security scheme of the document. */
export type AuthorizationSchemeName = string;

/** How a token is come by, as OpenAPI calls it. */
export type AuthorizationFlowName = "authorizationCode" | "clientCredentials";

export interface AuthorizationScope {
  name: string;
  description?: string;
  /** The operation wants it. */
  required: boolean;
}

export interface AuthorizationFlow {
  flow: AuthorizationFlowName;
  /** Who is told the client's secret. */
  host: string;
  scopes: AuthorizationScope[];
}

export interface AuthorizationScheme {
  name: AuthorizationSchemeName;
  kind: "oauth2" | "openIdConnect";
  /** Markdown. */
  description?: string;
  flows: AuthorizationFlow[];
  /** Flows that it has besides, and that are not gone here. */
  others: ("password" | "implicit" | "deviceAuthorization")[];
}

export interface CallAuthorization {
  /** The document has schemes of OAuth 2.0 or OpenID Connect. */
  declared: boolean;
  /** An `Authorization` of the caller goes on to the backend. */
  forwarded: boolean;
  /** None where it does not go on. */
  schemes: AuthorizationScheme[];
}

export interface AuthorizationEndpoint {
  authorizationUrl: string;
  /** Of its discovery document: an answer that names another one (RFC 9207) is not from there. */
  issuer?: string;
}

/**
 * Of `authorizationCode`: `code`, `codeVerifier` and `redirectUri`; of `clientCredentials`: `clientSecret`.
 * Instead of these, `renewal`.
 */
export interface CallTokenRequest {
  scheme: AuthorizationSchemeName;
  flow: AuthorizationFlowName;
  clientId: string;
  /** Of a client that has one. */
  clientSecret?: string;
  clientAuthentication?: ClientAuthentication;
  code?: string;
  /** RFC 7636 §4.1. */
  codeVerifier?: string;
  /** As the endpoint was told it with the request for the code. */
  redirectUri?: string;
  /** Of a token that was given before. */
  renewal?: string;
  scopes?: CallTokenScopes;
}

export type CallTokenScopes = string[];

export interface CallToken {
  /** Sent as `Authorization: Bearer`, beside the key. */
  token: string;
  /** Where it is said. */
  expiresInSeconds?: number;
  /** Gets the next one. */
  renewal?: string;
  scopes?: CallTokenScopes;
}

export type ConnectionId = string;

/** Who says what it is: of the deployment's own, admins change the mappings alone. */
export type ConnectionManager = "admins" | "deployment";

export type ConnectionKind = "oidc" | "saml";

export type MailDomain = string;

export type ClaimName = string;

/** The XML of the metadata of a SAML identity provider. */
export type Metadata = string;

export type ProviderUrl = string;

/** Given, and never answered again. */
export type ClientSecret = string;

export type ClientId = string;

/** With `openid`; what is asked for in general is `openid email profile`. */
export type OidcScopes = string;

/** What the identity provider calls what; who has no `groups` is given no role and no team by them. */
export interface ConnectionClaims {
  email: ClaimName;
  name: ClaimName;
  groups?: ClaimName;
}

export type MappedTeamRole = "maintainer" | "member";

/**
 * What a group there is here. What is given so is taken again when the group goes; what somebody was given here
 * stays.
 */
export interface ConnectionMapping {
  group: string;
  role?: Role;
  teamId?: TeamId;
  teamRole?: MappedTeamRole;
}

export interface Connection {
  id: ConnectionId;
  name: Name;
  kind: ConnectionKind;
  /** The OIDC issuer, or the SAML entity id. */
  issuer: string;
  /** Its name in the user pool, `identity_provider` of a sign-in. */
  provider: string;
  managedBy: ConnectionManager;
  domains: MailDomain[];
  metadataUrl?: ProviderUrl;
  /** When the certificates run out that a SAML identity provider signs with, as its metadata was read last. */
  certificatesUntil: Time[];
  clientId?: ClientId;
  scopes?: OidcScopes;
  claims: ConnectionClaims;
  mappings: ConnectionMapping[];
  enabled: boolean;
  lastTest?: ConnectionTest;
  createdAt: Time;
}

export interface ConnectionPage {
  items: Connection[];
  nextCursor?: Cursor;
}

export interface NewConnection {
  name: Name;
  kind: ConnectionKind;
  domains?: MailDomain[];
  metadata?: Metadata;
  metadataUrl?: ProviderUrl;
  issuer?: ProviderUrl;
  clientId?: ClientId;
  clientSecret?: ClientSecret;
  scopes?: OidcScopes;
  claims: ConnectionClaims;
  mappings?: ConnectionMapping[];
}

export interface ConnectionChanges {
  name?: Name;
  domains?: MailDomain[];
  metadata?: Metadata;
  metadataUrl?: ProviderUrl;
  clientId?: ClientId;
  clientSecret?: ClientSecret;
  scopes?: OidcScopes;
  claims?: ConnectionClaims;
  mappings?: ConnectionMapping[];
  enabled?: boolean;
}

export interface NewConnectionTest {
  code?: string;
  codeVerifier?: string;
  redirectUri?: string;
  nonce?: string;
  /** What came instead of a code. */
  refusal?: string;
}

export interface GivenTeam {
  id: TeamId;
  /** Missing of a team that is gone. */
  name?: string;
  role: MappedTeamRole;
}

export interface ConnectionTest {
  at: Time;
  outcome: "proven" | "refused";
  /** Why it was refused, as the user pool says it. */
  detail?: string;
  /** Who they are there; with the issuer, their identity here. */
  subject?: string;
  email?: string;
  /** Whether the address counts as theirs here. */
  emailVerified?: boolean;
  name?: string;
  groups: string[];
  role?: Role;
  teams: GivenTeam[];
}

export interface ServiceProvider {
  /** SAML: the audience. */
  entityId: string;
  /** SAML: the assertion consumer service, HTTP-POST. */
  replyUrl: string;
  /** OIDC: the redirect URI of the client. */
  redirectUri: string;
  /** OIDC: the post-logout redirect URI of the client. */
  postLogoutRedirectUri: string;
}

export interface Plan {
  id: PlanId;
  apiId?: ApiId;
  name: Name;
  summary: string;
  requestsPerSecond: number;
  burst: number;
  requestsPerMonth: number;
  requestsPerDay?: number;
  operationRates?: OperationRates;
  /** Whose the limits are: each app has its own, or all apps of a team share them. */
  limitsPer: "app" | "team";
  priceCentsPerMonth: number;
  approval: Approval;
  terms?: Terms;
  termsVersion?: TermsVersion;
  archivedAt?: Time;
}

/** Whether a subscription begins at once, or when a maintainer of the API's team, or an admin, approves it. */
export type Approval = "automatic" | "owner";

/** Markdown; what who subscribes agrees to. */
export type Terms = string;

/** Grows with each change of the terms. */
export type TermsVersion = number;

/** The rate of an operation, kept beside that of all others; quotas count its calls, too. */
export interface OperationRate {
  /** Method and path of the document, as `post /tickets`. */
  operation: string;
  requestsPerSecond: PerSecond;
  burst: PerSecond;
}

export type OperationRates = OperationRate[];

export type PlanSummary = string;

export type PerSecond = number;

export type PerMonth = number;

export type LimitsPer = "app" | "team";

export type PriceCents = number;

export interface NewPlan {
  /** Of a plan that is an API's own, what follows the API's slug. */
  id: string;
  apiId?: ApiReference;
  name: Name;
  summary: PlanSummary;
  requestsPerSecond: PerSecond;
  burst: PerSecond;
  requestsPerMonth: PerMonth;
  requestsPerDay?: PerMonth;
  operationRates?: OperationRates;
  limitsPer?: LimitsPer;
  priceCentsPerMonth?: PriceCents;
  approval?: Approval;
  terms?: Terms;
}

export interface PlanChanges {
  name?: Name;
  summary?: PlanSummary;
  requestsPerSecond?: PerSecond;
  burst?: PerSecond;
  requestsPerMonth?: PerMonth;
  requestsPerDay?: number | null;
  operationRates?: OperationRates;
  limitsPer?: LimitsPer;
  priceCentsPerMonth?: PriceCents;
  approval?: Approval;
  terms?: string | null;
  /** Offers it again. */
  archived?: false;
}

export interface PlanUse {
  appId: AppId;
  appName: Name;
  apiId: ApiId;
  apiName: Name;
  /**
   * Of this calendar month (UTC), what the quota gave out: the gateway takes it in portions. The team's, where the
   * limits are.
   */
  thisMonth: number;
  /** Of today (UTC), likewise; 0 as long as the plan has no quota of a day. */
  today: number;
}

export interface PlanPreview {
  /** Who has the plan now. */
  subscribers: number;
  /** Who waits to be approved for it. */
  waiting: number;
  /** Of the subscribers, who has a smaller one from the end of the month on. */
  leaving: number;
  /** Who has it from the end of the month on. */
  arriving: number;
  /** Whether there are others: the first 2,000 are told of. */
  more: boolean;
  /** Which limits get smaller. */
  smaller: ("requestsPerSecond" | "burst" | "requestsPerMonth" | "requestsPerDay" | "operationRates" | "limitsPer")[];
  /** Of the subscribers, who used more this month or today than the plan would let, and would be refused at once. */
  over: number;
  /** Those of them who used most. */
  most: PlanUse[];
}

export interface PlanPage {
  items: Plan[];
  nextCursor?: Cursor;
}

export interface AppDeletion {
  /** What the app is called: so that no other one is deleted. */
  name: string;
}

export interface AppTransfer {
  teamId: TeamId;
}

export interface NewApp {
  teamId: TeamId;
  name: Name;
  description?: Text;
  contacts?: AppContacts;
  callbackUrls?: CallbackUrls;
}

/** Whom the teams write to whose APIs it is subscribed to; they see these addresses. */
export type AppContacts = MailAddress[];

/**
 * Where people come back to the app from a sign-in (RFC 6749, 3.1.2). https, or http on the machine itself (RFC
 * 8252, 7.3); without a fragment.
 */
export type CallbackUrls = string[];

export interface AppChanges {
  name?: Name;
  description?: string | null;
  contacts?: AppContacts;
  callbackUrls?: CallbackUrls;
}

export interface App {
  id: AppId;
  teamId: TeamId;
  name: Name;
  description?: Text;
  contacts: AppContacts;
  callbackUrls: CallbackUrls;
  createdAt: Time;
  /** Whether you may change it. */
  mayChange: boolean;
  /** Whether you may give it to another team. */
  mayHandOver: boolean;
  /** Whether you may delete it. */
  mayDelete: boolean;
}

export interface AppPage {
  items: App[];
  nextCursor?: Cursor;
}

export type SubscriptionStatus = "pending" | "active" | "suspended" | "rejected" | "cancelled";

export type Reason = string;

export interface NewSubscription {
  apiId: ApiReference;
  planId: PlanId;
  reason?: Reason;
  acceptedTerms?: TermsVersion;
}

export interface SubscriptionChanges {
  planId: PlanId;
  reason?: Reason;
  acceptedTerms?: TermsVersion;
}

export interface Suspension {
  reason: Reason;
}

export interface Subscriber {
  subscriptionId: SubscriptionId;
  appId: AppId;
  appName: Name;
  contacts: AppContacts;
  teamId: TeamId;
  teamName: Name;
  planId: PlanId;
  nextPlanId?: PlanId;
  nextPlanAt?: Time;
  requestedPlanId?: PlanId;
  status: SubscriptionStatus;
  decisionReason?: Reason;
  since: Time;
  /** In the last 30 days. */
  calls: number;
  /** Those of them that were refused or failed. */
  errors: number;
  /** A date (UTC). */
  lastCalledOn?: string;
  /** Whether it called a version in the last 30 days that is deprecated or retired. */
  callsDeprecated: boolean;
}

export interface SubscriberUsage {
  operations: SubscriberOperation[];
  /** Whether it called others besides, less often. */
  more: boolean;
}

/** What an app called of a version in the last 30 days. */
export interface SubscriberOperation {
  version: Version;
  /** Whether the version is deprecated or retired. */
  deprecated: boolean;
  operation: string;
  calls: number;
  errors: number;
  /** A date (UTC). */
  lastCalledOn?: string;
}

export interface SubscriberCount {
  /** Apps that are subscribed, wait or are suspended. */
  live: number;
  /**
   * Those of them whose calls are refused once the API is private: nobody of their team is in the one that has it,
   * or in one that it is shared with.
   */
  cutOff: number;
  /** Whether there may be more: the first 1,000 are counted. */
  more: boolean;
}

export type ApiMessageId = string;

/** To all subscribers, unless it says to one, or to those that called what is deprecated. */
export interface NewApiMessage {
  subject: MessageSubject;
  /** Plain text; lines stay lines. */
  text: string;
  subscriptionId?: SubscriptionId;
  callsDeprecated?: boolean;
}

export type MessageSubject = string;

export interface ApiMessage {
  id: ApiMessageId;
  subject: MessageSubject;
  at: Time;
}

export interface SubscriberPage {
  items: Subscriber[];
  nextCursor?: Cursor;
}

export type AccessRequestId = string;

export interface Rejection {
  reason: Reason;
}

export interface AccessRequest {
  id: AccessRequestId;
  kind: "subscription" | "plan-change";
  status: "pending" | "approved" | "rejected" | "withdrawn";
  apiId: ApiId;
  apiSlug: Slug;
  apiName: Name;
  appId: AppId;
  appName: Name;
  teamId: TeamId;
  teamName: Name;
  planId: PlanId;
  fromPlanId?: PlanId;
  reason?: Reason;
  askedBy: PersonName;
  askedAt: Time;
  decidedBy?: PersonName;
  decidedAt?: Time;
  decisionReason?: Reason;
  /** Whether you may approve it: it waits, and somebody else asked. */
  mayDecide: boolean;
}

export interface AccessRequestPage {
  items: AccessRequest[];
  nextCursor?: Cursor;
}

export interface Subscription {
  id: SubscriptionId;
  appId: AppId;
  apiId: ApiId;
  apiSlug: Slug;
  apiName: Name;
  planId: PlanId;
  status: SubscriptionStatus;
  createdAt: Time;
  reason?: Reason;
  requestedPlanId?: PlanId;
  nextPlanId?: PlanId;
  nextPlanAt?: Time;
  decisionReason?: Reason;
  acceptedTerms?: TermsVersion;
}

export interface SubscriptionPage {
  items: Subscription[];
  nextCursor?: Cursor;
}

export type KeyEnvironment = "live" | "test";

/** Without `expiresAt` it lives as long as keys may here. */
export interface NewApiKey {
  name: Name;
  environment: KeyEnvironment;
  expiresAt?: Time;
  allowedAddresses?: AddressRanges;
  scopes?: KeyScopes;
}

/**
 * What calls of the key are for; all, where none is said. An operation asks for the scopes of its security in
 * the
 * document, or, where that says none, for one of its tags.
 */
export type KeyScopes = KeyScope[];

export type KeyScope = string;

/** IP addresses and ranges (CIDR, RFC 4632, RFC 4291) that calls may come from; any, where none is said. */
export type AddressRanges = string[];

/** How long the old key works on (ISO 8601); none at all with PT0S. */
export type KeyOverlap = "PT0S" | "PT1H" | "P1D" | "P7D" | "P30D";

/** Without `expiresAt` the new key is to live as long as the old one was. */
export interface NewRotation {
  overlap: KeyOverlap;
  expiresAt?: Time;
}

export interface RotatedApiKey {
  key: ApiKey;
  /** The whole new key, for the X-Api-Key header. Shown once. */
  secret: string;
  replaced: ApiKey;
}

export interface ApiKey {
  id: ApiKeyId;
  appId: AppId;
  name: Name;
  environment: KeyEnvironment;
  prefix: string;
  lastFour: string;
  status: "active" | "expired" | "revoked";
  createdAt: Time;
  expiresAt?: Time;
  allowedAddresses?: AddressRanges;
  scopes?: KeyScopes;
  /** It works and was not used for 90 days, or never in 30: revoke it, if nobody needs it. */
  stale: boolean;
  lastUsedAt?: Time;
  /** The IP address it was last used from. */
  lastUsedFrom?: string;
  replaces?: ApiKeyId;
  replacedBy?: ApiKeyId;
  reportedAt?: Time;
  reportedWhere?: FoundWhere;
}

export interface StaleKey {
  key: ApiKey;
  appName: Name;
  teamId: TeamId;
  teamName: Name;
}

export interface StaleKeyPage {
  items: StaleKey[];
  nextCursor?: Cursor;
}

export interface KeyReport {
  /** The whole key or token, as it was found. */
  key: string;
  where?: FoundWhere;
}

/** Where it was found: an address, a file, a place. */
export type FoundWhere = string;

export interface CreatedApiKey {
  key: ApiKey;
  /** The whole key, for the X-Api-Key header. Shown once. */
  secret: string;
}

export interface ApiKeyPage {
  items: ApiKey[];
  nextCursor?: Cursor;
}

/** Eight consonants, as in `BCDF-GHJK`; however they are written. */
export type UserCode = string;

/** The SHA-256 of the verifier's letters, in base64url. */
export type CodeChallenge = string;

/** Where a program on the machine of the browser waits: `http://127.0.0.1:{port}/`. */
export interface Loopback {
  port: number;
  /** Comes back. */
  state: string;
}

export interface NewDeviceAuthorization {
  name: Name;
  scopes: AccessTokenScope[];
  challenge: CodeChallenge;
  loopback?: Loopback;
}

export interface CreatedDeviceAuthorization {
  userCode: UserCode;
  /** Where it is approved. */
  page: string;
  /** How long to wait between two questions. */
  intervalSeconds: number;
  expiresAt: Time;
}

export interface ShownUserCode {
  userCode: UserCode;
}

export interface DeviceAuthorization {
  userCode: UserCode;
  name: Name;
  scopes: AccessTokenScope[];
  /** The IP address that it was asked from. */
  askedFrom: string;
  /** Whether that is yours. */
  fromHere: boolean;
  /** Whether it waits on the machine of the browser, and on no other. */
  loopback: boolean;
  askedAt: Time;
  expiresAt: Time;
  /** Of the token, if it is made now. */
  tokenExpiresAt: string;
}

export interface DeviceAuthorizationDecision {
  userCode: UserCode;
  approve: boolean;
}

export interface DecidedDeviceAuthorization {
  /** Where the browser tells the program that waits there. */
  redirectUrl?: string;
}

export interface DeviceAuthorizationProof {
  userCode: UserCode;
  verifier: string;
  /** What came to the loopback. */
  code?: string;
}

export interface RedeemedDeviceAuthorization {
  status: "pending" | "slow-down" | "refused" | "done";
  intervalSeconds?: number;
  created?: CreatedAccessToken;
}

export interface ProtectedResource {
  resource: string;
  resource_name: string;
  authorization_servers?: string[];
  bearer_methods_supported: ("header")[];
  resource_documentation: string;
}

export interface McpTools {
  /** Whether the API has an MCP server. */
  enabled: boolean;
  /** Where it answers. */
  url: string;
  /** What all tools may take together; above it agents get three instead, to search, describe and call operations. */
  tokensMax: number;
  /** Whether they get these. */
  searched: boolean;
  tools: McpTool[];
}

export interface McpTool {
  name: string;
  /** What `operations` of the server name it by. */
  operation: string;
  title: string;
  method: string;
  path: string;
  /** As far as its method says. */
  readOnly: boolean;
  picked: boolean;
  /** Estimated, within about a tenth of what models of today count. */
  tokens: number;
}

export interface Changes {
  from?: Version;
  to: Version;
  /** False of documents of different kinds: nothing is known of what changed. */
  compared: boolean;
  /** What semantic versioning asks for. */
  bump: "none" | "patch" | "minor" | "major";
  breaking: number;
  risky: number;
  compatible: number;
  /** Breaking ones first. */
  items: Change[];
  /** Markdown. */
  changelog: string;
}

export interface Change {
  rule: string;
  severity: "breaking" | "risky" | "compatible";
  operation?: {
    key: string;
    method: string;
    path: string;
  };
  /** How many operations it concerns; `operation` is the first. */
  operationCount?: number;
  beforePointer?: string;
  afterPointer?: string;
  words: Phrase;
  /** `words` in English. */
  message: string;
  /** What a consumer must do; one of a fixed set of sentences. */
  action: string;
}

export interface CodeSamples {
  items: CodeSample[];
}

export interface CodeSample {
  language: string;
  label: string;
  source: string;
  /** It stands in the document. */
  given: boolean;
}

/** An OpenAPI 3.0 or 3.1 document. */
export interface OpenApiDocument {
  [key: string]: unknown;
}

export interface UploadedDocument {
  url: string;
  fileName: string;
  sizeBytes: number;
  expiresAt: Time;
}

/** A collection of Postman (v2.1) or Bruno. */
export interface CallCollection {
  [key: string]: unknown;
}

/** `graphql` of a schema in GraphQL's own language alone, which has no other; the collections of OpenAPI alone. */
export type DocumentFormat = "yaml" | "postman" | "bruno" | "graphql";

export type SdkLanguage = "typescript" | "python" | "go" | "java";

export interface Sdks {
  sdks: Sdk[];
}

export interface Sdk {
  language: SdkLanguage;
  /** Of the archive. */
  fileName: string;
  /** Of a project, where the archive is unpacked to. */
  folder: string;
  /** Lines of a shell, from the folder of the project and the archive in it. */
  install: string;
  dependency?: SdkDependency;
  /** It makes a client and the call that asks for least; missing where that call is longer than this. */
  program?: string;
  /** Environment variables that the program reads its credentials from. */
  variables: string[];
  /** How often the archive was downloaded. */
  downloads: number;
}

/** What a build tool wants to have written down. */
export interface SdkDependency {
  file: string;
  text: string;
}

export interface SdkChanges {
  from?: Version;
  to: Version;
  language: SdkLanguage;
  /** How many break code. */
  breaking: number;
  others: number;
  /** Breaking ones first. */
  items: SdkChange[];
}

export interface SdkChange {
  kind: "method" | "type";
  name: string;
  change: "added" | "removed" | "changed";
  /** Code that used it does not compile, or does not do what it did. */
  breaking: boolean;
  before: SdkLines;
  after: SdkLines;
}

/** The signature of a method; of a type its members, those that are others. */
export type SdkLines = string[];

export type OneTimeCode = string;

export interface AuthenticatorSecret {
  /** In base 32, to be typed. */
  secret: string;
  /** `otpauth://…`, to be shown as a QR code. */
  uri: string;
}

export interface AuthenticatorCode {
  code: OneTimeCode;
}

export type RecoveryCode = string;

export interface RecoveryCodes {
  codes: RecoveryCode[];
}

export interface SessionStepUp {
  sessionToken: string;
  password?: Password;
  code?: OneTimeCode;
  recoveryCode?: RecoveryCode;
  continuation?: Continuation;
  passkey?: PasskeyAssertion;
}

export type CalledApi = string;

export type GuideSlug = string;

export type GuideVersionNumber = number;

export type GuideTitle = string;

/**
 * Markdown, with what the page says of itself before it as YAML between two lines of `---`: `title`,
 * `description`, `parent`, `order`, `hidden`, `versions`. 256 kB in UTF-8 at most.
 */
export type GuideSource = string;

/** Not published; published as it is written; written anew since it was published. */
export type GuideStatus = "draft" | "published" | "changed";

export interface GuideEntry {
  slug: GuideSlug;
  title: GuideTitle;
  publishedAt: Time;
  description?: string;
  parent?: GuideSlug;
  order?: number;
}

export interface Guides {
  items: GuideEntry[];
}

export interface GuideHeading {
  id: string;
  level: number;
  text: string;
}

/** A piece of a page. */
export interface GuideNode {
  kind: "text" | "break" | "code" | "strong" | "emphasis" | "deleted" | "link" | "paragraph" | "heading" | "quote" | "callout" | "list" | "item" | "block" | "rule" | "table" | "row" | "cell" | "tabs" | "tab" | "operation" | "schema" | "image";
  /** Of a text or code; the name of a tab, an operation or a schema; what an image shows. */
  text?: string;
  /** Of a link, of an image, of an operation or a schema that is there, and of code that can be tried. */
  href?: string;
  /** The anchor of a heading. */
  id?: string;
  level?: number;
  /** Of a callout. */
  tone?: "note" | "tip" | "important" | "warning" | "caution";
  language?: string;
  /** Of a list that is numbered. */
  start?: number;
  align?: "left" | "center" | "right";
  /** The cell names its column. */
  header?: boolean;
  method?: string;
  path?: string;
  summary?: string;
  /** Of a block of Mermaid that can be drawn: an SVG, for light pages; to be shown as an image. */
  diagram?: string;
  /** The same for dark pages. */
  diagramDark?: string;
  /** Of an image or a diagram, in pixels. */
  width?: number;
  height?: number;
  children?: GuideNode[];
}

export interface Guide {
  slug: GuideSlug;
  title: GuideTitle;
  description?: string;
  publishedAt: Time;
  headings: GuideHeading[];
  nodes: GuideNode[];
}

/** What is wrong with a page; it refuses nothing. */
export interface GuideProblem {
  line: number;
  words: Phrase;
  /** `words` in English. */
  detail: string;
}

export type GuideProblems = GuideProblem[];

export interface GuideText {
  text: GuideSource;
}

export interface GuidePreview {
  title?: GuideTitle;
  headings: GuideHeading[];
  nodes: GuideNode[];
  problems: GuideProblems;
}

export interface NewGuide {
  slug: GuideSlug;
  text: GuideSource;
}

export interface GuideChanges {
  text?: GuideSource;
  published?: boolean;
}

export interface GuideDraftEntry {
  slug: GuideSlug;
  title: GuideTitle;
  parent?: GuideSlug;
  order?: number;
  hidden: boolean;
  status: GuideStatus;
  changedAt: Time;
}

export interface GuideDrafts {
  items: GuideDraftEntry[];
}

/** A time the page was published. */
export interface GuideEdition {
  number: GuideVersionNumber;
  publishedAt: Time;
  publishedBy: UserId;
  /** Of who did, where they are still known. */
  name?: string;
}

export interface GuideDraft {
  slug: GuideSlug;
  title: GuideTitle;
  status: GuideStatus;
  text: GuideSource;
  problems: GuideProblems;
  changedAt: Time;
  /** The newest first. */
  versions: GuideEdition[];
}

export interface GuideVersion {
  number: GuideVersionNumber;
  publishedAt: Time;
  text: GuideSource;
}

export type GuideFileName = string;

export type GuideImageType = "image/png" | "image/jpeg" | "image/webp" | "image/gif" | "image/avif";

export interface NewGuideFile {
  name: GuideFileName;
  uploadId: UploadId;
  /** Takes the place of the file with its name, where there is one; otherwise that is a conflict. */
  replaces?: boolean;
}

export interface GuideFile {
  name: GuideFileName;
  /** SHA-256 of its bytes, in hexadecimal. */
  contentHash: string;
  sizeBytes: number;
  addedAt: Time;
  mediaType?: GuideImageType;
  /** Of an image, in pixels. */
  width?: number;
  height?: number;
}

export interface GuideFiles {
  items: GuideFile[];
}

export interface GuideFileLink {
  url: string;
  sizeBytes: number;
  expiresAt: Time;
  mediaType?: GuideImageType;
}

/** By their `operationId`, or as `get /things/{id}` without one. Those that only read, where there is no list. */
export type McpOperations = string[];

export interface McpServer {
  /** An API has one from the beginning. */
  enabled: boolean;
  operations?: McpOperations;
}

export interface Health {
  status: "ok";
}

export type DependencyName = "table" | "documents" | "audit" | "queue" | "userPool";

export interface Dependency {
  name: DependencyName;
  status: "ok" | "failing";
  /** How long it took to answer. */
  milliseconds: number;
}

export interface Readiness {
  status: "ready";
  checkedAt: Time;
  dependencies: Dependency[];
}

export interface DeployedVersion {
  /** Of Portico. */
  version: string;
  /** Of this API. */
  contract: string;
}

export interface DeploymentInfo {
  name: string;
  version: string;
  contract: string;
  portalUrl: string;
  languages: string[];
}

export interface Metrics {
  at: Time;
  families: MetricFamily[];
}

export interface MetricFamily {
  name: string;
  type: "counter" | "gauge";
  help: string;
  samples: MetricSample[];
}

export interface MetricSample {
  labels: {
    [key: string]: string;
  };
  value: number;
}

export type NoticeId = string;

export interface SeenNotices {
  upTo: NoticeId;
}

export type NoticeKind = "new-device" | "session-reused" | "password-changed" | "authenticator-added" | "authenticator-removed" | "passkey-added" | "passkey-removed" | "passkey-foreign" | "recovery-codes-renewed" | "new-device-mails-off" | "address-changed" | "key-reported" | "access-asked" | "access-waiting" | "access-approved" | "access-rejected" | "access-suspended" | "access-resumed" | "token-reported" | "api-deleted" | "version-breaking" | "version-deprecated" | "version-published-again" | "version-brownout" | "version-retired" | "source-changed" | "source-unreachable" | "source-stopped" | "message";

export interface Notice {
  id: NoticeId;
  kind: NoticeKind;
  at: Time;
  seen: boolean;
  device?: string;
  /** The IP address of whoever did it. */
  address?: string;
  /** ISO 3166-1. */
  country?: string;
  name?: Name;
  appId?: AppId;
  reason?: Reason;
  apiSlug?: Slug;
  version?: Version;
  deprecation?: Deprecation;
  /** What the version breaks that your app called lately. */
  operations?: string[];
  subject?: string;
  /** What the owners of the API write. */
  text?: string;
}

export interface NoticePage {
  items: Notice[];
  nextCursor?: Cursor;
}

/** A credential id, in base64url. */
export type PasskeyId = string;

export type PasskeyChallenge = string;

export type PasskeyVerification = "required" | "preferred" | "discouraged";

export type PasskeyAttachment = "platform" | "cross-platform";

/** The host of the portal. */
export type RelyingPartyId = string;

/** In base64url. */
export type WebAuthnBytes = string;

export interface Passkey {
  id: PasskeyId;
  /** As the user pool calls it. */
  name: string;
  attachment?: PasskeyAttachment;
  createdAt: Time;
}

export interface NewPasskeySignIn {
  email: MailAddress;
  /** The User-Agent of the browser that signs in. */
  device?: string;
  deviceToken?: DeviceToken;
}

/** `PublicKeyCredentialRequestOptionsJSON` of W3C WebAuthn; any passkey of the host will do. */
export interface PasskeyRequest {
  challenge: PasskeyChallenge;
  rpId: RelyingPartyId;
  /** Milliseconds. */
  timeout: number;
  userVerification: PasskeyVerification;
}

/** Of `AuthenticationResponseJSON` of W3C WebAuthn what proves something. */
export interface PasskeyAssertion {
  credentialId: PasskeyId;
  response: {
    clientDataJSON: WebAuthnBytes;
    authenticatorData: WebAuthnBytes;
    signature: WebAuthnBytes;
    userHandle?: WebAuthnBytes;
  };
}

/** `PublicKeyCredentialCreationOptionsJSON` of W3C WebAuthn. */
export interface PasskeyCreation {
  rp: {
    id: RelyingPartyId;
    name: string;
  };
  user: {
    id: string;
    /** The address. */
    name: string;
    displayName: string;
  };
  challenge: PasskeyChallenge;
  pubKeyCredParams: {
    type: "public-key";
    /** Of the COSE registry. */
    alg: number;
  }[];
  /** Milliseconds. */
  timeout: number;
  excludeCredentials: {
    type: "public-key";
    id: PasskeyId;
  }[];
  authenticatorSelection: {
    residentKey: "required";
    requireResidentKey: boolean;
    userVerification: PasskeyVerification;
  };
}

/** Of `RegistrationResponseJSON` of W3C WebAuthn what is needed. */
export interface NewPasskey {
  credentialId: PasskeyId;
  authenticatorAttachment?: PasskeyAttachment;
  response: {
    clientDataJSON: WebAuthnBytes;
    attestationObject: WebAuthnBytes;
    transports?: string[];
  };
}

export interface AddedPasskey {
  codes?: RecoveryCode[];
}

export interface PasswordReset {
  email: MailAddress;
  code: string;
  newPassword: Password;
}

export interface PasswordChange {
  password: Password;
  newPassword: Password;
}

export interface Security {
  /** Whether you have a password here; who comes through a connection has none. */
  hasPassword: boolean;
  /** Whether an authenticator app is asked for. */
  authenticator: boolean;
  passkeys: Passkey[];
  /** How many are left. */
  recoveryCodes: number;
}

/** What comes of a rule that is not met: it is not published, or it is said, or nothing. */
export type RuleLevel = "block" | "warn" | "free";

export type Grade = "A" | "B" | "C" | "D" | "F";

export type PublishingRuleName = "breaking-change" | "grade" | "owner";

export interface PublishingRules {
  breakingChange: RuleLevel;
  grade: RuleLevel;
  minimumGrade: Grade;
  owner: RuleLevel;
}

export interface PublishingException {
  rule: PublishingRuleName;
  reason: string;
  until: Time;
}

export interface ApiPublishingRules {
  breakingChange: RuleLevel;
  grade: RuleLevel;
  minimumGrade: Grade;
  owner: RuleLevel;
  exceptions?: PublishingException[];
}

/** A rule that is not met; what is excused blocks nothing. */
export interface PublicationFinding {
  rule: PublishingRuleName;
  level: RuleLevel;
  words: Phrase;
  /** `words` in English. */
  detail: string;
  exception?: PublishingException;
}

export interface AffectedApp {
  appId: AppId;
  appName: Name;
  teamId: TeamId;
  teamName: Name;
  /** Of what breaks, in the last 30 days. */
  calls: number;
  /** A date (UTC). */
  lastCalledOn?: string;
  operations: string[];
}

export interface PublicationPreview {
  version: Version;
  from?: Version;
  verdict: "clear" | "warned" | "blocked";
  findings: PublicationFinding[];
  /** False of documents of different kinds: nothing is known of what changes. */
  compared: boolean;
  /** What semantic versioning asks for. */
  bump: "none" | "patch" | "minor" | "major";
  breaking: number;
  risky: number;
  compatible: number;
  /** Markdown. */
  changelog?: string;
  /** Whether calls tell who is affected: where both documents are OpenAPI. */
  callsTell: boolean;
  /** The busiest first. */
  affected: AffectedApp[];
  /** Whether there are more apps than these. */
  moreAffected: boolean;
}

export interface MockAnswer {
  status: number;
  headers: {
    /** Lower case. */
    name: string;
    value: string;
  }[];
  /** The content; empty where there is none. */
  text: string;
  /** The content is no text, and `text` holds it as base64. */
  base64: boolean;
  /** What of the call the document does not allow. */
  errors?: ProblemError[];
}

export interface MockCall {
  /** Of the operation with its values, percent-encoded; from where its API is. */
  path: string;
  /** As it is sent, without the question mark. */
  query?: string;
  headers?: {
    name: string;
    value: string;
  }[];
  /** The content; none when it is left out. */
  text?: string;
  /** The content is no text, and `text` holds it as base64. */
  base64?: boolean;
}

export type ReferenceSlug = string;

/** As they stand in the document. */
export interface ReferenceFields {
  [key: string]: unknown;
}

export interface ReferenceEntry {
  slug: ReferenceSlug;
  /** Lower case. */
  method: string;
  /** A webhook's is its name, a callback's where it is sent to. */
  path: string;
  summary?: string;
  deprecated?: boolean;
}

export interface ReferenceGroup {
  slug: ReferenceSlug;
  /** Of the tag, or the step of the path; empty for what has no tag among what has. */
  name: string;
  /** Markdown. */
  description?: string;
  operations: ReferenceEntry[];
  rest?: ReferenceFields;
}

export interface ReferenceLink {
  slug: ReferenceSlug;
  /** What it is, without its members, as in `array of Event`. */
  type: string;
}

export interface Reference {
  /** Of what is no OpenAPI document. */
  kind?: "asyncapi" | "graphql";
  title: string;
  version: string;
  /** Markdown. */
  description?: string;
  info: ReferenceFields;
  /** As the document has it. */
  externalDocs?: unknown;
  groups: ReferenceGroup[];
  first?: ReferenceSlug;
  webhooks: ReferenceEntry[];
  schemas: ReferenceLink[];
  rest?: ReferenceFields;
}

export interface ReferenceProperty {
  name: string;
  required: boolean;
  schema: ReferenceSchemaView;
  /** What earlier parts of an `allOf` say of it. */
  overruled?: ReferenceSchemaView[];
}

/** A schema as it is read. What a flag would say is absent where it does not hold. */
export interface ReferenceSchemaView {
  kind: "any" | "never" | "null" | "reference" | "boolean" | "string" | "number" | "integer" | "enum" | "array" | "object" | "union" | "all";
  /** Where it stands in the document. */
  pointer: string;
  title?: string;
  /** Markdown. */
  description?: string;
  /** What the document says here besides; Markdown. */
  also?: string[];
  deprecated?: boolean;
  readOnly?: boolean;
  writeOnly?: boolean;
  nullable?: boolean;
  /** Any value. */
  default?: unknown;
  /** Any value. */
  example?: unknown;
  format?: string;
  limits?: ReferenceFields;
  /** Of an enum. */
  values?: unknown[];
  items?: ReferenceSchemaView;
  prefix?: ReferenceSchemaView[];
  properties?: ReferenceProperty[];
  additional?: ReferenceSchemaView;
  /** There are no further members. */
  closed?: boolean;
  mode?: "oneOf" | "anyOf";
  variants?: ReferenceSchemaView[];
  discriminator?: {
    property: string;
    mapping: {
      value: string;
      slug?: ReferenceSlug;
    }[];
  };
  /** All of which hold. */
  parts?: ReferenceSchemaView[];
  link?: ReferenceLink;
  opened?: ReferenceSchemaView;
  rest?: ReferenceFields;
  /** Of a field: what it takes. */
  arguments?: ReferenceProperty[];
  /** What it is made of is left out here; the whole page has it at the same pointer. */
  more?: boolean;
}

export interface ReferenceExample {
  name?: string;
  summary?: string;
  /** Markdown. */
  description?: string;
  /** Any value. */
  value?: unknown;
  /** Where the value is instead. */
  externalValue?: string;
  rest?: ReferenceFields;
}

export interface ReferenceParameter {
  name: string;
  in: "path" | "query" | "header" | "cookie" | "argument";
  required: boolean;
  deprecated?: boolean;
  /** Markdown. */
  description?: string;
  style: "matrix" | "label" | "form" | "simple" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  explode: boolean;
  allowReserved?: boolean;
  allowEmptyValue?: boolean;
  /** The value is a text of it. */
  mediaType?: string;
  schema: ReferenceSchemaView;
  examples?: ReferenceExample[];
  rest?: ReferenceFields;
}

export interface ReferenceContent {
  mediaType: string;
  schema?: ReferenceSchemaView;
  examples?: ReferenceExample[];
  encoding?: ReferenceFields;
  rest?: ReferenceFields;
}

export interface ReferenceBody {
  required: boolean;
  /** Markdown. */
  description?: string;
  contents: ReferenceContent[];
  rest?: ReferenceFields;
}

export interface ReferenceHeader {
  name: string;
  /** Markdown. */
  description?: string;
  required: boolean;
  deprecated?: boolean;
  schema: ReferenceSchemaView;
  examples?: ReferenceExample[];
  rest?: ReferenceFields;
}

export interface ReferenceAnswer {
  /** `200`, `4XX` or `default`; of a message its name. */
  status: string;
  link?: ReferenceLink;
  /** Markdown. */
  description: string;
  headers: ReferenceHeader[];
  contents: ReferenceContent[];
  links: {
    name: string;
    /** Markdown. */
    description?: string;
    operation?: ReferenceSlug;
    /** What it leads to, where the document has no such operation. */
    operationRef?: string;
    parameters?: ReferenceFields;
    /** Any value. */
    body?: unknown;
  }[];
  rest?: ReferenceFields;
}

/** A request to begin with; valid by the document where that allows one. */
export interface ReferenceRequest {
  parameters: {
    name: string;
    in: "path" | "query" | "header" | "cookie";
    /** Any value. */
    value: unknown;
  }[];
  bodies: {
    mediaType: string;
    /** Of a form: its members. */
    value?: unknown;
    /** Of what is no form. A file has neither. */
    text?: string;
  }[];
}

export interface ReferenceCall {
  slug: ReferenceSlug;
  method: string;
  path: string;
  summary?: string;
  deprecated?: boolean;
  /** Markdown. */
  description?: string;
  parameters: ReferenceParameter[];
  body?: ReferenceBody;
  responses: ReferenceAnswer[];
  rest?: ReferenceFields;
  pathRest?: ReferenceFields;
}

export interface ReferenceOperation {
  /** A field of GraphQL's root types; an exchange of messages over a channel. */
  kind: "operation" | "webhook" | "field" | "exchange";
  slug: ReferenceSlug;
  /** What samples, tests and usage name it by. */
  key: string;
  operationId?: string;
  method: string;
  path: string;
  summary?: string;
  deprecated?: boolean;
  lastChanged?: Version;
  /** Markdown. */
  description?: string;
  tags: string[];
  /** A key that is for some scopes needs all of one list. */
  scopes: string[][];
  parameters: ReferenceParameter[];
  body?: ReferenceBody;
  responses: ReferenceAnswer[];
  callbacks: ReferenceCall[];
  rest?: ReferenceFields;
  pathRest?: ReferenceFields;
  /** How it is called through the gateway; a webhook has none. */
  samples: CodeSample[];
  request?: ReferenceRequest;
  previous?: ReferenceEntry;
  next?: ReferenceEntry;
}

export interface ReferenceSchema {
  slug: ReferenceSlug;
  schema: ReferenceSchemaView;
  usedBy: ReferenceEntry[];
}

export interface SearchMisses {
  items: {
    words: string;
    count: number;
    lastDay: string;
  }[];
}

export type SearchKind = "api" | "operation" | "schema" | "field" | "page";

export interface SearchAnswer {
  items: SearchHit[];
  /** How much was found where it looked. */
  found: number;
  facets: SearchFacets;
}

/** Without an `api` it is a page of the portal's own guides. */
export interface SearchHit {
  kind: SearchKind;
  api?: SearchApi;
  /** Its address below the API's reference; an API has none. */
  slug?: string;
  title: SearchText;
  method?: string;
  path?: SearchText;
  /** The schema that a field is of. */
  of?: string;
  text?: SearchText;
  deprecated?: boolean;
}

/** A text in pieces; those that answer what was searched for are marked. */
export type SearchText = {
  text: string;
  found?: boolean;
}[];

export interface SearchApi {
  apiId: ApiId;
  slug: string;
  name: string;
}

/** Of what was found, how much there is of each, as the rest is narrowed; the most first. */
export interface SearchFacets {
  kinds: SearchKindCount[];
  apis: SearchApiCount[];
  tags: SearchTagCount[];
}

export interface SearchKindCount {
  value: SearchKind;
  count: number;
}

export interface SearchTagCount {
  value: string;
  count: number;
}

export interface SearchApiCount {
  apiId: ApiId;
  slug: string;
  name: string;
  count: number;
}

export interface DeploymentLimit {
  /** The parameter of the deployment that says it. */
  parameter: string;
  most: number;
  /** Within which; missing where it is how many there may be. */
  windowSeconds?: number;
}

export interface DeploymentLimits {
  limits: DeploymentLimit[];
}

export interface NewSignInLink {
  email: MailAddress;
  /** Of the mail, to who chose none. */
  language?: "en" | "de";
  /** The User-Agent of the browser that signs in. */
  device?: string;
  deviceToken?: DeviceToken;
}

export type SignInLink = string;

export type Password = string;

/** Says which accounts signed in from this device before, eight at most; it opens nothing. */
export type DeviceToken = string;

export interface SignInAddress {
  email: MailAddress;
}

export interface SignInWays {
  /** Whether a password may be asked for. */
  password: boolean;
  /** Whether a passkey may be asked for. */
  passkey: boolean;
  /** Whether a link may be asked for. */
  link: boolean;
  /** Whether an account may be made with an address like this. */
  signUp: boolean;
  connection?: SignInConnection;
}

/** The corporate identity provider that this mail domain belongs to. */
export interface SignInConnection {
  name: string;
  /** What admins call it. */
  title?: string;
}

export interface NewSignIn {
  email: MailAddress;
  password: Password;
  /** The User-Agent of the browser that signs in. */
  device?: string;
  deviceToken?: DeviceToken;
}

export interface SignInAnswer {
  continuation: Continuation;
  newPassword?: Password;
  code?: OneTimeCode;
  recoveryCode?: RecoveryCode;
  passkey?: PasskeyAssertion;
  link?: SignInLink;
  password?: Password;
}

/** Either the session, or what is asked next. */
export interface SignIn {
  created?: CreatedSession;
  step?: SignInStep;
}

export interface SignInStep {
  asks: SignInAsks;
  continuation: Continuation;
  expiresAt: Time;
  passkey?: PasskeyRequest;
}

/**
 * `new-password`: answer `newPassword`. `code`: answer `code`, of the authenticator app, or a `recoveryCode`
 * together with the `password` once more. `passkey`: answer `passkey`, to what the step says of it.
 * `link`: answer `link`, of the mail.
 */
export type SignInAsks = "new-password" | "code" | "passkey" | "link";

export type Continuation = string;

export type SignUpRequestId = string;

export interface SignUpConfirmation {
  email: MailAddress;
  code: string;
  name: Name;
  newPassword: Password;
}

export interface SignedUp {
  /** `waiting`: an admin has to let the person in first. */
  status: "ready" | "waiting";
}

export interface SignUpRequest {
  id: SignUpRequestId;
  email: string;
  name: string;
  createdAt: Time;
}

export interface SignUpRequestPage {
  items: SignUpRequest[];
  nextCursor?: Cursor;
}

export interface SignUpDecision {
  letIn: boolean;
}

/**
 * `off`: nobody makes an account. `invitation`: whoever has an open invitation to a team. `domain`: whoever has
 * an
 * address of these mail domains. `approval`: whoever an admin lets in. `open`: everybody.
 */
export type SignUpMode = "off" | "invitation" | "domain" | "approval" | "open";

export interface SignUpSettings {
  mode: SignUpMode;
  domains?: string[];
}

export interface SourceDismissal {
  /** Of the change that was seen: so that no other one is dismissed. */
  contentHash: string;
}

export type SourceSchedule = "off" | "hourly" | "daily" | "weekly";

export interface ApiSourceSettings {
  /** Fetched through the egress door; redirects are not followed. */
  url?: string;
  schedule: SourceSchedule;
}

/** Another document than a version was made of last. */
export interface UpstreamChange {
  /** As the document calls it. */
  version: string;
  contentHash: string;
  at: Time;
  importId?: ImportId;
}

export interface ApiSource {
  url?: string;
  schedule: SourceSchedule;
  reading?: ImportId;
  lastReadAt?: Time;
  lastImportId?: ImportId;
  /** What the last reading came to. */
  result?: "unchanged" | "changed" | "failed";
  nextReadAt?: Time;
  /** How often it could not be read, one after the other. */
  failures: number;
  /** It failed so often that the schedule reads it no more, until a reading succeeds or it is saved again. */
  stopped: boolean;
  problem?: Problem2;
  changed?: UpstreamChange;
  dismissed?: UpstreamChange;
}

export type TeamReference = string;

export type InvitationId = string;

export type MailAddress = string;

export type TeamRole = "owner" | "maintainer" | "member";

export interface Team {
  id: TeamId;
  name: Name;
  slug?: Slug;
  role: TeamRole;
}

/** Without `role` to an admin who is not in the team. */
export interface TeamDetails {
  id: TeamId;
  name: Name;
  slug?: Slug;
  role?: TeamRole;
  /** How many owners it has; the last one stays. */
  owners: number;
  /** What you may do with it. */
  acts: TeamAct[];
  createdAt: Time;
}

export type TeamAct = "rename" | "change-members" | "invite" | "hand-over";

export interface TeamPage {
  items: Team[];
  nextCursor?: Cursor;
}

export interface NewTeam {
  name: Name;
  slug?: Slug;
}

export interface TeamChanges {
  name?: Name;
  slug?: Slug;
}

export interface TeamTransfer {
  userId: UserId;
}

export interface Member {
  userId: UserId;
  name: string;
  email: string;
  role: TeamRole;
  joinedAt?: Time;
}

export interface MemberPage {
  items: Member[];
  nextCursor?: Cursor;
}

export interface MemberChanges {
  role: TeamRole;
}

export interface NewInvitation {
  email: MailAddress;
  role: TeamRole;
}

export interface Invitation {
  id: InvitationId;
  email: string;
  role: TeamRole;
  status: "open" | "expired";
  /** What became of the newest mail; one that failed can be sent again. */
  mail: "sending" | "sent" | "failed";
  mailedAt?: Time;
  createdAt: Time;
  expiresAt: Time;
}

export interface InvitationPage {
  items: Invitation[];
  nextCursor?: Cursor;
}

export interface InvitationSecret {
  /** The last part of the link in the mail. */
  secret: string;
}

export interface FoundInvitation {
  teamId: TeamId;
  teamName: Name;
  role: TeamRole;
  /** The name of who invites. */
  invitedBy?: string;
  expiresAt: Time;
}

export interface TeamEntry {
  id: TeamId;
  name: Name;
  slug?: Slug;
  owners: number;
  createdAt: Time;
}

export interface TeamDirectoryPage {
  items: TeamEntry[];
  nextCursor?: Cursor;
}

export interface TestRequest {
  method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";
  /** Path and query below the base of the API. */
  path: string;
  headers?: {
    [key: string]: string;
  };
  body?: string;
}

export interface Assertion {
  kind: "status" | "schema" | "latency" | "header";
  /** kind status: the status expected. */
  status?: number;
  /** kind latency: the longest time allowed. */
  maxMilliseconds?: number;
  /** kind header: its name. */
  header?: string;
  /** kind header: the value expected. */
  equals?: string;
}

export interface EndpointTest {
  name: Name;
  operationId: string;
  request: TestRequest;
  assertions: Assertion[];
}

export interface NewTestSuite {
  appId: AppId;
  apiId: ApiReference;
  version: Version;
  name: Name;
  tests: EndpointTest[];
}

export interface TestSuite {
  id: SuiteId;
  appId: AppId;
  apiId: ApiId;
  apiSlug: Slug;
  version: Version;
  name: Name;
  tests: EndpointTest[];
  createdAt: Time;
}

export interface TestSuitePage {
  items: TestSuite[];
  nextCursor?: Cursor;
}

export type RunStatus = "queued" | "running" | "passed" | "failed" | "error";

export interface AssertionResult {
  assertion: Assertion;
  passed: boolean;
  /** `words` in English. */
  detail: string;
  words?: Phrase;
}

export interface TestResult {
  name: Name;
  passed: boolean;
  status?: number;
  durationMilliseconds?: number;
  requestId?: string;
  bodyExcerpt?: string;
  /** Why there was no answer. */
  error?: string;
  errorWords?: Phrase;
  assertions: AssertionResult[];
}

export interface TestRun {
  id: RunId;
  suiteId: SuiteId;
  status: RunStatus;
  createdAt: Time;
  startedAt?: Time;
  finishedAt?: Time;
  /** In a list, those of a large run are without assertions and excerpts; the run itself has them whole. */
  results: TestResult[];
}

export interface TestRunPage {
  items: TestRun[];
  nextCursor?: Cursor;
}

export type AccessTokenId = string;

/** A group of operations, by the tag; who may change something may read it. */
export type AccessTokenScope = "users:read" | "users:write" | "teams:read" | "teams:write" | "apis:read" | "apis:write" | "consumers:read" | "consumers:write" | "docs:read" | "docs:write" | "analytics:read" | "analytics:write" | "testing:read" | "testing:write" | "audit:read" | "audit:write" | "meta:read" | "meta:write";

export interface NewAccessToken {
  name: Name;
  scopes: AccessTokenScope[];
  /** A year from now at most. */
  expiresAt: string;
}

export interface AccessToken {
  id: AccessTokenId;
  name: Name;
  scopes: AccessTokenScope[];
  lastFour: string;
  status: "active" | "expired" | "revoked";
  createdAt: Time;
  expiresAt: Time;
  lastUsedAt?: Time;
  /** The IP address it was last used from. */
  lastUsedFrom?: string;
}

export interface CreatedAccessToken {
  token: AccessToken;
  /** Shown once. */
  secret: string;
}

export interface AccessTokenPage {
  items: AccessToken[];
  nextCursor?: Cursor;
}

export type Role = "admin" | "publisher" | "developer";

export type UserStatus = "active" | "disabled" | "deleted";

export interface User {
  id: UserId;
  email: string;
  name: string;
  roles: Role[];
  createdAt: Time;
}

export interface MailSwitches {
  /**
   * Sign-ins from a device that is new. That it was switched off is mailed, as is whatever else touches the
   * account.
   */
  security?: boolean;
  /** What happens in your teams. */
  teams?: boolean;
  /** Versions, deprecations and incidents of APIs you use. */
  apis?: boolean;
}

export interface Preferences {
  language?: "en" | "de";
  theme?: "light" | "dark";
  timeZone?: TimeZone;
  mails?: MailSwitches;
}

/** A name of the IANA time zone database. */
export type TimeZone = string;

export interface CurrentUser {
  user: User;
  teams: Team[];
  preferences: Preferences;
  /** How many notices were not seen; a hundred, where there are more. */
  unseenNotices: number;
}

export interface ProfileChanges {
  name?: PersonName;
  language?: "en" | "de" | null;
  theme?: "light" | "dark" | null;
  timeZone?: string | null;
  mails?: MailSwitches;
}

export interface UserDetails {
  id: UserId;
  email: string;
  /** Whether the identity provider says that it is theirs. */
  emailVerified: boolean;
  name: string;
  role: Role;
  status: UserStatus;
  createdAt: Time;
  lastSignInAt?: Time;
  invitedAt?: Time;
  disabledAt?: Time;
  deletedAt?: Time;
  erasedAt?: Time;
}

export interface UserPage {
  items: UserDetails[];
  nextCursor?: Cursor;
}

export interface NewUser {
  email: MailAddress;
  name: PersonName;
  role: Role;
}

export interface UserReplacement {
  name: PersonName;
  role: Role;
  status: "active" | "disabled";
}

export interface UserChanges {
  name?: PersonName;
  role?: Role;
  status?: "active" | "disabled";
}
