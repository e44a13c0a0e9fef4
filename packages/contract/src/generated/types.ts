// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.
import type { Page } from '../operations.ts';

/** RFC 9457 problem details. */
export type Problem = {
  /** A URI that names the kind of problem. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  /** `words` in English. */
  readonly detail?: string;
  readonly words?: Phrase;
  readonly requestId: string;
  readonly errors?: readonly (ProblemError)[];
};
/** What kind of problem it is. Stable; made for programs to switch on. */
export type ProblemCode = "invalid-request" | "invalid-json" | "unauthenticated" | "session-ended" | "sign-in-failed" | "forbidden" | "invitation-for-another" | "second-factor-needed" | "not-subscribed" | "test-key" | "policy-refused" | "team-disabled" | "api-hidden" | "address-not-allowed" | "key-scope-missing" | "not-found" | "method-not-allowed" | "conflict" | "slug-taken" | "team-slug-taken" | "last-admin" | "scope-missing" | "last-owner" | "already-member" | "already-invited" | "version-exists" | "publishing-blocked" | "version-retired" | "version-brownout" | "version-is-default" | "already-subscribed" | "has-subscribers" | "api-deleted" | "terms-not-accepted" | "own-request" | "import-unfinished" | "export-unfinished" | "audit-broken" | "limit-reached" | "idempotency-in-progress" | "precondition-failed" | "body-too-large" | "unsupported-media-type" | "answer-too-large" | "invalid-document" | "document-unreachable" | "authorization-refused" | "password-refused" | "code-refused" | "timed-out" | "invalid-reference" | "idempotency-key-reused" | "precondition-required" | "rate-limited" | "too-many-at-once" | "quota-exceeded" | "headers-too-large" | "internal" | "upstream-failed" | "response-too-large" | "unavailable" | "document-unreadable" | "upstream-timeout";
/** A sentence with places `{0}`, `{1}`, and what stands there. `text` is one of a fixed set: whoever shows it in another language looks it up by that. */
export type Phrase = {
  readonly text: string;
  readonly values: readonly (PhraseValue)[];
};
/** A text of the documents, or a phrase again. */
export type PhraseValue = {
  readonly value?: string;
  readonly phrase?: Phrase;
};
export type ProblemError = {
  /** JSON pointer (RFC 6901) into the body, or into the document; for parameters `/query/name`, `/path/name`, `/header/name`. */
  readonly pointer: string;
  /** `words` in English. */
  readonly detail: string;
  readonly words?: Phrase;
  readonly rule?: string;
  readonly severity?: "error" | "warning";
  readonly line?: number;
  readonly column?: number;
  /** The file of an archive that line and column count in. */
  readonly file?: string;
};
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
/** What it asks about: the address, or the country, that a call comes from; when it comes; its headers; the subject of the client's certificate; the scopes of its key. */
export type PolicyKind = "addresses" | "countries" | "times" | "headers" | "certificate" | "scopes";
/** Whether what is listed may call, or everything but that; `allow` where nothing is said. */
export type PolicyEffect = "allow" | "deny";
export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
export type ClockTime = string;
/** Hours of days as clocks show them, from `from` on and before `to`; over midnight where `to` is not after `from`. */
export type TimeWindow = {
  readonly days: readonly (Weekday)[];
  readonly from: ClockTime;
  readonly to: ClockTime;
};
export type TimeWindows = readonly (TimeWindow)[];
export type HeaderName = string;
/** A header that a call must have; each of its lines with one of the values, where there are some. */
export type RequiredHeader = {
  readonly name: HeaderName;
  readonly values?: readonly (string)[];
};
export type RequiredHeaders = readonly (RequiredHeader)[];
/** Addresses, and ranges of them (RFC 4632, RFC 4291). */
export type PolicyAddresses = readonly (string)[];
/** ISO 3166-1. */
export type Countries = readonly (string)[];
/** Distinguished names (RFC 2253), as the edge says them of a certificate that it has proven. */
export type CertificateSubjects = readonly (string)[];
export type PolicyScopes = readonly (string)[];
/** For whose subscribers it holds; all, where there are none. */
export type PolicyPlans = readonly (PlanId)[];
/** For which operations it holds, by their `operationId`, or as `get /things/{id}` without one; all, where there are none. What the document does not know is held by each policy. */
export type PolicyOperations = readonly (string)[];
/** Of `addresses`: `addresses` and `effect`; of `countries`: `countries` and `effect`; of `times`: `timeZone` and `windows`; of `headers`: `headers`; of `certificate`: `subjects`; of `scopes`: `scopes`. */
export type AccessPolicy = {
  readonly name: Name;
  readonly kind: PolicyKind;
  readonly planIds?: PolicyPlans;
  readonly operations?: PolicyOperations;
  readonly effect?: PolicyEffect;
  readonly addresses?: PolicyAddresses;
  readonly countries?: Countries;
  /** Of the IANA database. */
  readonly timeZone?: string;
  readonly windows?: TimeWindows;
  readonly headers?: RequiredHeaders;
  readonly subjects?: CertificateSubjects;
  readonly scopes?: PolicyScopes;
};
export type PolicyList = readonly (AccessPolicy)[];
export type AccessPolicies = {
  readonly policies: PolicyList;
};
export type SampleHeader = {
  readonly name: HeaderName;
  readonly value: string;
};
/** A call as the gateway would see it; what is not said, it would not know. It comes now, unless `at` says when. */
export type SampleCall = {
  readonly method: "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT";
  /** Below the API. */
  readonly path: string;
  readonly planId?: PlanId;
  readonly address?: string;
  readonly country?: string;
  readonly at?: Time;
  readonly headers?: readonly (SampleHeader)[];
  readonly certificateSubject?: string;
  /** Of the key; one that names none may do everything. */
  readonly scopes?: readonly (string)[];
};
export type AccessDryRunRequest = {
  readonly call: SampleCall;
  readonly policies?: PolicyList;
};
export type AccessStep = {
  readonly name: Name;
  readonly kind: PolicyKind;
  /** `not-asked`: it does not hold for this call. */
  readonly outcome: "passed" | "failed" | "not-asked";
  readonly words: Phrase;
  /** `words` in English. */
  readonly detail: string;
};
export type AccessDryRun = {
  readonly allowed: boolean;
  /** Which of the default version it is of, where the document knows it. */
  readonly operation?: string;
  readonly steps: readonly (AccessStep)[];
};
export type AgentGrantId = string;
/** The `https` address of the client's metadata document, or what `registerAgentClient` gave. */
export type AgentClientId = string;
export type AgentRedirectUri = string;
export type NewAgentClient = {
  readonly name: Name;
  /** `https`, `http` to a loopback address (RFC 8252), or a scheme of an application's own. */
  readonly redirectUris: readonly (string)[];
};
export type AgentClient = {
  readonly clientId: AgentClientId;
};
export type AgentRequest = {
  readonly clientId: AgentClientId;
  readonly redirectUri: AgentRedirectUri;
  readonly responseType?: string;
  readonly codeChallenge?: string;
  readonly codeChallengeMethod?: string;
  /** The MCP server (RFC 8707); without it the portal's own. */
  readonly resource?: string;
  readonly state?: string;
};
/** An MCP server: an API's, or the portal's own, which has no `apiId`. */
export type AgentServer = {
  readonly resource: string;
  readonly name: string;
  readonly apiId?: ApiId;
};
export type FoundAgentRequest = {
  /** What it calls itself. */
  readonly clientName: string;
  /** Where its metadata stands; absent for one that registered itself, of which nothing is proven. */
  readonly clientHost?: string;
  /** Who gets the code. */
  readonly redirectHost: string;
  /** Whether that is the machine of the browser. */
  readonly loopback: boolean;
  readonly server?: AgentServer;
  readonly error?: "invalid_request" | "unsupported_response_type" | "invalid_target";
  readonly redirectUrl?: string;
};
export type AgentRequestDecision = {
  readonly request: AgentRequest;
  readonly approve: boolean;
  readonly appId?: AppId;
  readonly environment?: KeyEnvironment;
};
export type DecidedAgentRequest = {
  readonly redirectUrl: string;
};
export type AgentCode = {
  readonly clientId: AgentClientId;
  readonly code: string;
  readonly verifier: string;
  readonly redirectUri: AgentRedirectUri;
  readonly resource?: string;
};
export type AgentRefresh = {
  readonly clientId: AgentClientId;
  readonly refreshToken: string;
  readonly resource?: string;
};
export type AgentTokenShown = {
  readonly clientId: AgentClientId;
  readonly token: string;
};
export type AgentTokens = {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
  /** Of the portal's own server; an API's has none. */
  readonly scope?: string;
};
export type AgentGrant = {
  readonly id: AgentGrantId;
  readonly clientName: string;
  readonly clientHost?: string;
  /** The address of the MCP server, which is all that it opens. */
  readonly server: string;
  readonly appId?: AppId;
  readonly environment?: KeyEnvironment;
  readonly createdAt: Time;
  readonly expiresAt: Time;
  readonly lastUsedAt?: Time;
  /** The IP address it was last used from. */
  readonly lastUsedFrom?: string;
};
export type AgentGrantPage = {
  readonly items: readonly (AgentGrant)[];
  readonly nextCursor?: Cursor;
};
export type Figures = {
  readonly requests: number;
  /** Answers with a status of 400 and above. */
  readonly errors: number;
  readonly p50Milliseconds: number;
  readonly p95Milliseconds: number;
  readonly p99Milliseconds?: number;
  readonly bytesOut?: number;
};
export type Usage = {
  readonly from: Time;
  readonly to: Time;
  readonly intervalSeconds: 60 | 3600 | 86400;
  readonly total: Figures;
  readonly series: readonly ({
    readonly at: Time;
    readonly figures: Figures;
  })[];
  readonly byOperation: readonly ({
    readonly apiId: ApiId;
    readonly operation: string;
    readonly figures: Figures;
  })[];
  /** How many operations there are besides these, called less than they. */
  readonly moreOperations?: number;
  readonly byApi: readonly ({
    readonly apiId: ApiId;
    readonly name: string;
    readonly figures: Figures;
  })[];
  /** How many APIs there are besides these. */
  readonly moreApis?: number;
  readonly byStatus: readonly ({
    readonly status: number;
    readonly requests: number;
  })[];
};
export type Call = {
  readonly at: Time;
  readonly requestId: string;
  readonly apiId: ApiId;
  readonly apiName: string;
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  readonly status: number;
  readonly durationMilliseconds: number;
};
export type CallPage = {
  readonly items: readonly (Call)[];
  readonly nextCursor?: Cursor;
};
export type NewDocumentUpload = {
  readonly sizeBytes: number;
};
export type DocumentUpload = {
  readonly id: UploadId;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly expiresAt: Time;
};
/** Exactly one of `content`, `url`, `uploadId`, `archive` and, for admins, `awsApi`. */
export type NewImport = {
  /** The document itself, JSON or YAML. */
  readonly content?: string;
  /** Fetched once, through the egress door; redirects are not followed. */
  readonly url?: string;
  readonly uploadId?: UploadId;
  readonly archive?: ArchiveRoot;
  readonly awsApi?: AwsApiReference;
};
/** An upload of several files, and which of them is the document. */
export type ArchiveRoot = {
  readonly uploadId: UploadId;
  readonly root: string;
};
/** A file of an archive that could be the document the others belong to; without a title and a version where it has none. */
export type DocumentRoot = {
  readonly path: string;
  readonly title?: string;
  readonly version?: string;
  readonly operations: number;
};
export type ImportStatus = "queued" | "running" | "succeeded" | "failed";
export type Import = {
  readonly id: ImportId;
  readonly status: ImportStatus;
  readonly createdAt: Time;
  readonly finishedAt?: Time;
  readonly apiId?: ApiId;
  /** Of the source of the API that is named: whether its document is what it was; there are no facts then. */
  readonly unchanged?: boolean;
  readonly facts?: DocumentFacts;
  readonly uploadId?: UploadId;
  /** The file of an archive that was taken as the document, where there are others. */
  readonly root?: string;
  /** What there was to choose from, the nearest to the top of the archive first: another one is imported with `archive`. */
  readonly roots?: readonly (DocumentRoot)[];
  readonly problem?: Problem;
  readonly warnings?: readonly (ProblemError)[];
  readonly lint?: LintReport;
};
/** How well a document serves those who read it and call the API; publishing may ask for a grade. */
export type LintReport = {
  readonly score: number;
  readonly grade: "A" | "B" | "C" | "D" | "F";
  readonly errors: number;
  readonly warnings: number;
  /** Why points are missing, the costliest first. */
  readonly reasons: readonly ({
    readonly rule: string;
    readonly category: "correctness" | "documentation" | "security" | "design";
    readonly title: string;
    readonly broken: number;
    /** How many places the rule looks at. */
    readonly places: number;
    /** Points of the score. */
    readonly lost: number;
  })[];
  /** Errors first; an import has them, a version has not. */
  readonly findings?: readonly (ProblemError)[];
  /** What the document's `x-portico-lint` excuses. */
  readonly excepted?: readonly ({
    readonly rule: string;
    readonly reason: string;
    readonly expires?: string;
    readonly findings: number;
  })[];
};
/** What a document is written in. */
export type DocumentKind = "openapi" | "asyncapi" | "graphql";
export type DocumentFacts = {
  readonly kind: DocumentKind;
  /** Empty where the document has none, as of GraphQL. */
  readonly title: string;
  /** Empty where the document has none, as of GraphQL. */
  readonly version: string;
  readonly description?: string;
  /** The version of OpenAPI, or of what else it is written in. */
  readonly openapi: string;
  /** The version the document was written in; others are converted. */
  readonly writtenIn?: string;
  readonly operations: number;
  readonly servers?: readonly (string)[];
  readonly tags?: readonly (string)[];
  /** What API keys can be narrowed to for it. */
  readonly scopes?: readonly (string)[];
  readonly sizeBytes: number;
  readonly contentHash: string;
};
/** For everybody; for everybody who is signed in; for the team that has it and the teams it is shared with. */
export type Visibility = "public" | "internal" | "private";
/** Teams by id or slug, besides the one that has it, that see it, subscribe to it and call it while it is private and something is published. */
export type SharedWith = readonly (TeamReference)[];
export type SharedTeam = {
  readonly id: TeamId;
  readonly slug?: Slug;
  readonly name: Name;
};
export type Tags = readonly (string)[];
export type Categories = readonly (string)[];
export type DocumentField = "name" | "summary" | "tags" | "contact" | "terms";
/** What follows the document of the default version; the rest is as people said it. */
export type DocumentFields = readonly (DocumentField)[];
export type WebAddress = string;
/** What is not there follows from the API's name and its team's. */
export type ApiIcon = {
  /** A letter or an emoji. */
  readonly text?: string;
  /** One of the palette's. */
  readonly colour?: number;
  readonly mediaType?: "image/png" | "image/jpeg" | "image/webp";
  /** The image, in base64. */
  readonly data?: string;
};
export type NewApi = {
  readonly importId: ImportId;
  readonly teamId: TeamId;
  readonly slug: Slug;
  readonly name: Name;
  readonly summary?: string;
  readonly visibility?: Visibility;
  readonly sharedWith?: SharedWith;
  readonly tags?: Tags;
  readonly version?: Version;
  /** Where calls go; without it, the document's first server. */
  readonly backendUrl?: string;
};
export type ApiTransfer = {
  readonly teamId: TeamId;
};
export type ApiChanges = {
  readonly name?: Name;
  readonly summary?: string | null;
  readonly visibility?: Visibility;
  readonly sharedWith?: SharedWith;
  readonly tags?: Tags;
  /** Whether it stands on the front page, for those who may see it. */
  readonly featured?: boolean;
  readonly categories?: Categories;
  readonly contactName?: string | null;
  readonly contactMail?: string | null;
  readonly contactUrl?: string | null;
  readonly termsUrl?: string | null;
  readonly termsText?: string | null;
  /** A letter or an emoji, in place of the image and of the first letter of its name. */
  readonly iconText?: string | null;
  /** In place of its team's. */
  readonly iconColour?: number | null;
  readonly iconUploadId?: UploadId;
  readonly fromDocument?: DocumentFields;
};
/** `latestVersion` is the default version, which is called where none is named; `lifecycle` and `deprecation` are its. */
export type Api = {
  readonly id: ApiId;
  readonly slug: Slug;
  readonly name: Name;
  readonly summary?: string;
  readonly teamId: TeamId;
  readonly teamName: Name;
  readonly visibility: Visibility;
  /** With which teams it is shared while it is private; for those who may change it. */
  readonly sharedWith?: readonly (SharedTeam)[];
  readonly kind: DocumentKind;
  readonly tags: Tags;
  readonly latestVersion?: Version;
  readonly lifecycle: VersionStatus;
  readonly deprecation?: Deprecation;
  readonly operations?: number;
  readonly grade?: Grade;
  /** Whether its owners chose it for the front page. */
  readonly featured: boolean;
  readonly categories: Categories;
  /** Whom its callers ask. */
  readonly contactName?: string;
  readonly contactMail?: MailAddress;
  readonly contactUrl?: WebAddress;
  readonly termsUrl?: WebAddress;
  /** What its callers keep to. */
  readonly termsText?: string;
  readonly iconText?: string;
  readonly iconColour?: number;
  /** Which image it has; another one has another. */
  readonly iconImage?: string;
  readonly fromDocument: DocumentFields;
  /** Whether the reader belongs to the owning team, or is an admin. */
  readonly mayEdit: boolean;
  /** Whether you may give it to another team. */
  readonly mayHandOver: boolean;
  /** Whether you may delete it. */
  readonly mayDelete: boolean;
  readonly createdAt: Time;
  readonly updatedAt: Time;
};
export type CatalogueFacet = {
  readonly name: "category" | "tag" | "teamId" | "access" | "lifecycle" | "grade" | "kind";
  /** What most have first. */
  readonly values: readonly (CatalogueFacetValue)[];
};
export type CatalogueFacetValue = {
  readonly value: string;
  /** What a team is called. */
  readonly label?: string;
  readonly count?: number;
};
export type CatalogueFacets = {
  /** How many there are; missing where they were too many to count. */
  readonly total?: number;
  readonly facets: readonly (CatalogueFacet)[];
};
export type ApiPage = {
  readonly items: readonly (Api)[];
  readonly nextCursor?: Cursor;
};
export type ApiDeletion = {
  /** What the API is called: so that no other one is deleted. */
  readonly name: string;
  /** Why; subscribers are told. */
  readonly reason?: string;
  /** For admins: ends what subscriptions there are. */
  readonly force: boolean;
};
export type VersionStatus = "draft" | "published" | "deprecated" | "retired";
export type NewApiVersion = {
  readonly importId: ImportId;
  readonly version?: Version;
  readonly backendUrl?: string;
};
export type ApiVersion = {
  readonly apiId: ApiId;
  readonly version: Version;
  readonly status: VersionStatus;
  /** Whether it is what is called where no version is named. */
  readonly isDefault: boolean;
  readonly deprecation?: Deprecation;
  readonly kind: DocumentKind;
  /** The version of OpenAPI, or of what else it is written in. */
  readonly openapi: string;
  readonly description?: string;
  /** What API keys can be narrowed to for it. */
  readonly scopes?: readonly (string)[];
  readonly operations: number;
  readonly sizeBytes: number;
  readonly contentHash: string;
  /** The base of every call through the gateway: the API's for its default version, else with the version behind `@`. */
  readonly gatewayUrl: string;
  readonly warnings?: readonly (ProblemError)[];
  readonly lint?: LintReport;
  readonly createdAt: Time;
  readonly publishedAt?: Time;
  readonly retiredAt?: Time;
};
/** A rehearsal of the end; calls are answered 410 for so long. */
export type Brownout = {
  readonly startsAt: Time;
  readonly minutes: number;
};
export type Brownouts = readonly (Brownout)[];
/** Where people read what to do. */
export type DeprecationInformation = string;
/** When and how a version ends, and where its callers go. */
export type Deprecation = {
  readonly deprecatedAt: Time;
  readonly sunsetAt?: Time;
  readonly successor?: Version;
  readonly information?: DeprecationInformation;
  readonly note?: string;
  readonly brownouts?: Brownouts;
};
/** Without `deprecatedAt` it is deprecated now, or stays so since when it is. What is left out is none. */
export type DeprecationPlan = {
  readonly deprecatedAt?: Time;
  readonly sunsetAt?: Time;
  readonly successor?: Version;
  readonly information?: DeprecationInformation;
  /** What its callers should do. */
  readonly note?: string;
  readonly brownouts?: Brownouts;
  /** Why, for the history. */
  readonly reason?: string;
};
export type LifecycleReason = {
  /** Why, for the history. */
  readonly reason?: string;
};
export type DefaultVersion = {
  readonly version: Version;
  /** Why, for the history. */
  readonly reason?: string;
};
export type LifecycleStep = {
  readonly id: LifecycleStepId;
  readonly version: Version;
  readonly kind: "added" | "published" | "made-default" | "deprecation-planned" | "deprecation-withdrawn" | "deprecated" | "brownout" | "retired";
  readonly at: Time;
  readonly userId?: UserId;
  /** Nobody's, of a date that came. */
  readonly userName?: string;
  readonly reason?: string;
  readonly deprecation?: Deprecation;
  readonly before?: Version;
};
export type LifecycleStepPage = {
  readonly items: readonly (LifecycleStep)[];
  readonly nextCursor?: Cursor;
};
export type ApiVersionPage = {
  readonly items: readonly (ApiVersion)[];
  readonly nextCursor?: Cursor;
};
export type LogoTheme = "light" | "dark";
export type Typeface = "instrument-sans" | "inter" | "source-sans" | "source-serif" | "system";
/** Its hue is kept; how light it is in each theme follows from what can be read. */
export type AccentColour = string;
/** A short text in each language; where there is none in German, the English one is shown. */
export type LocalName = {
  readonly en: Name;
  readonly de?: Name;
};
export type AppearanceLine = string;
export type LocalLine = {
  readonly en: AppearanceLine;
  readonly de?: AppearanceLine;
};
/** In Markdown, without HTML. */
export type AppearanceText = string;
export type LocalText = {
  readonly en: AppearanceText;
  readonly de?: AppearanceText;
};
/** https, mail, or a page of this portal. */
export type LinkAddress = string;
export type PortalLink = {
  readonly label: LocalName;
  readonly href: LinkAddress;
};
export type PortalMenu = readonly (PortalLink)[];
export type HomeSection = "search" | "access" | "call" | "text" | "featured" | "steps";
/** What the first page says; what is not said is as Portico ships it. */
export type PortalHome = {
  readonly headline?: LocalName;
  readonly lead?: LocalLine;
  readonly text?: LocalText;
  /** Those that are shown. */
  readonly sections: readonly (HomeSection)[];
};
export type PortalFooter = {
  readonly text?: LocalLine;
  readonly links: readonly (PortalLink)[];
};
export type LogoType = "image/png" | "image/jpeg" | "image/webp" | "image/svg+xml";
export type Logo = {
  readonly mediaType: LogoType;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  readonly width: number;
  readonly height: number;
};
export type LogoImage = {
  readonly mediaType: LogoType;
  readonly hash: string;
  /** The image, in base64. */
  readonly data: string;
};
/** One that was uploaded, or, by its hash, one that is there now or was there before the last change. */
export type LogoReference = {
  readonly uploadId?: UploadId;
  readonly hash?: string;
};
export type AppearanceSettings = {
  readonly name: Name;
  readonly accent?: AccentColour;
  readonly typeface: Typeface;
  readonly home: PortalHome;
  readonly menu: PortalMenu;
  readonly footer: PortalFooter;
  readonly logo?: LogoReference;
  readonly logoDark?: LogoReference;
};
export type Appearance = {
  readonly name: Name;
  readonly accent?: AccentColour;
  readonly typeface: Typeface;
  readonly home: PortalHome;
  readonly menu: PortalMenu;
  readonly footer: PortalFooter;
  readonly logo?: Logo;
  readonly logoDark?: Logo;
  /** Whether there is one before, which can be brought back. */
  readonly hasPrevious: boolean;
};
export type AppearanceRestoration = {
  readonly to: "previous" | "shipped";
};
/** What was done. `request.refused` is what was asked for and not done; `operation` and `code` say what and why. */
export type AuditAction = "api.register" | "api.edit" | "api.delete" | "version.add" | "version.publish" | "publishing-rules.change" | "guide.add" | "guide.change" | "guide.publish" | "guide.withdraw" | "guide.delete" | "guide-file.add" | "guide-file.delete" | "appearance.change" | "appearance.restore" | "version.make-default" | "version.deprecate" | "version.withdraw-deprecation" | "version.retire" | "backend.change" | "backend.delete" | "backend.test" | "access-policies.change" | "mcp-server.change" | "source.change" | "source.dismiss" | "import.request" | "upload.request" | "app.add" | "app.change" | "key.create" | "key.try" | "key.rotate" | "key.report" | "key.revoke" | "subscription.add" | "subscription.change" | "subscription.cancel" | "subscription.end" | "access.approve" | "access.reject" | "subscription.suspend" | "subscription.resume" | "subscribers.write" | "plan.add" | "plan.change" | "plan.archive" | "suite.add" | "suite.delete" | "run.start" | "session.begin" | "session.reuse" | "session.end" | "session.end-all" | "password.ask" | "sign-in-link.ask" | "sign-up.ask" | "sign-up.confirm" | "sign-up.let-in" | "sign-up.refuse" | "settings.change" | "password.reset" | "password.change" | "authenticator.begin" | "authenticator.add" | "authenticator.remove" | "passkey.begin" | "passkey.add" | "passkey.remove" | "recovery-codes.renew" | "recovery-codes.use" | "session.step-up" | "user.join" | "user.create" | "user.invite" | "user.change" | "user.disable" | "user.enable" | "user.delete" | "user.restore" | "user.erase" | "profile.change" | "token.ask" | "token.approve" | "token.refuse" | "token.create" | "token.revoke" | "token.report" | "agent.approve" | "agent.refuse" | "agent.begin" | "agent.reuse" | "agent.revoke" | "team.add" | "api.hand-over" | "app.hand-over" | "app.delete" | "team.rename" | "team.hand-over" | "connection.add" | "connection.change" | "connection.enable" | "connection.disable" | "connection.remove" | "connection.test" | "member.add" | "member.change" | "member.remove" | "member.leave" | "invitation.create" | "invitation.resend" | "invitation.revoke" | "invitation.accept" | "audit.read" | "audit.verify" | "audit.export" | "audit.download" | "audit.archive" | "request.refused";
export type AuditEntityId = string;
export type AuditEntryId = string;
export type AuditActor = {
  /** A user's id, `visitor` or `portico`. */
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
};
export type AuditEntity = {
  readonly kind: string;
  readonly id: AuditEntityId;
  readonly name?: string;
};
/** A member that is another now; JSON, shortened where it is long. Secrets are in none. */
export type AuditChange = {
  readonly name: string;
  /** Absent: it was not there. */
  readonly before?: string;
  /** Absent: it is not there any more. */
  readonly after?: string;
};
export type AuditEntry = {
  readonly id: AuditEntryId;
  readonly at: Time;
  readonly action: AuditAction;
  readonly actor: AuditActor;
  readonly entity: AuditEntity;
  readonly teamId?: TeamId;
  /** The operation that was called. */
  readonly operation: string;
  readonly requestId: string;
  /** The IP address it was called from, as the API saw it. */
  readonly address: string;
  readonly code?: ProblemCode;
  readonly changes: readonly (AuditChange)[];
};
export type AuditEntryPage = {
  readonly items: readonly (AuditEntry)[];
  readonly nextCursor?: Cursor;
};
export type AuditFault = {
  /** An entry says something else than was sealed, is gone, or was never sealed; a link does not follow from the one before; the chain does not end where it did, or is another than it was; a daily seal was changed, or is gone. */
  readonly kind: "edited" | "deleted" | "inserted" | "broken" | "truncated" | "rewritten" | "seal-edited" | "seal-missing";
  readonly entryId?: AuditEntryId;
  readonly sequence?: number;
  /** Of a daily seal. */
  readonly day?: string;
};
/** A stretch of a shard that was held against its seals. */
export type AuditCheck = {
  /** `seals`: what was kept day by day. */
  readonly shard: string;
  /** Links, entries or daily seals looked at. */
  readonly checked: number;
  /** All there are to look at in the shard. */
  readonly total: number;
  readonly faults: readonly (AuditFault)[];
};
export type AuditCheckPage = {
  readonly items: readonly (AuditCheck)[];
  readonly nextCursor?: Cursor;
};
export type AuditExportId = string;
export type AuditArchiveId = string;
export type AuditActorId = string;
/** JSON lines, with the seals of all; or CSV (RFC 4180), in which no value is taken for a formula. */
export type AuditExportFormat = "jsonl" | "csv";
export type AuditWorkStatus = "queued" | "running" | "succeeded" | "failed";
export type NewAuditExport = {
  readonly format: AuditExportFormat;
  readonly actorId?: AuditActorId;
  readonly entityId?: AuditEntityId;
  readonly action?: AuditAction;
  readonly from?: Time;
  readonly to?: Time;
};
export type AuditExport = {
  readonly id: AuditExportId;
  readonly status: AuditWorkStatus;
  readonly format: AuditExportFormat;
  readonly actorId?: AuditActorId;
  readonly entityId?: AuditEntityId;
  readonly action?: AuditAction;
  readonly from?: Time;
  readonly to?: Time;
  readonly createdBy: UserId;
  readonly createdAt: Time;
  readonly finishedAt?: Time;
  /** Until when the file is kept. */
  readonly expiresAt: string;
  /** Entries that were looked at. */
  readonly examined: number;
  /** Entries there are to look at; what is known of it so far. */
  readonly total: number;
  /** Entries that are in the file. */
  readonly entries: number;
  readonly sizeBytes?: number;
  readonly problem?: Problem;
};
export type AuditExportPage = {
  readonly items: readonly (AuditExport)[];
  readonly nextCursor?: Cursor;
};
export type AuditExportLink = {
  readonly url: string;
  readonly expiresAt: Time;
};
export type NewAuditArchive = {
  /** Not in the future. */
  readonly before: string;
};
export type AuditArchive = {
  readonly id: AuditArchiveId;
  readonly status: AuditWorkStatus;
  readonly before: Time;
  /** A user's id, or `portico`: it happened by itself. */
  readonly createdBy: string;
  readonly createdAt: Time;
  readonly finishedAt?: Time;
  /** Entries that were looked at. */
  readonly examined: number;
  /** Entries there are to look at; what is known of it so far. */
  readonly total: number;
  /** Entries that left the table. */
  readonly entries: number;
  /** What they take, packed. */
  readonly sizeBytes?: number;
  readonly problem?: Problem;
};
export type AuditArchivePage = {
  readonly items: readonly (AuditArchive)[];
  readonly nextCursor?: Cursor;
};
export type NewSession = {
  readonly code: string;
  readonly codeVerifier: string;
  readonly redirectUri: string;
  /** The nonce sent to the authorization endpoint; checked against the ID token. */
  readonly nonce?: string;
  /** The User-Agent of the browser that signs in. */
  readonly device?: string;
  readonly deviceToken?: DeviceToken;
};
export type SessionToken = string;
export type SigningOut = {
  readonly sessionToken: SessionToken;
};
export type SignedOut = {
  /** Where the browser goes to sign out at the identity provider, which leads back to the portal (OpenID Connect RP-Initiated Logout 1.0). */
  readonly endSessionUrl?: string;
};
export type SessionRefresh = {
  readonly sessionToken: SessionToken;
};
export type CreatedSession = {
  readonly session: Session;
  /** Shown once; renews the access token. */
  readonly sessionToken: string;
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Time;
  readonly user: User;
  readonly preferences: Preferences;
  readonly deviceToken?: DeviceToken;
};
export type Session = {
  readonly id: SessionId;
  readonly device?: string;
  /** The IP address it was used from last. */
  readonly address?: string;
  /** Where it began, as far as it is known: ISO 3166-1. */
  readonly country?: string;
  readonly createdAt: Time;
  readonly lastSeenAt: Time;
  readonly expiresAt: Time;
};
export type SessionPage = {
  readonly items: readonly (Session)[];
  readonly nextCursor?: Cursor;
};
export type AwsAccountId = string;
/** REST APIs, or HTTP APIs. */
export type AwsApiKind = "rest" | "http";
export type AwsApiId = string;
export type AwsAccount = {
  readonly id: AwsAccountId;
  /** Whether Portico is deployed in it. */
  readonly own: boolean;
};
export type AwsAccounts = {
  readonly region: string;
  readonly items: readonly (AwsAccount)[];
};
export type AwsApi = {
  readonly id: AwsApiId;
  readonly kind: AwsApiKind;
  readonly name: string;
  readonly description?: string;
  readonly createdAt?: Time;
};
export type AwsApiPage = {
  readonly items: readonly (AwsApi)[];
  readonly nextCursor?: Cursor;
};
/** An API of API Gateway as it is deployed on a stage; on the one that was changed last, where none is named. */
export type AwsApiReference = {
  readonly accountId: AwsAccountId;
  readonly kind: AwsApiKind;
  readonly id: AwsApiId;
  readonly stage?: string;
};
/** Whose calls it gets: of live keys, or of test keys. */
export type BackendEnvironment = "live" | "test";
export type BackendUrl = string;
export type BackendTarget = {
  readonly url: BackendUrl;
  /** Its share of the calls; 0 for none. */
  readonly weight: number;
};
export type BackendTargets = readonly (BackendTarget)[];
/** Below a target. */
export type HealthCheckPath = string;
/** What a slash written `%2F` in the path of a call is: the end of a segment as any other, a letter of its segment that goes on as it came, or refused. */
export type EncodedSlashes = "separate" | "keep" | "refuse";
/** A key in a header or the query, a name and password, a fixed token, a token by OAuth 2.0 client credentials, or a signature of AWS (version 4). */
export type BackendAuthKind = "none" | "header" | "query" | "basic" | "bearer" | "oauth2" | "sigv4";
/** How the client proves itself to the token endpoint (RFC 6749 §2.3.1); `basic` where nothing is said. */
export type ClientAuthentication = "basic" | "post";
export type KeyName = string;
export type OAuthScopes = readonly (string)[];
/** How the gateway proves itself to the backend, over whatever a caller sends under the same name. Of `header` and `query`: `name`; of `basic`: `username`; of `oauth2`: `tokenUrl`, `clientId`, and `scopes` and `clientAuthentication`, if need be; of `sigv4`: `region`, `service` and `accessKeyId`. Each but `none` has a `secret`: the key, password, token, client secret or secret access key. */
export type BackendAuthSettings = {
  readonly kind: BackendAuthKind;
  readonly name?: KeyName;
  readonly username?: string;
  readonly tokenUrl?: BackendUrl;
  readonly clientId?: string;
  readonly clientAuthentication?: ClientAuthentication;
  readonly scopes?: OAuthScopes;
  readonly region?: string;
  readonly service?: string;
  readonly accessKeyId?: string;
  /** Written, and never read. */
  readonly secret?: string;
};
export type BackendSettings = {
  readonly targets: BackendTargets;
  readonly healthCheckPath?: HealthCheckPath;
  readonly connectTimeoutMilliseconds: number;
  /** For a call in all, with the token that it may need. */
  readonly timeoutMilliseconds: number;
  readonly encodedSlashes?: EncodedSlashes;
  /** Whether an `Authorization` that a caller sends goes on, where the gateway sends none of its own. The key of the call never does. */
  readonly forwardAuthorization: boolean;
  readonly auth?: BackendAuthSettings;
};
/** How the gateway proves itself to the backend; of a secret, when and by whom it was set. */
export type BackendAuth = {
  readonly kind: BackendAuthKind;
  readonly name?: KeyName;
  readonly username?: string;
  readonly tokenUrl?: BackendUrl;
  readonly clientId?: string;
  readonly clientAuthentication?: ClientAuthentication;
  readonly scopes?: OAuthScopes;
  readonly region?: string;
  readonly service?: string;
  readonly accessKeyId?: string;
  readonly secretSetAt?: Time;
  readonly secretSetBy?: UserId;
  readonly secretSetByName?: Name;
};
export type Backend = {
  readonly version: Version;
  readonly environment: BackendEnvironment;
  readonly targets: BackendTargets;
  readonly healthCheckPath?: HealthCheckPath;
  readonly connectTimeoutMilliseconds: number;
  readonly timeoutMilliseconds: number;
  readonly encodedSlashes: EncodedSlashes;
  readonly forwardAuthorization: boolean;
  readonly auth: BackendAuth;
};
export type BackendPage = {
  readonly items: readonly (Backend)[];
  readonly nextCursor?: Cursor;
};
export type BackendTestRequest = {
  readonly path?: HealthCheckPath;
  /** Which of the targets, from 0 on. */
  readonly target: number;
};
export type SentHeader = {
  readonly name: string;
  /** What is secret in it is `***`. */
  readonly value: string;
};
export type BackendTest = {
  /** What was called; what is secret in it is `***`. */
  readonly url: string;
  readonly sent: readonly (SentHeader)[];
  readonly durationMilliseconds: number;
  /** Of the answer, where one came. */
  readonly status?: number;
  readonly contentType?: string;
  readonly sizeBytes?: number;
  /** Why no answer came; `words` in English. */
  readonly detail?: string;
  readonly words?: Phrase;
};
/** Of a security scheme of the document. */
export type AuthorizationSchemeName = string;
/** How a token is come by, as OpenAPI calls it. */
export type AuthorizationFlowName = "authorizationCode" | "clientCredentials";
export type AuthorizationScope = {
  readonly name: string;
  readonly description?: string;
  /** The operation wants it. */
  readonly required: boolean;
};
export type AuthorizationFlow = {
  readonly flow: AuthorizationFlowName;
  /** Who is told the client's secret. */
  readonly host: string;
  readonly scopes: readonly (AuthorizationScope)[];
};
export type AuthorizationScheme = {
  readonly name: AuthorizationSchemeName;
  readonly kind: "oauth2" | "openIdConnect";
  /** Markdown. */
  readonly description?: string;
  readonly flows: readonly (AuthorizationFlow)[];
  /** Flows that it has besides, and that are not gone here. */
  readonly others: readonly ("password" | "implicit" | "deviceAuthorization")[];
};
export type CallAuthorization = {
  /** The document has schemes of OAuth 2.0 or OpenID Connect. */
  readonly declared: boolean;
  /** An `Authorization` of the caller goes on to the backend. */
  readonly forwarded: boolean;
  /** None where it does not go on. */
  readonly schemes: readonly (AuthorizationScheme)[];
};
export type AuthorizationEndpoint = {
  readonly authorizationUrl: string;
  /** Of its discovery document: an answer that names another one (RFC 9207) is not from there. */
  readonly issuer?: string;
};
/** Of `authorizationCode`: `code`, `codeVerifier` and `redirectUri`; of `clientCredentials`: `clientSecret`. Instead of these, `renewal`. */
export type CallTokenRequest = {
  readonly scheme: AuthorizationSchemeName;
  readonly flow: AuthorizationFlowName;
  readonly clientId: string;
  /** Of a client that has one. */
  readonly clientSecret?: string;
  readonly clientAuthentication?: ClientAuthentication;
  readonly code?: string;
  /** RFC 7636 §4.1. */
  readonly codeVerifier?: string;
  /** As the endpoint was told it with the request for the code. */
  readonly redirectUri?: string;
  /** Of a token that was given before. */
  readonly renewal?: string;
  readonly scopes?: CallTokenScopes;
};
export type CallTokenScopes = readonly (string)[];
export type CallToken = {
  /** Sent as `Authorization: Bearer`, beside the key. */
  readonly token: string;
  /** Where it is said. */
  readonly expiresInSeconds?: number;
  /** Gets the next one. */
  readonly renewal?: string;
  readonly scopes?: CallTokenScopes;
};
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
export type ConnectionClaims = {
  readonly email: ClaimName;
  readonly name: ClaimName;
  readonly groups?: ClaimName;
};
export type MappedTeamRole = "maintainer" | "member";
/** What a group there is here. What is given so is taken again when the group goes; what somebody was given here stays. */
export type ConnectionMapping = {
  readonly group: string;
  readonly role?: Role;
  readonly teamId?: TeamId;
  readonly teamRole?: MappedTeamRole;
};
export type Connection = {
  readonly id: ConnectionId;
  readonly name: Name;
  readonly kind: ConnectionKind;
  /** The OIDC issuer, or the SAML entity id. */
  readonly issuer: string;
  /** Its name in the user pool, `identity_provider` of a sign-in. */
  readonly provider: string;
  readonly managedBy: ConnectionManager;
  readonly domains: readonly (MailDomain)[];
  readonly metadataUrl?: ProviderUrl;
  /** When the certificates run out that a SAML identity provider signs with, as its metadata was read last. */
  readonly certificatesUntil: readonly (Time)[];
  readonly clientId?: ClientId;
  readonly scopes?: OidcScopes;
  readonly claims: ConnectionClaims;
  readonly mappings: readonly (ConnectionMapping)[];
  readonly enabled: boolean;
  readonly lastTest?: ConnectionTest;
  readonly createdAt: Time;
};
export type ConnectionPage = {
  readonly items: readonly (Connection)[];
  readonly nextCursor?: Cursor;
};
export type NewConnection = {
  readonly name: Name;
  readonly kind: ConnectionKind;
  readonly domains?: readonly (MailDomain)[];
  readonly metadata?: Metadata;
  readonly metadataUrl?: ProviderUrl;
  readonly issuer?: ProviderUrl;
  readonly clientId?: ClientId;
  readonly clientSecret?: ClientSecret;
  readonly scopes?: OidcScopes;
  readonly claims: ConnectionClaims;
  readonly mappings?: readonly (ConnectionMapping)[];
};
export type ConnectionChanges = {
  readonly name?: Name;
  readonly domains?: readonly (MailDomain)[];
  readonly metadata?: Metadata;
  readonly metadataUrl?: ProviderUrl;
  readonly clientId?: ClientId;
  readonly clientSecret?: ClientSecret;
  readonly scopes?: OidcScopes;
  readonly claims?: ConnectionClaims;
  readonly mappings?: readonly (ConnectionMapping)[];
  readonly enabled?: boolean;
};
export type NewConnectionTest = {
  readonly code?: string;
  readonly codeVerifier?: string;
  readonly redirectUri?: string;
  readonly nonce?: string;
  /** What came instead of a code. */
  readonly refusal?: string;
};
export type GivenTeam = {
  readonly id: TeamId;
  /** Missing of a team that is gone. */
  readonly name?: string;
  readonly role: MappedTeamRole;
};
export type ConnectionTest = {
  readonly at: Time;
  readonly outcome: "proven" | "refused";
  /** Why it was refused, as the user pool says it. */
  readonly detail?: string;
  /** Who they are there; with the issuer, their identity here. */
  readonly subject?: string;
  readonly email?: string;
  /** Whether the address counts as theirs here. */
  readonly emailVerified?: boolean;
  readonly name?: string;
  readonly groups: readonly (string)[];
  readonly role?: Role;
  readonly teams: readonly (GivenTeam)[];
};
export type ServiceProvider = {
  /** SAML: the audience. */
  readonly entityId: string;
  /** SAML: the assertion consumer service, HTTP-POST. */
  readonly replyUrl: string;
  /** OIDC: the redirect URI of the client. */
  readonly redirectUri: string;
  /** OIDC: the post-logout redirect URI of the client. */
  readonly postLogoutRedirectUri: string;
};
export type Plan = {
  readonly id: PlanId;
  readonly apiId?: ApiId;
  readonly name: Name;
  readonly summary: string;
  readonly requestsPerSecond: number;
  readonly burst: number;
  readonly requestsPerMonth: number;
  readonly requestsPerDay?: number;
  readonly operationRates?: OperationRates;
  /** Whose the limits are: each app has its own, or all apps of a team share them. */
  readonly limitsPer: "app" | "team";
  readonly priceCentsPerMonth: number;
  readonly approval: Approval;
  readonly terms?: Terms;
  readonly termsVersion?: TermsVersion;
  readonly archivedAt?: Time;
};
/** Whether a subscription begins at once, or when a maintainer of the API's team, or an admin, approves it. */
export type Approval = "automatic" | "owner";
/** Markdown; what who subscribes agrees to. */
export type Terms = string;
/** Grows with each change of the terms. */
export type TermsVersion = number;
/** The rate of an operation, kept beside that of all others; quotas count its calls, too. */
export type OperationRate = {
  /** Method and path of the document, as `post /tickets`. */
  readonly operation: string;
  readonly requestsPerSecond: PerSecond;
  readonly burst: PerSecond;
};
export type OperationRates = readonly (OperationRate)[];
export type PlanSummary = string;
export type PerSecond = number;
export type PerMonth = number;
export type LimitsPer = "app" | "team";
export type PriceCents = number;
export type NewPlan = {
  /** Of a plan that is an API's own, what follows the API's slug. */
  readonly id: string;
  readonly apiId?: ApiReference;
  readonly name: Name;
  readonly summary: PlanSummary;
  readonly requestsPerSecond: PerSecond;
  readonly burst: PerSecond;
  readonly requestsPerMonth: PerMonth;
  readonly requestsPerDay?: PerMonth;
  readonly operationRates?: OperationRates;
  readonly limitsPer?: LimitsPer;
  readonly priceCentsPerMonth?: PriceCents;
  readonly approval?: Approval;
  readonly terms?: Terms;
};
export type PlanChanges = {
  readonly name?: Name;
  readonly summary?: PlanSummary;
  readonly requestsPerSecond?: PerSecond;
  readonly burst?: PerSecond;
  readonly requestsPerMonth?: PerMonth;
  readonly requestsPerDay?: number | null;
  readonly operationRates?: OperationRates;
  readonly limitsPer?: LimitsPer;
  readonly priceCentsPerMonth?: PriceCents;
  readonly approval?: Approval;
  readonly terms?: string | null;
  /** Offers it again. */
  readonly archived?: false;
};
export type PlanUse = {
  readonly appId: AppId;
  readonly appName: Name;
  readonly apiId: ApiId;
  readonly apiName: Name;
  /** Of this calendar month (UTC), what the quota gave out: the gateway takes it in portions. The team's, where the limits are. */
  readonly thisMonth: number;
  /** Of today (UTC), likewise; 0 as long as the plan has no quota of a day. */
  readonly today: number;
};
export type PlanPreview = {
  /** Who has the plan now. */
  readonly subscribers: number;
  /** Who waits to be approved for it. */
  readonly waiting: number;
  /** Of the subscribers, who has a smaller one from the end of the month on. */
  readonly leaving: number;
  /** Who has it from the end of the month on. */
  readonly arriving: number;
  /** Whether there are others: the first 2,000 are told of. */
  readonly more: boolean;
  /** Which limits get smaller. */
  readonly smaller: readonly ("requestsPerSecond" | "burst" | "requestsPerMonth" | "requestsPerDay" | "operationRates" | "limitsPer")[];
  /** Of the subscribers, who used more this month or today than the plan would let, and would be refused at once. */
  readonly over: number;
  /** Those of them who used most. */
  readonly most: readonly (PlanUse)[];
};
export type PlanPage = {
  readonly items: readonly (Plan)[];
  readonly nextCursor?: Cursor;
};
export type AppDeletion = {
  /** What the app is called: so that no other one is deleted. */
  readonly name: string;
};
export type AppTransfer = {
  readonly teamId: TeamId;
};
export type NewApp = {
  readonly teamId: TeamId;
  readonly name: Name;
  readonly description?: Text;
  readonly contacts?: AppContacts;
  readonly callbackUrls?: CallbackUrls;
};
/** Whom the teams write to whose APIs it is subscribed to; they see these addresses. */
export type AppContacts = readonly (MailAddress)[];
/** Where people come back to the app from a sign-in (RFC 6749, 3.1.2). https, or http on the machine itself (RFC 8252, 7.3); without a fragment. */
export type CallbackUrls = readonly (string)[];
export type AppChanges = {
  readonly name?: Name;
  readonly description?: string | null;
  readonly contacts?: AppContacts;
  readonly callbackUrls?: CallbackUrls;
};
export type App = {
  readonly id: AppId;
  readonly teamId: TeamId;
  readonly name: Name;
  readonly description?: Text;
  readonly contacts: AppContacts;
  readonly callbackUrls: CallbackUrls;
  readonly createdAt: Time;
  /** Whether you may change it. */
  readonly mayChange: boolean;
  /** Whether you may give it to another team. */
  readonly mayHandOver: boolean;
  /** Whether you may delete it. */
  readonly mayDelete: boolean;
};
export type AppPage = {
  readonly items: readonly (App)[];
  readonly nextCursor?: Cursor;
};
export type SubscriptionStatus = "pending" | "active" | "suspended" | "rejected" | "cancelled";
export type Reason = string;
export type NewSubscription = {
  readonly apiId: ApiReference;
  readonly planId: PlanId;
  readonly reason?: Reason;
  readonly acceptedTerms?: TermsVersion;
};
export type SubscriptionChanges = {
  readonly planId: PlanId;
  readonly reason?: Reason;
  readonly acceptedTerms?: TermsVersion;
};
export type Suspension = {
  readonly reason: Reason;
};
export type Subscriber = {
  readonly subscriptionId: SubscriptionId;
  readonly appId: AppId;
  readonly appName: Name;
  readonly contacts: AppContacts;
  readonly teamId: TeamId;
  readonly teamName: Name;
  readonly planId: PlanId;
  readonly nextPlanId?: PlanId;
  readonly nextPlanAt?: Time;
  readonly requestedPlanId?: PlanId;
  readonly status: SubscriptionStatus;
  readonly decisionReason?: Reason;
  readonly since: Time;
  /** In the last 30 days. */
  readonly calls: number;
  /** Those of them that were refused or failed. */
  readonly errors: number;
  /** A date (UTC). */
  readonly lastCalledOn?: string;
  /** Whether it called a version in the last 30 days that is deprecated or retired. */
  readonly callsDeprecated: boolean;
};
export type SubscriberUsage = {
  readonly operations: readonly (SubscriberOperation)[];
  /** Whether it called others besides, less often. */
  readonly more: boolean;
};
/** What an app called of a version in the last 30 days. */
export type SubscriberOperation = {
  readonly version: Version;
  /** Whether the version is deprecated or retired. */
  readonly deprecated: boolean;
  readonly operation: string;
  readonly calls: number;
  readonly errors: number;
  /** A date (UTC). */
  readonly lastCalledOn?: string;
};
export type SubscriberCount = {
  /** Apps that are subscribed, wait or are suspended. */
  readonly live: number;
  /** Those of them whose calls are refused once the API is private: nobody of their team is in the one that has it, or in one that it is shared with. */
  readonly cutOff: number;
  /** Whether there may be more: the first 1,000 are counted. */
  readonly more: boolean;
};
export type ApiMessageId = string;
/** To all subscribers, unless it says to one, or to those that called what is deprecated. */
export type NewApiMessage = {
  readonly subject: MessageSubject;
  /** Plain text; lines stay lines. */
  readonly text: string;
  readonly subscriptionId?: SubscriptionId;
  readonly callsDeprecated: boolean;
};
export type MessageSubject = string;
export type ApiMessage = {
  readonly id: ApiMessageId;
  readonly subject: MessageSubject;
  readonly at: Time;
};
export type SubscriberPage = {
  readonly items: readonly (Subscriber)[];
  readonly nextCursor?: Cursor;
};
export type AccessRequestId = string;
export type Rejection = {
  readonly reason: Reason;
};
export type AccessRequest = {
  readonly id: AccessRequestId;
  readonly kind: "subscription" | "plan-change";
  readonly status: "pending" | "approved" | "rejected" | "withdrawn";
  readonly apiId: ApiId;
  readonly apiSlug: Slug;
  readonly apiName: Name;
  readonly appId: AppId;
  readonly appName: Name;
  readonly teamId: TeamId;
  readonly teamName: Name;
  readonly planId: PlanId;
  readonly fromPlanId?: PlanId;
  readonly reason?: Reason;
  readonly askedBy: PersonName;
  readonly askedAt: Time;
  readonly decidedBy?: PersonName;
  readonly decidedAt?: Time;
  readonly decisionReason?: Reason;
  /** Whether you may approve it: it waits, and somebody else asked. */
  readonly mayDecide: boolean;
};
export type AccessRequestPage = {
  readonly items: readonly (AccessRequest)[];
  readonly nextCursor?: Cursor;
};
export type Subscription = {
  readonly id: SubscriptionId;
  readonly appId: AppId;
  readonly apiId: ApiId;
  readonly apiSlug: Slug;
  readonly apiName: Name;
  readonly planId: PlanId;
  readonly status: SubscriptionStatus;
  readonly createdAt: Time;
  readonly reason?: Reason;
  readonly requestedPlanId?: PlanId;
  readonly nextPlanId?: PlanId;
  readonly nextPlanAt?: Time;
  readonly decisionReason?: Reason;
  readonly acceptedTerms?: TermsVersion;
};
export type SubscriptionPage = {
  readonly items: readonly (Subscription)[];
  readonly nextCursor?: Cursor;
};
export type KeyEnvironment = "live" | "test";
/** Without `expiresAt` it lives as long as keys may here. */
export type NewApiKey = {
  readonly name: Name;
  readonly environment: KeyEnvironment;
  readonly expiresAt?: Time;
  readonly allowedAddresses?: AddressRanges;
  readonly scopes?: KeyScopes;
};
/** What calls of the key are for; all, where none is said. An operation asks for the scopes of its security in the document, or, where that says none, for one of its tags. */
export type KeyScopes = readonly (KeyScope)[];
export type KeyScope = string;
/** IP addresses and ranges (CIDR, RFC 4632, RFC 4291) that calls may come from; any, where none is said. */
export type AddressRanges = readonly (string)[];
/** How long the old key works on (ISO 8601); none at all with PT0S. */
export type KeyOverlap = "PT0S" | "PT1H" | "P1D" | "P7D" | "P30D";
/** Without `expiresAt` the new key is to live as long as the old one was. */
export type NewRotation = {
  readonly overlap: KeyOverlap;
  readonly expiresAt?: Time;
};
export type RotatedApiKey = {
  readonly key: ApiKey;
  /** The whole new key, for the X-Api-Key header. Shown once. */
  readonly secret: string;
  readonly replaced: ApiKey;
};
export type ApiKey = {
  readonly id: ApiKeyId;
  readonly appId: AppId;
  readonly name: Name;
  readonly environment: KeyEnvironment;
  readonly prefix: string;
  readonly lastFour: string;
  readonly status: "active" | "expired" | "revoked";
  readonly createdAt: Time;
  readonly expiresAt?: Time;
  readonly allowedAddresses?: AddressRanges;
  readonly scopes?: KeyScopes;
  /** It works and was not used for 90 days, or never in 30: revoke it, if nobody needs it. */
  readonly stale: boolean;
  readonly lastUsedAt?: Time;
  /** The IP address it was last used from. */
  readonly lastUsedFrom?: string;
  readonly replaces?: ApiKeyId;
  readonly replacedBy?: ApiKeyId;
  readonly reportedAt?: Time;
  readonly reportedWhere?: FoundWhere;
};
export type StaleKey = {
  readonly key: ApiKey;
  readonly appName: Name;
  readonly teamId: TeamId;
  readonly teamName: Name;
};
export type StaleKeyPage = {
  readonly items: readonly (StaleKey)[];
  readonly nextCursor?: Cursor;
};
export type KeyReport = {
  /** The whole key or token, as it was found. */
  readonly key: string;
  readonly where?: FoundWhere;
};
/** Where it was found: an address, a file, a place. */
export type FoundWhere = string;
export type CreatedApiKey = {
  readonly key: ApiKey;
  /** The whole key, for the X-Api-Key header. Shown once. */
  readonly secret: string;
};
export type ApiKeyPage = {
  readonly items: readonly (ApiKey)[];
  readonly nextCursor?: Cursor;
};
/** Eight consonants, as in `BCDF-GHJK`; however they are written. */
export type UserCode = string;
/** The SHA-256 of the verifier's letters, in base64url. */
export type CodeChallenge = string;
/** Where a program on the machine of the browser waits: `http://127.0.0.1:{port}/`. */
export type Loopback = {
  readonly port: number;
  /** Comes back. */
  readonly state: string;
};
export type NewDeviceAuthorization = {
  readonly name: Name;
  readonly scopes: readonly (AccessTokenScope)[];
  readonly challenge: CodeChallenge;
  readonly loopback?: Loopback;
};
export type CreatedDeviceAuthorization = {
  readonly userCode: UserCode;
  /** Where it is approved. */
  readonly page: string;
  /** How long to wait between two questions. */
  readonly intervalSeconds: number;
  readonly expiresAt: Time;
};
export type ShownUserCode = {
  readonly userCode: UserCode;
};
export type DeviceAuthorization = {
  readonly userCode: UserCode;
  readonly name: Name;
  readonly scopes: readonly (AccessTokenScope)[];
  /** The IP address that it was asked from. */
  readonly askedFrom: string;
  /** Whether that is yours. */
  readonly fromHere: boolean;
  /** Whether it waits on the machine of the browser, and on no other. */
  readonly loopback: boolean;
  readonly askedAt: Time;
  readonly expiresAt: Time;
  /** Of the token, if it is made now. */
  readonly tokenExpiresAt: string;
};
export type DeviceAuthorizationDecision = {
  readonly userCode: UserCode;
  readonly approve: boolean;
};
export type DecidedDeviceAuthorization = {
  /** Where the browser tells the program that waits there. */
  readonly redirectUrl?: string;
};
export type DeviceAuthorizationProof = {
  readonly userCode: UserCode;
  readonly verifier: string;
  /** What came to the loopback. */
  readonly code?: string;
};
export type RedeemedDeviceAuthorization = {
  readonly status: "pending" | "slow-down" | "refused" | "done";
  readonly intervalSeconds?: number;
  readonly created?: CreatedAccessToken;
};
export type ProtectedResource = {
  readonly resource: string;
  readonly resource_name: string;
  readonly authorization_servers?: readonly (string)[];
  readonly bearer_methods_supported: readonly ("header")[];
  readonly resource_documentation: string;
};
export type McpTools = {
  /** Whether the API has an MCP server. */
  readonly enabled: boolean;
  /** Where it answers. */
  readonly url: string;
  /** What all tools may take together; above it agents get three instead, to search, describe and call operations. */
  readonly tokensMax: number;
  /** Whether they get these. */
  readonly searched: boolean;
  readonly tools: readonly (McpTool)[];
};
export type McpTool = {
  readonly name: string;
  /** What `operations` of the server name it by. */
  readonly operation: string;
  readonly title: string;
  readonly method: string;
  readonly path: string;
  /** As far as its method says. */
  readonly readOnly: boolean;
  readonly picked: boolean;
  /** Estimated, within about a tenth of what models of today count. */
  readonly tokens: number;
};
export type Changes = {
  readonly from?: Version;
  readonly to: Version;
  /** False of documents of different kinds: nothing is known of what changed. */
  readonly compared: boolean;
  /** What semantic versioning asks for. */
  readonly bump: "none" | "patch" | "minor" | "major";
  readonly breaking: number;
  readonly risky: number;
  readonly compatible: number;
  /** Breaking ones first. */
  readonly items: readonly (Change)[];
  /** Markdown. */
  readonly changelog: string;
};
export type Change = {
  readonly rule: string;
  readonly severity: "breaking" | "risky" | "compatible";
  readonly operation?: {
    readonly key: string;
    readonly method: string;
    readonly path: string;
  };
  /** How many operations it concerns; `operation` is the first. */
  readonly operationCount?: number;
  readonly beforePointer?: string;
  readonly afterPointer?: string;
  readonly words: Phrase;
  /** `words` in English. */
  readonly message: string;
  /** What a consumer must do; one of a fixed set of sentences. */
  readonly action: string;
};
export type CodeSamples = {
  readonly items: readonly (CodeSample)[];
};
export type CodeSample = {
  readonly language: string;
  readonly label: string;
  readonly source: string;
  /** It stands in the document. */
  readonly given: boolean;
};
/** An OpenAPI 3.0 or 3.1 document. */
export type OpenApiDocument = { readonly [name: string]: unknown };
export type UploadedDocument = {
  readonly url: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly expiresAt: Time;
};
/** A collection of Postman (v2.1) or Bruno. */
export type CallCollection = { readonly [name: string]: unknown };
/** `graphql` of a schema in GraphQL's own language alone, which has no other; the collections of OpenAPI alone. */
export type DocumentFormat = "yaml" | "postman" | "bruno" | "graphql";
export type SdkLanguage = "typescript" | "python" | "go" | "java";
export type Sdks = {
  readonly sdks: readonly (Sdk)[];
};
export type Sdk = {
  readonly language: SdkLanguage;
  /** Of the archive. */
  readonly fileName: string;
  /** Of a project, where the archive is unpacked to. */
  readonly folder: string;
  /** Lines of a shell, from the folder of the project and the archive in it. */
  readonly install: string;
  readonly dependency?: SdkDependency;
  /** It makes a client and the call that asks for least; missing where that call is longer than this. */
  readonly program?: string;
  /** Environment variables that the program reads its credentials from. */
  readonly variables: readonly (string)[];
  /** How often the archive was downloaded. */
  readonly downloads: number;
};
/** What a build tool wants to have written down. */
export type SdkDependency = {
  readonly file: string;
  readonly text: string;
};
export type SdkChanges = {
  readonly from?: Version;
  readonly to: Version;
  readonly language: SdkLanguage;
  /** How many break code. */
  readonly breaking: number;
  readonly others: number;
  /** Breaking ones first. */
  readonly items: readonly (SdkChange)[];
};
export type SdkChange = {
  readonly kind: "method" | "type";
  readonly name: string;
  readonly change: "added" | "removed" | "changed";
  /** Code that used it does not compile, or does not do what it did. */
  readonly breaking: boolean;
  readonly before: SdkLines;
  readonly after: SdkLines;
};
/** The signature of a method; of a type its members, those that are others. */
export type SdkLines = readonly (string)[];
export type OneTimeCode = string;
export type AuthenticatorSecret = {
  /** In base 32, to be typed. */
  readonly secret: string;
  /** `otpauth://…`, to be shown as a QR code. */
  readonly uri: string;
};
export type AuthenticatorCode = {
  readonly code: OneTimeCode;
};
export type RecoveryCode = string;
export type RecoveryCodes = {
  readonly codes: readonly (RecoveryCode)[];
};
export type SessionStepUp = {
  readonly sessionToken: string;
  readonly password?: Password;
  readonly code?: OneTimeCode;
  readonly recoveryCode?: RecoveryCode;
  readonly continuation?: Continuation;
  readonly passkey?: PasskeyAssertion;
};
export type CalledApi = string;
export type GuideSlug = string;
export type GuideVersionNumber = number;
export type GuideTitle = string;
/** Markdown, with what the page says of itself before it as YAML between two lines of `---`: `title`, `description`, `parent`, `order`, `hidden`, `versions`. 256 kB in UTF-8 at most. */
export type GuideSource = string;
/** Not published; published as it is written; written anew since it was published. */
export type GuideStatus = "draft" | "published" | "changed";
export type GuideEntry = {
  readonly slug: GuideSlug;
  readonly title: GuideTitle;
  readonly publishedAt: Time;
  readonly description?: string;
  readonly parent?: GuideSlug;
  readonly order?: number;
};
export type Guides = {
  readonly items: readonly (GuideEntry)[];
};
export type GuideHeading = {
  readonly id: string;
  readonly level: number;
  readonly text: string;
};
/** A piece of a page. */
export type GuideNode = {
  readonly kind: "text" | "break" | "code" | "strong" | "emphasis" | "deleted" | "link" | "paragraph" | "heading" | "quote" | "callout" | "list" | "item" | "block" | "rule" | "table" | "row" | "cell" | "tabs" | "tab" | "operation" | "schema" | "image";
  /** Of a text or code; the name of a tab, an operation or a schema; what an image shows. */
  readonly text?: string;
  /** Of a link, of an image, of an operation or a schema that is there, and of code that can be tried. */
  readonly href?: string;
  /** The anchor of a heading. */
  readonly id?: string;
  readonly level?: number;
  /** Of a callout. */
  readonly tone?: "note" | "tip" | "important" | "warning" | "caution";
  readonly language?: string;
  /** Of a list that is numbered. */
  readonly start?: number;
  readonly align?: "left" | "center" | "right";
  /** The cell names its column. */
  readonly header?: boolean;
  readonly method?: string;
  readonly path?: string;
  readonly summary?: string;
  /** Of a block of Mermaid that can be drawn: an SVG, for light pages; to be shown as an image. */
  readonly diagram?: string;
  /** The same for dark pages. */
  readonly diagramDark?: string;
  /** Of an image or a diagram, in pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly children?: readonly (GuideNode)[];
};
export type Guide = {
  readonly slug: GuideSlug;
  readonly title: GuideTitle;
  readonly description?: string;
  readonly publishedAt: Time;
  readonly headings: readonly (GuideHeading)[];
  readonly nodes: readonly (GuideNode)[];
};
/** What is wrong with a page; it refuses nothing. */
export type GuideProblem = {
  readonly line: number;
  readonly words: Phrase;
  /** `words` in English. */
  readonly detail: string;
};
export type GuideProblems = readonly (GuideProblem)[];
export type GuideText = {
  readonly text: GuideSource;
};
export type GuidePreview = {
  readonly title?: GuideTitle;
  readonly headings: readonly (GuideHeading)[];
  readonly nodes: readonly (GuideNode)[];
  readonly problems: GuideProblems;
};
export type NewGuide = {
  readonly slug: GuideSlug;
  readonly text: GuideSource;
};
export type GuideChanges = {
  readonly text?: GuideSource;
  readonly published?: boolean;
};
export type GuideDraftEntry = {
  readonly slug: GuideSlug;
  readonly title: GuideTitle;
  readonly parent?: GuideSlug;
  readonly order?: number;
  readonly hidden: boolean;
  readonly status: GuideStatus;
  readonly changedAt: Time;
};
export type GuideDrafts = {
  readonly items: readonly (GuideDraftEntry)[];
};
/** A time the page was published. */
export type GuideEdition = {
  readonly number: GuideVersionNumber;
  readonly publishedAt: Time;
  readonly publishedBy: UserId;
  /** Of who did, where they are still known. */
  readonly name?: string;
};
export type GuideDraft = {
  readonly slug: GuideSlug;
  readonly title: GuideTitle;
  readonly status: GuideStatus;
  readonly text: GuideSource;
  readonly problems: GuideProblems;
  readonly changedAt: Time;
  /** The newest first. */
  readonly versions: readonly (GuideEdition)[];
};
export type GuideVersion = {
  readonly number: GuideVersionNumber;
  readonly publishedAt: Time;
  readonly text: GuideSource;
};
export type GuideFileName = string;
export type GuideImageType = "image/png" | "image/jpeg" | "image/webp" | "image/gif" | "image/avif";
export type NewGuideFile = {
  readonly name: GuideFileName;
  readonly uploadId: UploadId;
  /** Takes the place of the file with its name, where there is one; otherwise that is a conflict. */
  readonly replaces?: boolean;
};
export type GuideFile = {
  readonly name: GuideFileName;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly contentHash: string;
  readonly sizeBytes: number;
  readonly addedAt: Time;
  readonly mediaType?: GuideImageType;
  /** Of an image, in pixels. */
  readonly width?: number;
  readonly height?: number;
};
export type GuideFiles = {
  readonly items: readonly (GuideFile)[];
};
export type GuideFileLink = {
  readonly url: string;
  readonly sizeBytes: number;
  readonly expiresAt: Time;
  readonly mediaType?: GuideImageType;
};
/** By their `operationId`, or as `get /things/{id}` without one. Those that only read, where there is no list. */
export type McpOperations = readonly (string)[];
export type McpServer = {
  /** An API has one from the beginning. */
  readonly enabled: boolean;
  readonly operations?: McpOperations;
};
export type Health = {
  readonly status: "ok";
};
export type DependencyName = "table" | "documents" | "audit" | "queue" | "userPool";
export type Dependency = {
  readonly name: DependencyName;
  readonly status: "ok" | "failing";
  /** How long it took to answer. */
  readonly milliseconds: number;
};
export type Readiness = {
  readonly status: "ready";
  readonly checkedAt: Time;
  readonly dependencies: readonly (Dependency)[];
};
export type DeployedVersion = {
  /** Of Portico. */
  readonly version: string;
  /** Of this API. */
  readonly contract: string;
};
export type DeploymentInfo = {
  readonly name: string;
  readonly version: string;
  readonly contract: string;
  readonly portalUrl: string;
  readonly languages: readonly (string)[];
};
export type Metrics = {
  readonly at: Time;
  readonly families: readonly (MetricFamily)[];
};
export type MetricFamily = {
  readonly name: string;
  readonly type: "counter" | "gauge";
  readonly help: string;
  readonly samples: readonly (MetricSample)[];
};
export type MetricSample = {
  readonly labels: { readonly [name: string]: string };
  readonly value: number;
};
export type NoticeId = string;
export type SeenNotices = {
  readonly upTo: NoticeId;
};
export type NoticeKind = "new-device" | "session-reused" | "password-changed" | "authenticator-added" | "authenticator-removed" | "passkey-added" | "passkey-removed" | "passkey-foreign" | "recovery-codes-renewed" | "new-device-mails-off" | "address-changed" | "key-reported" | "access-asked" | "access-waiting" | "access-approved" | "access-rejected" | "access-suspended" | "access-resumed" | "token-reported" | "api-deleted" | "version-breaking" | "version-deprecated" | "version-published-again" | "version-brownout" | "version-retired" | "source-changed" | "source-unreachable" | "source-stopped" | "message";
export type Notice = {
  readonly id: NoticeId;
  readonly kind: NoticeKind;
  readonly at: Time;
  readonly seen: boolean;
  readonly device?: string;
  /** The IP address of whoever did it. */
  readonly address?: string;
  /** ISO 3166-1. */
  readonly country?: string;
  readonly name?: Name;
  readonly appId?: AppId;
  readonly reason?: Reason;
  readonly apiSlug?: Slug;
  readonly version?: Version;
  readonly deprecation?: Deprecation;
  /** What the version breaks that your app called lately. */
  readonly operations?: readonly (string)[];
  readonly subject?: string;
  /** What the owners of the API write. */
  readonly text?: string;
};
export type NoticePage = {
  readonly items: readonly (Notice)[];
  readonly nextCursor?: Cursor;
};
/** A credential id, in base64url. */
export type PasskeyId = string;
export type PasskeyChallenge = string;
export type PasskeyVerification = "required" | "preferred" | "discouraged";
export type PasskeyAttachment = "platform" | "cross-platform";
/** The host of the portal. */
export type RelyingPartyId = string;
/** In base64url. */
export type WebAuthnBytes = string;
export type Passkey = {
  readonly id: PasskeyId;
  /** As the user pool calls it. */
  readonly name: string;
  readonly attachment?: PasskeyAttachment;
  readonly createdAt: Time;
};
export type NewPasskeySignIn = {
  readonly email: MailAddress;
  /** The User-Agent of the browser that signs in. */
  readonly device?: string;
  readonly deviceToken?: DeviceToken;
};
/** `PublicKeyCredentialRequestOptionsJSON` of W3C WebAuthn; any passkey of the host will do. */
export type PasskeyRequest = {
  readonly challenge: PasskeyChallenge;
  readonly rpId: RelyingPartyId;
  /** Milliseconds. */
  readonly timeout: number;
  readonly userVerification: PasskeyVerification;
};
/** Of `AuthenticationResponseJSON` of W3C WebAuthn what proves something. */
export type PasskeyAssertion = {
  readonly credentialId: PasskeyId;
  readonly response: {
    readonly clientDataJSON: WebAuthnBytes;
    readonly authenticatorData: WebAuthnBytes;
    readonly signature: WebAuthnBytes;
    readonly userHandle?: WebAuthnBytes;
  };
};
/** `PublicKeyCredentialCreationOptionsJSON` of W3C WebAuthn. */
export type PasskeyCreation = {
  readonly rp: {
    readonly id: RelyingPartyId;
    readonly name: string;
  };
  readonly user: {
    readonly id: string;
    /** The address. */
    readonly name: string;
    readonly displayName: string;
  };
  readonly challenge: PasskeyChallenge;
  readonly pubKeyCredParams: readonly ({
    readonly type: "public-key";
    /** Of the COSE registry. */
    readonly alg: number;
  })[];
  /** Milliseconds. */
  readonly timeout: number;
  readonly excludeCredentials: readonly ({
    readonly type: "public-key";
    readonly id: PasskeyId;
  })[];
  readonly authenticatorSelection: {
    readonly residentKey: "required";
    readonly requireResidentKey: boolean;
    readonly userVerification: PasskeyVerification;
  };
};
/** Of `RegistrationResponseJSON` of W3C WebAuthn what is needed. */
export type NewPasskey = {
  readonly credentialId: PasskeyId;
  readonly authenticatorAttachment?: PasskeyAttachment;
  readonly response: {
    readonly clientDataJSON: WebAuthnBytes;
    readonly attestationObject: WebAuthnBytes;
    readonly transports?: readonly (string)[];
  };
};
export type AddedPasskey = {
  readonly codes?: readonly (RecoveryCode)[];
};
export type PasswordReset = {
  readonly email: MailAddress;
  readonly code: string;
  readonly newPassword: Password;
};
export type PasswordChange = {
  readonly password: Password;
  readonly newPassword: Password;
};
export type Security = {
  /** Whether you have a password here; who comes through a connection has none. */
  readonly hasPassword: boolean;
  /** Whether an authenticator app is asked for. */
  readonly authenticator: boolean;
  readonly passkeys: readonly (Passkey)[];
  /** How many are left. */
  readonly recoveryCodes: number;
};
/** What comes of a rule that is not met: it is not published, or it is said, or nothing. */
export type RuleLevel = "block" | "warn" | "free";
export type Grade = "A" | "B" | "C" | "D" | "F";
export type PublishingRuleName = "breaking-change" | "grade" | "owner";
export type PublishingRules = {
  readonly breakingChange: RuleLevel;
  readonly grade: RuleLevel;
  readonly minimumGrade: Grade;
  readonly owner: RuleLevel;
};
export type PublishingException = {
  readonly rule: PublishingRuleName;
  readonly reason: string;
  readonly until: Time;
};
export type ApiPublishingRules = {
  readonly breakingChange: RuleLevel;
  readonly grade: RuleLevel;
  readonly minimumGrade: Grade;
  readonly owner: RuleLevel;
  readonly exceptions?: readonly (PublishingException)[];
};
/** A rule that is not met; what is excused blocks nothing. */
export type PublicationFinding = {
  readonly rule: PublishingRuleName;
  readonly level: RuleLevel;
  readonly words: Phrase;
  /** `words` in English. */
  readonly detail: string;
  readonly exception?: PublishingException;
};
export type AffectedApp = {
  readonly appId: AppId;
  readonly appName: Name;
  readonly teamId: TeamId;
  readonly teamName: Name;
  /** Of what breaks, in the last 30 days. */
  readonly calls: number;
  /** A date (UTC). */
  readonly lastCalledOn?: string;
  readonly operations: readonly (string)[];
};
export type PublicationPreview = {
  readonly version: Version;
  readonly from?: Version;
  readonly verdict: "clear" | "warned" | "blocked";
  readonly findings: readonly (PublicationFinding)[];
  /** False of documents of different kinds: nothing is known of what changes. */
  readonly compared: boolean;
  /** What semantic versioning asks for. */
  readonly bump: "none" | "patch" | "minor" | "major";
  readonly breaking: number;
  readonly risky: number;
  readonly compatible: number;
  /** Markdown. */
  readonly changelog?: string;
  /** Whether calls tell who is affected: where both documents are OpenAPI. */
  readonly callsTell: boolean;
  /** The busiest first. */
  readonly affected: readonly (AffectedApp)[];
  /** Whether there are more apps than these. */
  readonly moreAffected: boolean;
};
export type MockAnswer = {
  readonly status: number;
  readonly headers: readonly ({
    /** Lower case. */
    readonly name: string;
    readonly value: string;
  })[];
  /** The content; empty where there is none. */
  readonly text: string;
  /** The content is no text, and `text` holds it as base64. */
  readonly base64: boolean;
  /** What of the call the document does not allow. */
  readonly errors?: readonly (ProblemError)[];
};
export type MockCall = {
  /** Of the operation with its values, percent-encoded; from where its API is. */
  readonly path: string;
  /** As it is sent, without the question mark. */
  readonly query?: string;
  readonly headers?: readonly ({
    readonly name: string;
    readonly value: string;
  })[];
  /** The content; none when it is left out. */
  readonly text?: string;
  /** The content is no text, and `text` holds it as base64. */
  readonly base64: boolean;
};
export type ReferenceSlug = string;
/** As they stand in the document. */
export type ReferenceFields = { readonly [name: string]: unknown };
export type ReferenceEntry = {
  readonly slug: ReferenceSlug;
  /** Lower case. */
  readonly method: string;
  /** A webhook's is its name, a callback's where it is sent to. */
  readonly path: string;
  readonly summary?: string;
  readonly deprecated?: boolean;
};
export type ReferenceGroup = {
  readonly slug: ReferenceSlug;
  /** Of the tag, or the step of the path; empty for what has no tag among what has. */
  readonly name: string;
  /** Markdown. */
  readonly description?: string;
  readonly operations: readonly (ReferenceEntry)[];
  readonly rest?: ReferenceFields;
};
export type ReferenceLink = {
  readonly slug: ReferenceSlug;
  /** What it is, without its members, as in `array of Event`. */
  readonly type: string;
};
export type Reference = {
  /** Of what is no OpenAPI document. */
  readonly kind?: "asyncapi" | "graphql";
  readonly title: string;
  readonly version: string;
  /** Markdown. */
  readonly description?: string;
  readonly info: ReferenceFields;
  /** As the document has it. */
  readonly externalDocs?: unknown;
  readonly groups: readonly (ReferenceGroup)[];
  readonly first?: ReferenceSlug;
  readonly webhooks: readonly (ReferenceEntry)[];
  readonly schemas: readonly (ReferenceLink)[];
  readonly rest?: ReferenceFields;
};
export type ReferenceProperty = {
  readonly name: string;
  readonly required: boolean;
  readonly schema: ReferenceSchemaView;
  /** What earlier parts of an `allOf` say of it. */
  readonly overruled?: readonly (ReferenceSchemaView)[];
};
/** A schema as it is read. What a flag would say is absent where it does not hold. */
export type ReferenceSchemaView = {
  readonly kind: "any" | "never" | "null" | "reference" | "boolean" | "string" | "number" | "integer" | "enum" | "array" | "object" | "union" | "all";
  /** Where it stands in the document. */
  readonly pointer: string;
  readonly title?: string;
  /** Markdown. */
  readonly description?: string;
  /** What the document says here besides; Markdown. */
  readonly also?: readonly (string)[];
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly nullable?: boolean;
  /** Any value. */
  readonly default?: unknown;
  /** Any value. */
  readonly example?: unknown;
  readonly format?: string;
  readonly limits?: ReferenceFields;
  /** Of an enum. */
  readonly values?: readonly (unknown)[];
  readonly items?: ReferenceSchemaView;
  readonly prefix?: readonly (ReferenceSchemaView)[];
  readonly properties?: readonly (ReferenceProperty)[];
  readonly additional?: ReferenceSchemaView;
  /** There are no further members. */
  readonly closed?: boolean;
  readonly mode?: "oneOf" | "anyOf";
  readonly variants?: readonly (ReferenceSchemaView)[];
  readonly discriminator?: {
    readonly property: string;
    readonly mapping: readonly ({
      readonly value: string;
      readonly slug?: ReferenceSlug;
    })[];
  };
  /** All of which hold. */
  readonly parts?: readonly (ReferenceSchemaView)[];
  readonly link?: ReferenceLink;
  readonly opened?: ReferenceSchemaView;
  readonly rest?: ReferenceFields;
  /** Of a field: what it takes. */
  readonly arguments?: readonly (ReferenceProperty)[];
  /** What it is made of is left out here; the whole page has it at the same pointer. */
  readonly more?: boolean;
};
export type ReferenceExample = {
  readonly name?: string;
  readonly summary?: string;
  /** Markdown. */
  readonly description?: string;
  /** Any value. */
  readonly value?: unknown;
  /** Where the value is instead. */
  readonly externalValue?: string;
  readonly rest?: ReferenceFields;
};
export type ReferenceParameter = {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie" | "argument";
  readonly required: boolean;
  readonly deprecated?: boolean;
  /** Markdown. */
  readonly description?: string;
  readonly style: "matrix" | "label" | "form" | "simple" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  readonly explode: boolean;
  readonly allowReserved?: boolean;
  readonly allowEmptyValue?: boolean;
  /** The value is a text of it. */
  readonly mediaType?: string;
  readonly schema: ReferenceSchemaView;
  readonly examples?: readonly (ReferenceExample)[];
  readonly rest?: ReferenceFields;
};
export type ReferenceContent = {
  readonly mediaType: string;
  readonly schema?: ReferenceSchemaView;
  readonly examples?: readonly (ReferenceExample)[];
  readonly encoding?: ReferenceFields;
  readonly rest?: ReferenceFields;
};
export type ReferenceBody = {
  readonly required: boolean;
  /** Markdown. */
  readonly description?: string;
  readonly contents: readonly (ReferenceContent)[];
  readonly rest?: ReferenceFields;
};
export type ReferenceHeader = {
  readonly name: string;
  /** Markdown. */
  readonly description?: string;
  readonly required: boolean;
  readonly deprecated?: boolean;
  readonly schema: ReferenceSchemaView;
  readonly examples?: readonly (ReferenceExample)[];
  readonly rest?: ReferenceFields;
};
export type ReferenceAnswer = {
  /** `200`, `4XX` or `default`; of a message its name. */
  readonly status: string;
  readonly link?: ReferenceLink;
  /** Markdown. */
  readonly description: string;
  readonly headers: readonly (ReferenceHeader)[];
  readonly contents: readonly (ReferenceContent)[];
  readonly links: readonly ({
    readonly name: string;
    /** Markdown. */
    readonly description?: string;
    readonly operation?: ReferenceSlug;
    /** What it leads to, where the document has no such operation. */
    readonly operationRef?: string;
    readonly parameters?: ReferenceFields;
    /** Any value. */
    readonly body?: unknown;
  })[];
  readonly rest?: ReferenceFields;
};
/** A request to begin with; valid by the document where that allows one. */
export type ReferenceRequest = {
  readonly parameters: readonly ({
    readonly name: string;
    readonly in: "path" | "query" | "header" | "cookie";
    /** Any value. */
    readonly value: unknown;
  })[];
  readonly bodies: readonly ({
    readonly mediaType: string;
    /** Of a form: its members. */
    readonly value?: unknown;
    /** Of what is no form. A file has neither. */
    readonly text?: string;
  })[];
};
export type ReferenceCall = {
  readonly slug: ReferenceSlug;
  readonly method: string;
  readonly path: string;
  readonly summary?: string;
  readonly deprecated?: boolean;
  /** Markdown. */
  readonly description?: string;
  readonly parameters: readonly (ReferenceParameter)[];
  readonly body?: ReferenceBody;
  readonly responses: readonly (ReferenceAnswer)[];
  readonly rest?: ReferenceFields;
  readonly pathRest?: ReferenceFields;
};
export type ReferenceOperation = {
  /** A field of GraphQL's root types; an exchange of messages over a channel. */
  readonly kind: "operation" | "webhook" | "field" | "exchange";
  readonly slug: ReferenceSlug;
  /** What samples, tests and usage name it by. */
  readonly key: string;
  readonly operationId?: string;
  readonly method: string;
  readonly path: string;
  readonly summary?: string;
  readonly deprecated?: boolean;
  readonly lastChanged?: Version;
  /** Markdown. */
  readonly description?: string;
  readonly tags: readonly (string)[];
  /** A key that is for some scopes needs all of one list. */
  readonly scopes: readonly (readonly (string)[])[];
  readonly parameters: readonly (ReferenceParameter)[];
  readonly body?: ReferenceBody;
  readonly responses: readonly (ReferenceAnswer)[];
  readonly callbacks: readonly (ReferenceCall)[];
  readonly rest?: ReferenceFields;
  readonly pathRest?: ReferenceFields;
  /** How it is called through the gateway; a webhook has none. */
  readonly samples: readonly (CodeSample)[];
  readonly request?: ReferenceRequest;
  readonly previous?: ReferenceEntry;
  readonly next?: ReferenceEntry;
};
export type ReferenceSchema = {
  readonly slug: ReferenceSlug;
  readonly schema: ReferenceSchemaView;
  readonly usedBy: readonly (ReferenceEntry)[];
};
export type SearchMisses = {
  readonly items: readonly ({
    readonly words: string;
    readonly count: number;
    readonly lastDay: string;
  })[];
};
export type SearchKind = "api" | "operation" | "schema" | "field" | "page";
export type SearchAnswer = {
  readonly items: readonly (SearchHit)[];
  /** How much was found where it looked. */
  readonly found: number;
  readonly facets: SearchFacets;
};
/** Without an `api` it is a page of the portal's own guides. */
export type SearchHit = {
  readonly kind: SearchKind;
  readonly api?: SearchApi;
  /** Its address below the API's reference; an API has none. */
  readonly slug?: string;
  readonly title: SearchText;
  readonly method?: string;
  readonly path?: SearchText;
  /** The schema that a field is of. */
  readonly of?: string;
  readonly text?: SearchText;
  readonly deprecated?: boolean;
};
/** A text in pieces; those that answer what was searched for are marked. */
export type SearchText = readonly ({
  readonly text: string;
  readonly found?: boolean;
})[];
export type SearchApi = {
  readonly apiId: ApiId;
  readonly slug: string;
  readonly name: string;
};
/** Of what was found, how much there is of each, as the rest is narrowed; the most first. */
export type SearchFacets = {
  readonly kinds: readonly (SearchKindCount)[];
  readonly apis: readonly (SearchApiCount)[];
  readonly tags: readonly (SearchTagCount)[];
};
export type SearchKindCount = {
  readonly value: SearchKind;
  readonly count: number;
};
export type SearchTagCount = {
  readonly value: string;
  readonly count: number;
};
export type SearchApiCount = {
  readonly apiId: ApiId;
  readonly slug: string;
  readonly name: string;
  readonly count: number;
};
export type DeploymentLimit = {
  /** The parameter of the deployment that says it. */
  readonly parameter: string;
  readonly most: number;
  /** Within which; missing where it is how many there may be. */
  readonly windowSeconds?: number;
};
export type DeploymentLimits = {
  readonly limits: readonly (DeploymentLimit)[];
};
export type NewSignInLink = {
  readonly email: MailAddress;
  /** Of the mail, to who chose none. */
  readonly language?: "en" | "de";
  /** The User-Agent of the browser that signs in. */
  readonly device?: string;
  readonly deviceToken?: DeviceToken;
};
export type SignInLink = string;
export type Password = string;
/** Says which accounts signed in from this device before, eight at most; it opens nothing. */
export type DeviceToken = string;
export type SignInAddress = {
  readonly email: MailAddress;
};
export type SignInWays = {
  /** Whether a password may be asked for. */
  readonly password: boolean;
  /** Whether a passkey may be asked for. */
  readonly passkey: boolean;
  /** Whether a link may be asked for. */
  readonly link: boolean;
  /** Whether an account may be made with an address like this. */
  readonly signUp: boolean;
  readonly connection?: SignInConnection;
};
/** The corporate identity provider that this mail domain belongs to. */
export type SignInConnection = {
  readonly name: string;
  /** What admins call it. */
  readonly title?: string;
};
export type NewSignIn = {
  readonly email: MailAddress;
  readonly password: Password;
  /** The User-Agent of the browser that signs in. */
  readonly device?: string;
  readonly deviceToken?: DeviceToken;
};
export type SignInAnswer = {
  readonly continuation: Continuation;
  readonly newPassword?: Password;
  readonly code?: OneTimeCode;
  readonly recoveryCode?: RecoveryCode;
  readonly passkey?: PasskeyAssertion;
  readonly link?: SignInLink;
  readonly password?: Password;
};
/** Either the session, or what is asked next. */
export type SignIn = {
  readonly created?: CreatedSession;
  readonly step?: SignInStep;
};
export type SignInStep = {
  readonly asks: SignInAsks;
  readonly continuation: Continuation;
  readonly expiresAt: Time;
  readonly passkey?: PasskeyRequest;
};
/** `new-password`: answer `newPassword`. `code`: answer `code`, of the authenticator app, or a `recoveryCode` together with the `password` once more. `passkey`: answer `passkey`, to what the step says of it. `link`: answer `link`, of the mail. */
export type SignInAsks = "new-password" | "code" | "passkey" | "link";
export type Continuation = string;
export type SignUpRequestId = string;
export type SignUpConfirmation = {
  readonly email: MailAddress;
  readonly code: string;
  readonly name: Name;
  readonly newPassword: Password;
};
export type SignedUp = {
  /** `waiting`: an admin has to let the person in first. */
  readonly status: "ready" | "waiting";
};
export type SignUpRequest = {
  readonly id: SignUpRequestId;
  readonly email: string;
  readonly name: string;
  readonly createdAt: Time;
};
export type SignUpRequestPage = {
  readonly items: readonly (SignUpRequest)[];
  readonly nextCursor?: Cursor;
};
export type SignUpDecision = {
  readonly letIn: boolean;
};
/** `off`: nobody makes an account. `invitation`: whoever has an open invitation to a team. `domain`: whoever has an address of these mail domains. `approval`: whoever an admin lets in. `open`: everybody. */
export type SignUpMode = "off" | "invitation" | "domain" | "approval" | "open";
export type SignUpSettings = {
  readonly mode: SignUpMode;
  readonly domains?: readonly (string)[];
};
export type SourceDismissal = {
  /** Of the change that was seen: so that no other one is dismissed. */
  readonly contentHash: string;
};
export type SourceSchedule = "off" | "hourly" | "daily" | "weekly";
export type ApiSourceSettings = {
  /** Fetched through the egress door; redirects are not followed. */
  readonly url?: string;
  readonly schedule: SourceSchedule;
};
/** Another document than a version was made of last. */
export type UpstreamChange = {
  /** As the document calls it. */
  readonly version: string;
  readonly contentHash: string;
  readonly at: Time;
  readonly importId?: ImportId;
};
export type ApiSource = {
  readonly url?: string;
  readonly schedule: SourceSchedule;
  readonly reading?: ImportId;
  readonly lastReadAt?: Time;
  readonly lastImportId?: ImportId;
  /** What the last reading came to. */
  readonly result?: "unchanged" | "changed" | "failed";
  readonly nextReadAt?: Time;
  /** How often it could not be read, one after the other. */
  readonly failures: number;
  /** It failed so often that the schedule reads it no more, until a reading succeeds or it is saved again. */
  readonly stopped: boolean;
  readonly problem?: Problem;
  readonly changed?: UpstreamChange;
  readonly dismissed?: UpstreamChange;
};
export type TeamReference = string;
export type InvitationId = string;
export type MailAddress = string;
export type TeamRole = "owner" | "maintainer" | "member";
export type Team = {
  readonly id: TeamId;
  readonly name: Name;
  readonly slug?: Slug;
  readonly role: TeamRole;
};
/** Without `role` to an admin who is not in the team. */
export type TeamDetails = {
  readonly id: TeamId;
  readonly name: Name;
  readonly slug?: Slug;
  readonly role?: TeamRole;
  /** How many owners it has; the last one stays. */
  readonly owners: number;
  /** What you may do with it. */
  readonly acts: readonly (TeamAct)[];
  readonly createdAt: Time;
};
export type TeamAct = "rename" | "change-members" | "invite" | "hand-over";
export type TeamPage = {
  readonly items: readonly (Team)[];
  readonly nextCursor?: Cursor;
};
export type NewTeam = {
  readonly name: Name;
  readonly slug?: Slug;
};
export type TeamChanges = {
  readonly name?: Name;
  readonly slug?: Slug;
};
export type TeamTransfer = {
  readonly userId: UserId;
};
export type Member = {
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: TeamRole;
  readonly joinedAt?: Time;
};
export type MemberPage = {
  readonly items: readonly (Member)[];
  readonly nextCursor?: Cursor;
};
export type MemberChanges = {
  readonly role: TeamRole;
};
export type NewInvitation = {
  readonly email: MailAddress;
  readonly role: TeamRole;
};
export type Invitation = {
  readonly id: InvitationId;
  readonly email: string;
  readonly role: TeamRole;
  readonly status: "open" | "expired";
  /** What became of the newest mail; one that failed can be sent again. */
  readonly mail: "sending" | "sent" | "failed";
  readonly mailedAt?: Time;
  readonly createdAt: Time;
  readonly expiresAt: Time;
};
export type InvitationPage = {
  readonly items: readonly (Invitation)[];
  readonly nextCursor?: Cursor;
};
export type InvitationSecret = {
  /** The last part of the link in the mail. */
  readonly secret: string;
};
export type FoundInvitation = {
  readonly teamId: TeamId;
  readonly teamName: Name;
  readonly role: TeamRole;
  /** The name of who invites. */
  readonly invitedBy?: string;
  readonly expiresAt: Time;
};
export type TeamEntry = {
  readonly id: TeamId;
  readonly name: Name;
  readonly slug?: Slug;
  readonly owners: number;
  readonly createdAt: Time;
};
export type TeamDirectoryPage = {
  readonly items: readonly (TeamEntry)[];
  readonly nextCursor?: Cursor;
};
export type TestRequest = {
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";
  /** Path and query below the base of the API. */
  readonly path: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
};
export type Assertion = {
  readonly kind: "status" | "schema" | "latency" | "header";
  /** kind status: the status expected. */
  readonly status?: number;
  /** kind latency: the longest time allowed. */
  readonly maxMilliseconds?: number;
  /** kind header: its name. */
  readonly header?: string;
  /** kind header: the value expected. */
  readonly equals?: string;
};
export type EndpointTest = {
  readonly name: Name;
  readonly operationId: string;
  readonly request: TestRequest;
  readonly assertions: readonly (Assertion)[];
};
export type NewTestSuite = {
  readonly appId: AppId;
  readonly apiId: ApiReference;
  readonly version: Version;
  readonly name: Name;
  readonly tests: readonly (EndpointTest)[];
};
export type TestSuite = {
  readonly id: SuiteId;
  readonly appId: AppId;
  readonly apiId: ApiId;
  readonly apiSlug: Slug;
  readonly version: Version;
  readonly name: Name;
  readonly tests: readonly (EndpointTest)[];
  readonly createdAt: Time;
};
export type TestSuitePage = {
  readonly items: readonly (TestSuite)[];
  readonly nextCursor?: Cursor;
};
export type RunStatus = "queued" | "running" | "passed" | "failed" | "error";
export type AssertionResult = {
  readonly assertion: Assertion;
  readonly passed: boolean;
  /** `words` in English. */
  readonly detail: string;
  readonly words?: Phrase;
};
export type TestResult = {
  readonly name: Name;
  readonly passed: boolean;
  readonly status?: number;
  readonly durationMilliseconds?: number;
  readonly requestId?: string;
  readonly bodyExcerpt?: string;
  /** Why there was no answer. */
  readonly error?: string;
  readonly errorWords?: Phrase;
  readonly assertions: readonly (AssertionResult)[];
};
export type TestRun = {
  readonly id: RunId;
  readonly suiteId: SuiteId;
  readonly status: RunStatus;
  readonly createdAt: Time;
  readonly startedAt?: Time;
  readonly finishedAt?: Time;
  /** In a list, those of a large run are without assertions and excerpts; the run itself has them whole. */
  readonly results: readonly (TestResult)[];
};
export type TestRunPage = {
  readonly items: readonly (TestRun)[];
  readonly nextCursor?: Cursor;
};
export type AccessTokenId = string;
/** A group of operations, by the tag; who may change something may read it. */
export type AccessTokenScope = "users:read" | "users:write" | "teams:read" | "teams:write" | "apis:read" | "apis:write" | "consumers:read" | "consumers:write" | "docs:read" | "docs:write" | "analytics:read" | "analytics:write" | "testing:read" | "testing:write" | "audit:read" | "audit:write" | "meta:read" | "meta:write";
export type NewAccessToken = {
  readonly name: Name;
  readonly scopes: readonly (AccessTokenScope)[];
  /** A year from now at most. */
  readonly expiresAt: string;
};
export type AccessToken = {
  readonly id: AccessTokenId;
  readonly name: Name;
  readonly scopes: readonly (AccessTokenScope)[];
  readonly lastFour: string;
  readonly status: "active" | "expired" | "revoked";
  readonly createdAt: Time;
  readonly expiresAt: Time;
  readonly lastUsedAt?: Time;
  /** The IP address it was last used from. */
  readonly lastUsedFrom?: string;
};
export type CreatedAccessToken = {
  readonly token: AccessToken;
  /** Shown once. */
  readonly secret: string;
};
export type AccessTokenPage = {
  readonly items: readonly (AccessToken)[];
  readonly nextCursor?: Cursor;
};
export type Role = "admin" | "publisher" | "developer";
export type UserStatus = "active" | "disabled" | "deleted";
export type User = {
  readonly id: UserId;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly (Role)[];
  readonly createdAt: Time;
};
export type MailSwitches = {
  /** Sign-ins from a device that is new. That it was switched off is mailed, as is whatever else touches the account. */
  readonly security?: boolean;
  /** What happens in your teams. */
  readonly teams?: boolean;
  /** Versions, deprecations and incidents of APIs you use. */
  readonly apis?: boolean;
};
export type Preferences = {
  readonly language?: "en" | "de";
  readonly theme?: "light" | "dark";
  readonly timeZone?: TimeZone;
  readonly mails?: MailSwitches;
};
/** A name of the IANA time zone database. */
export type TimeZone = string;
export type CurrentUser = {
  readonly user: User;
  readonly teams: readonly (Team)[];
  readonly preferences: Preferences;
  /** How many notices were not seen; a hundred, where there are more. */
  readonly unseenNotices: number;
};
export type ProfileChanges = {
  readonly name?: PersonName;
  readonly language?: "en" | "de" | null;
  readonly theme?: "light" | "dark" | null;
  readonly timeZone?: string | null;
  readonly mails?: MailSwitches;
};
export type UserDetails = {
  readonly id: UserId;
  readonly email: string;
  /** Whether the identity provider says that it is theirs. */
  readonly emailVerified: boolean;
  readonly name: string;
  readonly role: Role;
  readonly status: UserStatus;
  readonly createdAt: Time;
  readonly lastSignInAt?: Time;
  readonly invitedAt?: Time;
  readonly disabledAt?: Time;
  readonly deletedAt?: Time;
  readonly erasedAt?: Time;
};
export type UserPage = {
  readonly items: readonly (UserDetails)[];
  readonly nextCursor?: Cursor;
};
export type NewUser = {
  readonly email: MailAddress;
  readonly name: PersonName;
  readonly role: Role;
};
export type UserReplacement = {
  readonly name: PersonName;
  readonly role: Role;
  readonly status: "active" | "disabled";
};
export type UserChanges = {
  readonly name?: PersonName;
  readonly role?: Role;
  readonly status?: "active" | "disabled";
};

export type Schemas = {
  Problem: Problem;
  ProblemCode: ProblemCode;
  Phrase: Phrase;
  PhraseValue: PhraseValue;
  ProblemError: ProblemError;
  Cursor: Cursor;
  Time: Time;
  Name: Name;
  PersonName: PersonName;
  Text: Text;
  UserId: UserId;
  TeamId: TeamId;
  SessionId: SessionId;
  ApiId: ApiId;
  Slug: Slug;
  ApiReference: ApiReference;
  Version: Version;
  AppId: AppId;
  SubscriptionId: SubscriptionId;
  ApiKeyId: ApiKeyId;
  ImportId: ImportId;
  UploadId: UploadId;
  LifecycleStepId: LifecycleStepId;
  SuiteId: SuiteId;
  RunId: RunId;
  PlanId: PlanId;
  PolicyKind: PolicyKind;
  PolicyEffect: PolicyEffect;
  Weekday: Weekday;
  ClockTime: ClockTime;
  TimeWindow: TimeWindow;
  TimeWindows: TimeWindows;
  HeaderName: HeaderName;
  RequiredHeader: RequiredHeader;
  RequiredHeaders: RequiredHeaders;
  PolicyAddresses: PolicyAddresses;
  Countries: Countries;
  CertificateSubjects: CertificateSubjects;
  PolicyScopes: PolicyScopes;
  PolicyPlans: PolicyPlans;
  PolicyOperations: PolicyOperations;
  AccessPolicy: AccessPolicy;
  PolicyList: PolicyList;
  AccessPolicies: AccessPolicies;
  SampleHeader: SampleHeader;
  SampleCall: SampleCall;
  AccessDryRunRequest: AccessDryRunRequest;
  AccessStep: AccessStep;
  AccessDryRun: AccessDryRun;
  AgentGrantId: AgentGrantId;
  AgentClientId: AgentClientId;
  AgentRedirectUri: AgentRedirectUri;
  NewAgentClient: NewAgentClient;
  AgentClient: AgentClient;
  AgentRequest: AgentRequest;
  AgentServer: AgentServer;
  FoundAgentRequest: FoundAgentRequest;
  AgentRequestDecision: AgentRequestDecision;
  DecidedAgentRequest: DecidedAgentRequest;
  AgentCode: AgentCode;
  AgentRefresh: AgentRefresh;
  AgentTokenShown: AgentTokenShown;
  AgentTokens: AgentTokens;
  AgentGrant: AgentGrant;
  AgentGrantPage: AgentGrantPage;
  Figures: Figures;
  Usage: Usage;
  Call: Call;
  CallPage: CallPage;
  NewDocumentUpload: NewDocumentUpload;
  DocumentUpload: DocumentUpload;
  NewImport: NewImport;
  ArchiveRoot: ArchiveRoot;
  DocumentRoot: DocumentRoot;
  ImportStatus: ImportStatus;
  Import: Import;
  LintReport: LintReport;
  DocumentKind: DocumentKind;
  DocumentFacts: DocumentFacts;
  Visibility: Visibility;
  SharedWith: SharedWith;
  SharedTeam: SharedTeam;
  Tags: Tags;
  Categories: Categories;
  DocumentField: DocumentField;
  DocumentFields: DocumentFields;
  WebAddress: WebAddress;
  ApiIcon: ApiIcon;
  NewApi: NewApi;
  ApiTransfer: ApiTransfer;
  ApiChanges: ApiChanges;
  Api: Api;
  CatalogueFacet: CatalogueFacet;
  CatalogueFacetValue: CatalogueFacetValue;
  CatalogueFacets: CatalogueFacets;
  ApiPage: ApiPage;
  ApiDeletion: ApiDeletion;
  VersionStatus: VersionStatus;
  NewApiVersion: NewApiVersion;
  ApiVersion: ApiVersion;
  Brownout: Brownout;
  Brownouts: Brownouts;
  DeprecationInformation: DeprecationInformation;
  Deprecation: Deprecation;
  DeprecationPlan: DeprecationPlan;
  LifecycleReason: LifecycleReason;
  DefaultVersion: DefaultVersion;
  LifecycleStep: LifecycleStep;
  LifecycleStepPage: LifecycleStepPage;
  ApiVersionPage: ApiVersionPage;
  LogoTheme: LogoTheme;
  Typeface: Typeface;
  AccentColour: AccentColour;
  LocalName: LocalName;
  AppearanceLine: AppearanceLine;
  LocalLine: LocalLine;
  AppearanceText: AppearanceText;
  LocalText: LocalText;
  LinkAddress: LinkAddress;
  PortalLink: PortalLink;
  PortalMenu: PortalMenu;
  HomeSection: HomeSection;
  PortalHome: PortalHome;
  PortalFooter: PortalFooter;
  LogoType: LogoType;
  Logo: Logo;
  LogoImage: LogoImage;
  LogoReference: LogoReference;
  AppearanceSettings: AppearanceSettings;
  Appearance: Appearance;
  AppearanceRestoration: AppearanceRestoration;
  AuditAction: AuditAction;
  AuditEntityId: AuditEntityId;
  AuditEntryId: AuditEntryId;
  AuditActor: AuditActor;
  AuditEntity: AuditEntity;
  AuditChange: AuditChange;
  AuditEntry: AuditEntry;
  AuditEntryPage: AuditEntryPage;
  AuditFault: AuditFault;
  AuditCheck: AuditCheck;
  AuditCheckPage: AuditCheckPage;
  AuditExportId: AuditExportId;
  AuditArchiveId: AuditArchiveId;
  AuditActorId: AuditActorId;
  AuditExportFormat: AuditExportFormat;
  AuditWorkStatus: AuditWorkStatus;
  NewAuditExport: NewAuditExport;
  AuditExport: AuditExport;
  AuditExportPage: AuditExportPage;
  AuditExportLink: AuditExportLink;
  NewAuditArchive: NewAuditArchive;
  AuditArchive: AuditArchive;
  AuditArchivePage: AuditArchivePage;
  NewSession: NewSession;
  SessionToken: SessionToken;
  SigningOut: SigningOut;
  SignedOut: SignedOut;
  SessionRefresh: SessionRefresh;
  CreatedSession: CreatedSession;
  Session: Session;
  SessionPage: SessionPage;
  AwsAccountId: AwsAccountId;
  AwsApiKind: AwsApiKind;
  AwsApiId: AwsApiId;
  AwsAccount: AwsAccount;
  AwsAccounts: AwsAccounts;
  AwsApi: AwsApi;
  AwsApiPage: AwsApiPage;
  AwsApiReference: AwsApiReference;
  BackendEnvironment: BackendEnvironment;
  BackendUrl: BackendUrl;
  BackendTarget: BackendTarget;
  BackendTargets: BackendTargets;
  HealthCheckPath: HealthCheckPath;
  EncodedSlashes: EncodedSlashes;
  BackendAuthKind: BackendAuthKind;
  ClientAuthentication: ClientAuthentication;
  KeyName: KeyName;
  OAuthScopes: OAuthScopes;
  BackendAuthSettings: BackendAuthSettings;
  BackendSettings: BackendSettings;
  BackendAuth: BackendAuth;
  Backend: Backend;
  BackendPage: BackendPage;
  BackendTestRequest: BackendTestRequest;
  SentHeader: SentHeader;
  BackendTest: BackendTest;
  AuthorizationSchemeName: AuthorizationSchemeName;
  AuthorizationFlowName: AuthorizationFlowName;
  AuthorizationScope: AuthorizationScope;
  AuthorizationFlow: AuthorizationFlow;
  AuthorizationScheme: AuthorizationScheme;
  CallAuthorization: CallAuthorization;
  AuthorizationEndpoint: AuthorizationEndpoint;
  CallTokenRequest: CallTokenRequest;
  CallTokenScopes: CallTokenScopes;
  CallToken: CallToken;
  ConnectionId: ConnectionId;
  ConnectionManager: ConnectionManager;
  ConnectionKind: ConnectionKind;
  MailDomain: MailDomain;
  ClaimName: ClaimName;
  Metadata: Metadata;
  ProviderUrl: ProviderUrl;
  ClientSecret: ClientSecret;
  ClientId: ClientId;
  OidcScopes: OidcScopes;
  ConnectionClaims: ConnectionClaims;
  MappedTeamRole: MappedTeamRole;
  ConnectionMapping: ConnectionMapping;
  Connection: Connection;
  ConnectionPage: ConnectionPage;
  NewConnection: NewConnection;
  ConnectionChanges: ConnectionChanges;
  NewConnectionTest: NewConnectionTest;
  GivenTeam: GivenTeam;
  ConnectionTest: ConnectionTest;
  ServiceProvider: ServiceProvider;
  Plan: Plan;
  Approval: Approval;
  Terms: Terms;
  TermsVersion: TermsVersion;
  OperationRate: OperationRate;
  OperationRates: OperationRates;
  PlanSummary: PlanSummary;
  PerSecond: PerSecond;
  PerMonth: PerMonth;
  LimitsPer: LimitsPer;
  PriceCents: PriceCents;
  NewPlan: NewPlan;
  PlanChanges: PlanChanges;
  PlanUse: PlanUse;
  PlanPreview: PlanPreview;
  PlanPage: PlanPage;
  AppDeletion: AppDeletion;
  AppTransfer: AppTransfer;
  NewApp: NewApp;
  AppContacts: AppContacts;
  CallbackUrls: CallbackUrls;
  AppChanges: AppChanges;
  App: App;
  AppPage: AppPage;
  SubscriptionStatus: SubscriptionStatus;
  Reason: Reason;
  NewSubscription: NewSubscription;
  SubscriptionChanges: SubscriptionChanges;
  Suspension: Suspension;
  Subscriber: Subscriber;
  SubscriberUsage: SubscriberUsage;
  SubscriberOperation: SubscriberOperation;
  SubscriberCount: SubscriberCount;
  ApiMessageId: ApiMessageId;
  NewApiMessage: NewApiMessage;
  MessageSubject: MessageSubject;
  ApiMessage: ApiMessage;
  SubscriberPage: SubscriberPage;
  AccessRequestId: AccessRequestId;
  Rejection: Rejection;
  AccessRequest: AccessRequest;
  AccessRequestPage: AccessRequestPage;
  Subscription: Subscription;
  SubscriptionPage: SubscriptionPage;
  KeyEnvironment: KeyEnvironment;
  NewApiKey: NewApiKey;
  KeyScopes: KeyScopes;
  KeyScope: KeyScope;
  AddressRanges: AddressRanges;
  KeyOverlap: KeyOverlap;
  NewRotation: NewRotation;
  RotatedApiKey: RotatedApiKey;
  ApiKey: ApiKey;
  StaleKey: StaleKey;
  StaleKeyPage: StaleKeyPage;
  KeyReport: KeyReport;
  FoundWhere: FoundWhere;
  CreatedApiKey: CreatedApiKey;
  ApiKeyPage: ApiKeyPage;
  UserCode: UserCode;
  CodeChallenge: CodeChallenge;
  Loopback: Loopback;
  NewDeviceAuthorization: NewDeviceAuthorization;
  CreatedDeviceAuthorization: CreatedDeviceAuthorization;
  ShownUserCode: ShownUserCode;
  DeviceAuthorization: DeviceAuthorization;
  DeviceAuthorizationDecision: DeviceAuthorizationDecision;
  DecidedDeviceAuthorization: DecidedDeviceAuthorization;
  DeviceAuthorizationProof: DeviceAuthorizationProof;
  RedeemedDeviceAuthorization: RedeemedDeviceAuthorization;
  ProtectedResource: ProtectedResource;
  McpTools: McpTools;
  McpTool: McpTool;
  Changes: Changes;
  Change: Change;
  CodeSamples: CodeSamples;
  CodeSample: CodeSample;
  OpenApiDocument: OpenApiDocument;
  UploadedDocument: UploadedDocument;
  CallCollection: CallCollection;
  DocumentFormat: DocumentFormat;
  SdkLanguage: SdkLanguage;
  Sdks: Sdks;
  Sdk: Sdk;
  SdkDependency: SdkDependency;
  SdkChanges: SdkChanges;
  SdkChange: SdkChange;
  SdkLines: SdkLines;
  OneTimeCode: OneTimeCode;
  AuthenticatorSecret: AuthenticatorSecret;
  AuthenticatorCode: AuthenticatorCode;
  RecoveryCode: RecoveryCode;
  RecoveryCodes: RecoveryCodes;
  SessionStepUp: SessionStepUp;
  CalledApi: CalledApi;
  GuideSlug: GuideSlug;
  GuideVersionNumber: GuideVersionNumber;
  GuideTitle: GuideTitle;
  GuideSource: GuideSource;
  GuideStatus: GuideStatus;
  GuideEntry: GuideEntry;
  Guides: Guides;
  GuideHeading: GuideHeading;
  GuideNode: GuideNode;
  Guide: Guide;
  GuideProblem: GuideProblem;
  GuideProblems: GuideProblems;
  GuideText: GuideText;
  GuidePreview: GuidePreview;
  NewGuide: NewGuide;
  GuideChanges: GuideChanges;
  GuideDraftEntry: GuideDraftEntry;
  GuideDrafts: GuideDrafts;
  GuideEdition: GuideEdition;
  GuideDraft: GuideDraft;
  GuideVersion: GuideVersion;
  GuideFileName: GuideFileName;
  GuideImageType: GuideImageType;
  NewGuideFile: NewGuideFile;
  GuideFile: GuideFile;
  GuideFiles: GuideFiles;
  GuideFileLink: GuideFileLink;
  McpOperations: McpOperations;
  McpServer: McpServer;
  Health: Health;
  DependencyName: DependencyName;
  Dependency: Dependency;
  Readiness: Readiness;
  DeployedVersion: DeployedVersion;
  DeploymentInfo: DeploymentInfo;
  Metrics: Metrics;
  MetricFamily: MetricFamily;
  MetricSample: MetricSample;
  NoticeId: NoticeId;
  SeenNotices: SeenNotices;
  NoticeKind: NoticeKind;
  Notice: Notice;
  NoticePage: NoticePage;
  PasskeyId: PasskeyId;
  PasskeyChallenge: PasskeyChallenge;
  PasskeyVerification: PasskeyVerification;
  PasskeyAttachment: PasskeyAttachment;
  RelyingPartyId: RelyingPartyId;
  WebAuthnBytes: WebAuthnBytes;
  Passkey: Passkey;
  NewPasskeySignIn: NewPasskeySignIn;
  PasskeyRequest: PasskeyRequest;
  PasskeyAssertion: PasskeyAssertion;
  PasskeyCreation: PasskeyCreation;
  NewPasskey: NewPasskey;
  AddedPasskey: AddedPasskey;
  PasswordReset: PasswordReset;
  PasswordChange: PasswordChange;
  Security: Security;
  RuleLevel: RuleLevel;
  Grade: Grade;
  PublishingRuleName: PublishingRuleName;
  PublishingRules: PublishingRules;
  PublishingException: PublishingException;
  ApiPublishingRules: ApiPublishingRules;
  PublicationFinding: PublicationFinding;
  AffectedApp: AffectedApp;
  PublicationPreview: PublicationPreview;
  MockAnswer: MockAnswer;
  MockCall: MockCall;
  ReferenceSlug: ReferenceSlug;
  ReferenceFields: ReferenceFields;
  ReferenceEntry: ReferenceEntry;
  ReferenceGroup: ReferenceGroup;
  ReferenceLink: ReferenceLink;
  Reference: Reference;
  ReferenceProperty: ReferenceProperty;
  ReferenceSchemaView: ReferenceSchemaView;
  ReferenceExample: ReferenceExample;
  ReferenceParameter: ReferenceParameter;
  ReferenceContent: ReferenceContent;
  ReferenceBody: ReferenceBody;
  ReferenceHeader: ReferenceHeader;
  ReferenceAnswer: ReferenceAnswer;
  ReferenceRequest: ReferenceRequest;
  ReferenceCall: ReferenceCall;
  ReferenceOperation: ReferenceOperation;
  ReferenceSchema: ReferenceSchema;
  SearchMisses: SearchMisses;
  SearchKind: SearchKind;
  SearchAnswer: SearchAnswer;
  SearchHit: SearchHit;
  SearchText: SearchText;
  SearchApi: SearchApi;
  SearchFacets: SearchFacets;
  SearchKindCount: SearchKindCount;
  SearchTagCount: SearchTagCount;
  SearchApiCount: SearchApiCount;
  DeploymentLimit: DeploymentLimit;
  DeploymentLimits: DeploymentLimits;
  NewSignInLink: NewSignInLink;
  SignInLink: SignInLink;
  Password: Password;
  DeviceToken: DeviceToken;
  SignInAddress: SignInAddress;
  SignInWays: SignInWays;
  SignInConnection: SignInConnection;
  NewSignIn: NewSignIn;
  SignInAnswer: SignInAnswer;
  SignIn: SignIn;
  SignInStep: SignInStep;
  SignInAsks: SignInAsks;
  Continuation: Continuation;
  SignUpRequestId: SignUpRequestId;
  SignUpConfirmation: SignUpConfirmation;
  SignedUp: SignedUp;
  SignUpRequest: SignUpRequest;
  SignUpRequestPage: SignUpRequestPage;
  SignUpDecision: SignUpDecision;
  SignUpMode: SignUpMode;
  SignUpSettings: SignUpSettings;
  SourceDismissal: SourceDismissal;
  SourceSchedule: SourceSchedule;
  ApiSourceSettings: ApiSourceSettings;
  UpstreamChange: UpstreamChange;
  ApiSource: ApiSource;
  TeamReference: TeamReference;
  InvitationId: InvitationId;
  MailAddress: MailAddress;
  TeamRole: TeamRole;
  Team: Team;
  TeamDetails: TeamDetails;
  TeamAct: TeamAct;
  TeamPage: TeamPage;
  NewTeam: NewTeam;
  TeamChanges: TeamChanges;
  TeamTransfer: TeamTransfer;
  Member: Member;
  MemberPage: MemberPage;
  MemberChanges: MemberChanges;
  NewInvitation: NewInvitation;
  Invitation: Invitation;
  InvitationPage: InvitationPage;
  InvitationSecret: InvitationSecret;
  FoundInvitation: FoundInvitation;
  TeamEntry: TeamEntry;
  TeamDirectoryPage: TeamDirectoryPage;
  TestRequest: TestRequest;
  Assertion: Assertion;
  EndpointTest: EndpointTest;
  NewTestSuite: NewTestSuite;
  TestSuite: TestSuite;
  TestSuitePage: TestSuitePage;
  RunStatus: RunStatus;
  AssertionResult: AssertionResult;
  TestResult: TestResult;
  TestRun: TestRun;
  TestRunPage: TestRunPage;
  AccessTokenId: AccessTokenId;
  AccessTokenScope: AccessTokenScope;
  NewAccessToken: NewAccessToken;
  AccessToken: AccessToken;
  CreatedAccessToken: CreatedAccessToken;
  AccessTokenPage: AccessTokenPage;
  Role: Role;
  UserStatus: UserStatus;
  User: User;
  MailSwitches: MailSwitches;
  Preferences: Preferences;
  TimeZone: TimeZone;
  CurrentUser: CurrentUser;
  ProfileChanges: ProfileChanges;
  UserDetails: UserDetails;
  UserPage: UserPage;
  NewUser: NewUser;
  UserReplacement: UserReplacement;
  UserChanges: UserChanges;
};

export type Operations = {
  getAccessPolicies: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: AccessPolicies };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  putAccessPolicies: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: AccessPolicies;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: AccessPolicies };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  dryRunAccess: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: AccessDryRunRequest;
    };
    response: { readonly status: 200; readonly body: AccessDryRun };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  registerAgentClient: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewAgentClient;
    };
    response: { readonly status: 201; readonly body: AgentClient };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  findAgentRequest: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: AgentRequest;
    };
    response: { readonly status: 200; readonly body: FoundAgentRequest };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  decideAgentRequest: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: AgentRequestDecision;
    };
    response: { readonly status: 200; readonly body: DecidedAgentRequest };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  listAgentGrants: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: AgentGrantPage };
    function: 'auth';
    access: 'user';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  revokeAgentGrant: {
    request: {
      readonly params: {
        readonly grantId: AgentGrantId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  redeemAgentGrant: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: AgentCode;
    };
    response: { readonly status: 200; readonly body: AgentTokens };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  refreshAgentGrant: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: AgentRefresh;
    };
    response: { readonly status: 200; readonly body: AgentTokens };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  endAgentGrant: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: AgentTokenShown;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  getAppUsage: {
    request: {
      readonly params: {
        readonly appId: AppId;
      };
      readonly query: {
        readonly from: Time;
        readonly to: Time;
        readonly apiId?: ApiId;
      };
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Usage };
    function: 'analytics';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getApiUsage: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: {
        readonly from: Time;
        readonly to: Time;
      };
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Usage };
    function: 'analytics';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listCalls: {
    request: {
      readonly params: {
        readonly appId: AppId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: CallPage };
    function: 'analytics';
    access: 'user';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createDocumentUpload: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewDocumentUpload;
    };
    response: { readonly status: 201; readonly body: DocumentUpload };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  createImport: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewImport;
    };
    response: { readonly status: 202; readonly body: Import };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getImport: {
    request: {
      readonly params: {
        readonly importId: ImportId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Import };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listApis: {
    request: {
      readonly params: Record<never, never>;
      readonly query: {
        readonly q?: string;
        readonly tag?: string;
        readonly category?: string;
        readonly teamId?: TeamId;
        readonly access?: Visibility;
        readonly lifecycle?: VersionStatus;
        readonly grade?: Grade;
        readonly kind?: DocumentKind;
        readonly createdBefore?: Time;
        readonly sort?: "newest" | "name" | "updated" | "grade";
        readonly featured?: boolean;
      };
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: ApiPage };
    function: 'apis';
    access: 'reader';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createApi: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewApi;
    };
    response: { readonly status: 201; readonly body: Api };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getCatalogueFacets: {
    request: {
      readonly params: Record<never, never>;
      readonly query: {
        readonly q?: string;
        readonly tag?: string;
        readonly category?: string;
        readonly teamId?: TeamId;
        readonly access?: Visibility;
        readonly lifecycle?: VersionStatus;
        readonly grade?: Grade;
        readonly kind?: DocumentKind;
      };
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: CatalogueFacets };
    function: 'apis';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getApi: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Api };
    function: 'apis';
    access: 'reader';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  updateApi: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: ApiChanges;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: Api };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  getApiIcon: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: ApiIcon };
    function: 'apis';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  transferApi: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: ApiTransfer;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: Api };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  deleteApi: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: ApiDeletion;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  listApiVersions: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: ApiVersionPage };
    function: 'apis';
    access: 'reader';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createApiVersion: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: NewApiVersion;
    };
    response: { readonly status: 201; readonly body: ApiVersion };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getApiVersion: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: ApiVersion };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  putDeprecation: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: Record<never, never>;
      readonly body: DeprecationPlan;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: ApiVersion };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  withdrawDeprecation: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: Record<never, never>;
      readonly body: LifecycleReason;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: ApiVersion };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  retireApiVersion: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: Record<never, never>;
      readonly body: LifecycleReason;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: ApiVersion };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  putDefaultVersion: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: DefaultVersion;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: Api };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  listLifecycleSteps: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: LifecycleStepPage };
    function: 'apis';
    access: 'publisher';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  publishApiVersion: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: {
        readonly makeDefault: boolean;
        readonly reason?: string;
      };
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: ApiVersion };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  getAppearance: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Appearance };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  putAppearance: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: AppearanceSettings;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: Appearance };
    function: 'docs';
    access: 'admin';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  restoreAppearance: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: AppearanceRestoration;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: Appearance };
    function: 'docs';
    access: 'admin';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  getLogo: {
    request: {
      readonly params: {
        readonly logoTheme: LogoTheme;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: LogoImage };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listAuditEntries: {
    request: {
      readonly params: Record<never, never>;
      readonly query: {
        readonly actorId?: AuditActorId;
        readonly entityId?: AuditEntityId;
        readonly action?: AuditAction;
        readonly from?: Time;
        readonly to?: Time;
      };
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: AuditEntryPage };
    function: 'auth';
    access: 'admin';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listAuditChecks: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: AuditCheckPage };
    function: 'auth';
    access: 'admin';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listAuditExports: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: AuditExportPage };
    function: 'auth';
    access: 'admin';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createAuditExport: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewAuditExport;
    };
    response: { readonly status: 202; readonly body: AuditExport };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getAuditExport: {
    request: {
      readonly params: {
        readonly exportId: AuditExportId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: AuditExport };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getAuditExportLink: {
    request: {
      readonly params: {
        readonly exportId: AuditExportId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: AuditExportLink };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listAuditArchives: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: AuditArchivePage };
    function: 'auth';
    access: 'admin';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createAuditArchive: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewAuditArchive;
    };
    response: { readonly status: 202; readonly body: AuditArchive };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getAuditArchive: {
    request: {
      readonly params: {
        readonly archiveId: AuditArchiveId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: AuditArchive };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listSessions: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: SessionPage };
    function: 'auth';
    access: 'user';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createSession: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewSession;
    };
    response: { readonly status: 201; readonly body: CreatedSession };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  deleteSessions: {
    request: {
      readonly params: Record<never, never>;
      readonly query: {
        readonly keepThis: boolean;
      };
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  refreshSession: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: SessionRefresh;
    };
    response: { readonly status: 200; readonly body: CreatedSession };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  signOut: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: SigningOut;
    };
    response: { readonly status: 200; readonly body: SignedOut };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  deleteSession: {
    request: {
      readonly params: {
        readonly sessionId: SessionId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  listAwsAccounts: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: AwsAccounts };
    function: 'apis';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listAwsApis: {
    request: {
      readonly params: {
        readonly accountId: AwsAccountId;
      };
      readonly query: {
        readonly kind: AwsApiKind;
      };
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: AwsApiPage };
    function: 'apis';
    access: 'admin';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listBackends: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: BackendPage };
    function: 'apis';
    access: 'publisher';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getBackend: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: {
        readonly environment: "live" | "test";
      };
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Backend };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  putBackend: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: {
        readonly environment: "live" | "test";
      };
      readonly body: BackendSettings;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: Backend };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  deleteBackend: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: {
        readonly environment: "live" | "test";
      };
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  testBackend: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: {
        readonly environment: "live" | "test";
      };
      readonly body: BackendTestRequest;
    };
    response: { readonly status: 200; readonly body: BackendTest };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  getCallAuthorization: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: {
        readonly environment: "live" | "test";
        readonly operation?: string;
      };
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: CallAuthorization };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getAuthorizationEndpoint: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: {
        readonly environment: "live" | "test";
        readonly scheme: AuthorizationSchemeName;
      };
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: AuthorizationEndpoint };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  exchangeCallToken: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: {
        readonly environment: "live" | "test";
      };
      readonly body: CallTokenRequest;
    };
    response: { readonly status: 200; readonly body: CallToken };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  listConnections: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: ConnectionPage };
    function: 'auth';
    access: 'admin';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createConnection: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewConnection;
    };
    response: { readonly status: 201; readonly body: Connection };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getConnection: {
    request: {
      readonly params: {
        readonly connectionId: ConnectionId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Connection };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  deleteConnection: {
    request: {
      readonly params: {
        readonly connectionId: ConnectionId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  updateConnection: {
    request: {
      readonly params: {
        readonly connectionId: ConnectionId;
      };
      readonly query: Record<never, never>;
      readonly body: ConnectionChanges;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: Connection };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  testConnection: {
    request: {
      readonly params: {
        readonly connectionId: ConnectionId;
      };
      readonly query: Record<never, never>;
      readonly body: NewConnectionTest;
    };
    response: { readonly status: 200; readonly body: ConnectionTest };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  getServiceProvider: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: ServiceProvider };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listPlans: {
    request: {
      readonly params: Record<never, never>;
      readonly query: {
        readonly archived: boolean;
        readonly apiId?: ApiReference;
      };
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: PlanPage };
    function: 'apis';
    access: 'reader';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createPlan: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewPlan;
    };
    response: { readonly status: 201; readonly body: Plan };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getPlan: {
    request: {
      readonly params: {
        readonly planId: PlanId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Plan };
    function: 'apis';
    access: 'reader';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  archivePlan: {
    request: {
      readonly params: {
        readonly planId: PlanId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  updatePlan: {
    request: {
      readonly params: {
        readonly planId: PlanId;
      };
      readonly query: Record<never, never>;
      readonly body: PlanChanges;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: Plan };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  previewPlanChange: {
    request: {
      readonly params: {
        readonly planId: PlanId;
      };
      readonly query: Record<never, never>;
      readonly body: PlanChanges;
    };
    response: { readonly status: 200; readonly body: PlanPreview };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  listApps: {
    request: {
      readonly params: Record<never, never>;
      readonly query: {
        readonly teamId?: TeamId;
      };
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: AppPage };
    function: 'apis';
    access: 'user';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createApp: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewApp;
    };
    response: { readonly status: 201; readonly body: App };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getApp: {
    request: {
      readonly params: {
        readonly appId: AppId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: App };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  deleteApp: {
    request: {
      readonly params: {
        readonly appId: AppId;
      };
      readonly query: Record<never, never>;
      readonly body: AppDeletion;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  updateApp: {
    request: {
      readonly params: {
        readonly appId: AppId;
      };
      readonly query: Record<never, never>;
      readonly body: AppChanges;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: App };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  transferApp: {
    request: {
      readonly params: {
        readonly appId: AppId;
      };
      readonly query: Record<never, never>;
      readonly body: AppTransfer;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: App };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  listSubscriptions: {
    request: {
      readonly params: {
        readonly appId: AppId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: SubscriptionPage };
    function: 'apis';
    access: 'user';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createSubscription: {
    request: {
      readonly params: {
        readonly appId: AppId;
      };
      readonly query: Record<never, never>;
      readonly body: NewSubscription;
    };
    response: { readonly status: 201; readonly body: Subscription };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getSubscription: {
    request: {
      readonly params: {
        readonly appId: AppId;
        readonly subscriptionId: SubscriptionId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Subscription };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  cancelSubscription: {
    request: {
      readonly params: {
        readonly appId: AppId;
        readonly subscriptionId: SubscriptionId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  changeSubscription: {
    request: {
      readonly params: {
        readonly appId: AppId;
        readonly subscriptionId: SubscriptionId;
      };
      readonly query: Record<never, never>;
      readonly body: SubscriptionChanges;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: Subscription };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  listSubscribers: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: {
        readonly callsDeprecated?: boolean;
      };
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: SubscriberPage };
    function: 'apis';
    access: 'publisher';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  countSubscribers: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: {
        readonly sharedWith?: string;
        readonly teamId?: TeamId;
      };
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: SubscriberCount };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  writeToSubscribers: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: NewApiMessage;
    };
    response: { readonly status: 202; readonly body: ApiMessage };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getSubscriberUsage: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly subscriptionId: SubscriptionId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: SubscriberUsage };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  suspendSubscription: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly subscriptionId: SubscriptionId;
      };
      readonly query: Record<never, never>;
      readonly body: Suspension;
    };
    response: { readonly status: 200; readonly body: Subscriber };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  resumeSubscription: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly subscriptionId: SubscriptionId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  listAccessRequests: {
    request: {
      readonly params: Record<never, never>;
      readonly query: {
        readonly decided: boolean;
      };
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: AccessRequestPage };
    function: 'apis';
    access: 'publisher';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  approveAccessRequest: {
    request: {
      readonly params: {
        readonly accessRequestId: AccessRequestId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: AccessRequest };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  rejectAccessRequest: {
    request: {
      readonly params: {
        readonly accessRequestId: AccessRequestId;
      };
      readonly query: Record<never, never>;
      readonly body: Rejection;
    };
    response: { readonly status: 200; readonly body: AccessRequest };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  listApiKeys: {
    request: {
      readonly params: {
        readonly appId: AppId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: ApiKeyPage };
    function: 'apis';
    access: 'user';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createApiKey: {
    request: {
      readonly params: {
        readonly appId: AppId;
      };
      readonly query: Record<never, never>;
      readonly body: NewApiKey;
    };
    response: { readonly status: 201; readonly body: CreatedApiKey };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  revokeApiKey: {
    request: {
      readonly params: {
        readonly appId: AppId;
        readonly keyId: ApiKeyId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  rotateApiKey: {
    request: {
      readonly params: {
        readonly appId: AppId;
        readonly keyId: ApiKeyId;
      };
      readonly query: Record<never, never>;
      readonly body: NewRotation;
    };
    response: { readonly status: 201; readonly body: RotatedApiKey };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  listStaleKeys: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: StaleKeyPage };
    function: 'apis';
    access: 'admin';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  reportKey: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: KeyReport;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'apis';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  createTryItKey: {
    request: {
      readonly params: {
        readonly appId: AppId;
      };
      readonly query: {
        readonly environment: "live" | "test";
      };
      readonly body: undefined;
    };
    response: { readonly status: 201; readonly body: CreatedApiKey };
    function: 'apis';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  createDeviceAuthorization: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewDeviceAuthorization;
    };
    response: { readonly status: 201; readonly body: CreatedDeviceAuthorization };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  findDeviceAuthorization: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: ShownUserCode;
    };
    response: { readonly status: 200; readonly body: DeviceAuthorization };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  decideDeviceAuthorization: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: DeviceAuthorizationDecision;
    };
    response: { readonly status: 200; readonly body: DecidedDeviceAuthorization };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  redeemDeviceAuthorization: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: DeviceAuthorizationProof;
    };
    response: { readonly status: 200; readonly body: RedeemedDeviceAuthorization };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  getDocument: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: {
        readonly source: boolean;
      };
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: OpenApiDocument };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getUploadedDocument: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: UploadedDocument };
    function: 'docs';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getDocumentFile: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
        readonly format: DocumentFormat;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
      /** The one that its caller prefers. */
      readonly media: "application/yaml" | "application/graphql" | "application/json";
    };
    response: { readonly status: 200; readonly body: Uint8Array };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listSdks: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Sdks };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getSdkChanges: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
        readonly language: SdkLanguage;
      };
      readonly query: {
        readonly from?: Version;
      };
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: SdkChanges };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getSdk: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
        readonly language: SdkLanguage;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Uint8Array };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getChanges: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: {
        readonly from?: Version;
      };
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Changes };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getCodeSamples: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: {
        readonly operation?: string;
      };
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: CodeSamples };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listMcpTools: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: {
        readonly all: boolean;
      };
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: McpTools };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  describeResource: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: ProtectedResource };
    function: 'docs';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  describeMcpResource: {
    request: {
      readonly params: {
        readonly apiId: CalledApi;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: ProtectedResource };
    function: 'docs';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  confirmAuthenticator: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: AuthenticatorCode;
    };
    response: { readonly status: 200; readonly body: RecoveryCodes };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  associateAuthenticator: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: AuthenticatorSecret };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  removeAuthenticator: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  renewRecoveryCodes: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: RecoveryCodes };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  stepUpSession: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: SessionStepUp;
    };
    response: { readonly status: 200; readonly body: CreatedSession };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  callApiRoot: {
    request: {
      readonly params: {
        readonly apiId: CalledApi;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: undefined };
    function: 'gateway';
    access: 'key';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  callApi: {
    request: {
      readonly params: {
        readonly apiId: CalledApi;
        readonly path: string;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: undefined };
    function: 'gateway';
    access: 'key';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  callMcpServer: {
    request: {
      readonly params: {
        readonly apiId: CalledApi;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: undefined };
    function: 'gateway';
    access: 'key';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  listGuides: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: {
        readonly version?: Version;
      };
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Guides };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getGuide: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly guide: GuideSlug;
      };
      readonly query: {
        readonly version?: Version;
      };
      readonly body: undefined;
      /** The one that its caller prefers. */
      readonly media: "application/json" | "text/markdown";
    };
    response: { readonly status: 200; readonly body: Guide };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listGuideDrafts: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: GuideDrafts };
    function: 'docs';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createGuide: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: NewGuide;
    };
    response: { readonly status: 201; readonly body: GuideDraft };
    function: 'docs';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getGuideDraft: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly guide: GuideSlug;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: GuideDraft };
    function: 'docs';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  deleteGuide: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly guide: GuideSlug;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'docs';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  updateGuide: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly guide: GuideSlug;
      };
      readonly query: Record<never, never>;
      readonly body: GuideChanges;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: GuideDraft };
    function: 'docs';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  getGuideVersion: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly guide: GuideSlug;
        readonly number: GuideVersionNumber;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: GuideVersion };
    function: 'docs';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listGuideFiles: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: GuideFiles };
    function: 'docs';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  addGuideFile: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: NewGuideFile;
    };
    response: { readonly status: 201; readonly body: GuideFile };
    function: 'docs';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getGuideFile: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly file: GuideFileName;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: GuideFileLink };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  deleteGuideFile: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly file: GuideFileName;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'docs';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  previewGuide: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: GuideText;
    };
    response: { readonly status: 200; readonly body: GuidePreview };
    function: 'docs';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  getMcpServer: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: McpServer };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  putMcpServer: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: McpServer;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: McpServer };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  getHealth: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Health };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getReadiness: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Readiness };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getInfo: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: DeploymentInfo };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getVersion: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: DeployedVersion };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getMetrics: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
      /** The one that its caller prefers. */
      readonly media: "application/json" | "application/openmetrics-text";
    };
    response: { readonly status: 200; readonly body: Metrics };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listNotices: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: NoticePage };
    function: 'auth';
    access: 'user';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  seeNotices: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: SeenNotices;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  beginPasskeySignIn: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewPasskeySignIn;
    };
    response: { readonly status: 201; readonly body: SignIn };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  beginPasskey: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: PasskeyCreation };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  addPasskey: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewPasskey;
    };
    response: { readonly status: 200; readonly body: AddedPasskey };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  removePasskey: {
    request: {
      readonly params: {
        readonly passkeyId: PasskeyId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  askPasswordCode: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: SignInAddress;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  resetPassword: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: PasswordReset;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  changePassword: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: PasswordChange;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  getSecurity: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Security };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listPortalGuides: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Guides };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getPortalGuide: {
    request: {
      readonly params: {
        readonly guide: GuideSlug;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
      /** The one that its caller prefers. */
      readonly media: "application/json" | "text/markdown";
    };
    response: { readonly status: 200; readonly body: Guide };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listPortalGuideDrafts: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: GuideDrafts };
    function: 'docs';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createPortalGuide: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewGuide;
    };
    response: { readonly status: 201; readonly body: GuideDraft };
    function: 'docs';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getPortalGuideDraft: {
    request: {
      readonly params: {
        readonly guide: GuideSlug;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: GuideDraft };
    function: 'docs';
    access: 'admin';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  deletePortalGuide: {
    request: {
      readonly params: {
        readonly guide: GuideSlug;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'docs';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  updatePortalGuide: {
    request: {
      readonly params: {
        readonly guide: GuideSlug;
      };
      readonly query: Record<never, never>;
      readonly body: GuideChanges;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: GuideDraft };
    function: 'docs';
    access: 'admin';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  getPortalGuideVersion: {
    request: {
      readonly params: {
        readonly guide: GuideSlug;
        readonly number: GuideVersionNumber;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: GuideVersion };
    function: 'docs';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listPortalGuideFiles: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: GuideFiles };
    function: 'docs';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  addPortalGuideFile: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewGuideFile;
    };
    response: { readonly status: 201; readonly body: GuideFile };
    function: 'docs';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getPortalGuideFile: {
    request: {
      readonly params: {
        readonly file: GuideFileName;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: GuideFileLink };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  deletePortalGuideFile: {
    request: {
      readonly params: {
        readonly file: GuideFileName;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'docs';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  previewPortalGuide: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: GuideText;
    };
    response: { readonly status: 200; readonly body: GuidePreview };
    function: 'docs';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  getPublishingRules: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: PublishingRules };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  putPublishingRules: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: PublishingRules;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: PublishingRules };
    function: 'apis';
    access: 'admin';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  getApiPublishingRules: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: ApiPublishingRules };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  putApiPublishingRules: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: ApiPublishingRules;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: ApiPublishingRules };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  previewPublication: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: PublicationPreview };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getReference: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
      };
      readonly query: {
        readonly q?: string;
        readonly tag?: string;
        readonly part?: number;
      };
      readonly body: undefined;
      /** The one that its caller prefers. */
      readonly media: "application/json" | "text/markdown";
    };
    response: { readonly status: 200; readonly body: Reference };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getReferenceOperation: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
        readonly operation: ReferenceSlug;
      };
      readonly query: {
        readonly whole: boolean;
      };
      readonly body: undefined;
      /** The one that its caller prefers. */
      readonly media: "application/json" | "text/markdown";
    };
    response: { readonly status: 200; readonly body: ReferenceOperation };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getMockAnswer: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
        readonly operation: ReferenceSlug;
      };
      readonly query: {
        readonly status?: number;
      };
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: MockAnswer };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  callMock: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
        readonly operation: ReferenceSlug;
      };
      readonly query: Record<never, never>;
      readonly body: MockCall;
    };
    response: { readonly status: 200; readonly body: MockAnswer };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  getReferenceSchema: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
        readonly version: Version;
        readonly schema: ReferenceSlug;
      };
      readonly query: {
        readonly whole: boolean;
      };
      readonly body: undefined;
      /** The one that its caller prefers. */
      readonly media: "application/json" | "text/markdown";
    };
    response: { readonly status: 200; readonly body: ReferenceSchema };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  search: {
    request: {
      readonly params: Record<never, never>;
      readonly query: {
        readonly q: string;
        readonly kind?: SearchKind;
        readonly api?: ApiReference;
        readonly tag?: string;
        readonly typing: boolean;
      };
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: SearchAnswer };
    function: 'docs';
    access: 'reader';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listSearchMisses: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: SearchMisses };
    function: 'docs';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listApiSearchMisses: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: SearchMisses };
    function: 'docs';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  getLimits: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: DeploymentLimits };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  askSignInLink: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewSignInLink;
    };
    response: { readonly status: 201; readonly body: SignIn };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  findSignInWays: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: SignInAddress;
    };
    response: { readonly status: 200; readonly body: SignInWays };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  beginSignIn: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewSignIn;
    };
    response: { readonly status: 201; readonly body: SignIn };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  answerSignIn: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: SignInAnswer;
    };
    response: { readonly status: 200; readonly body: SignIn };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  askSignUp: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: SignInAddress;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  confirmSignUp: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: SignUpConfirmation;
    };
    response: { readonly status: 200; readonly body: SignedUp };
    function: 'auth';
    access: 'public';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  listSignUpRequests: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: SignUpRequestPage };
    function: 'auth';
    access: 'admin';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  decideSignUpRequest: {
    request: {
      readonly params: {
        readonly requestId: SignUpRequestId;
      };
      readonly query: Record<never, never>;
      readonly body: SignUpDecision;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  getSignUpSettings: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: SignUpSettings };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  putSignUpSettings: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: SignUpSettings;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: SignUpSettings };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  getApiSource: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: ApiSource };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  putApiSource: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: ApiSourceSettings;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: ApiSource };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  readApiSource: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 202; readonly body: Import };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  dismissSourceChange: {
    request: {
      readonly params: {
        readonly apiId: ApiReference;
      };
      readonly query: Record<never, never>;
      readonly body: SourceDismissal;
    };
    response: { readonly status: 200; readonly body: ApiSource };
    function: 'apis';
    access: 'publisher';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  listTeams: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: TeamPage };
    function: 'auth';
    access: 'user';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createTeam: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewTeam;
    };
    response: { readonly status: 201; readonly body: Team };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getTeam: {
    request: {
      readonly params: {
        readonly teamId: TeamReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: TeamDetails };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  updateTeam: {
    request: {
      readonly params: {
        readonly teamId: TeamReference;
      };
      readonly query: Record<never, never>;
      readonly body: TeamChanges;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: TeamDetails };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  transferTeam: {
    request: {
      readonly params: {
        readonly teamId: TeamReference;
      };
      readonly query: Record<never, never>;
      readonly body: TeamTransfer;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: TeamDetails };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  leaveTeam: {
    request: {
      readonly params: {
        readonly teamId: TeamReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  listMembers: {
    request: {
      readonly params: {
        readonly teamId: TeamReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: MemberPage };
    function: 'auth';
    access: 'user';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  removeMember: {
    request: {
      readonly params: {
        readonly teamId: TeamReference;
        readonly userId: UserId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  updateMember: {
    request: {
      readonly params: {
        readonly teamId: TeamReference;
        readonly userId: UserId;
      };
      readonly query: Record<never, never>;
      readonly body: MemberChanges;
    };
    response: { readonly status: 200; readonly body: Member };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  listInvitations: {
    request: {
      readonly params: {
        readonly teamId: TeamReference;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: InvitationPage };
    function: 'auth';
    access: 'user';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createInvitation: {
    request: {
      readonly params: {
        readonly teamId: TeamReference;
      };
      readonly query: Record<never, never>;
      readonly body: NewInvitation;
    };
    response: { readonly status: 201; readonly body: Invitation };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  revokeInvitation: {
    request: {
      readonly params: {
        readonly teamId: TeamReference;
        readonly invitationId: InvitationId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  resendInvitation: {
    request: {
      readonly params: {
        readonly teamId: TeamReference;
        readonly invitationId: InvitationId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: Invitation };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  findInvitation: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: InvitationSecret;
    };
    response: { readonly status: 200; readonly body: FoundInvitation };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  acceptInvitation: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: InvitationSecret;
    };
    response: { readonly status: 201; readonly body: Team };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  listTeamDirectory: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: TeamDirectoryPage };
    function: 'auth';
    access: 'admin';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listTestSuites: {
    request: {
      readonly params: Record<never, never>;
      readonly query: {
        readonly appId: AppId;
      };
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: TestSuitePage };
    function: 'testing';
    access: 'user';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createTestSuite: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewTestSuite;
    };
    response: { readonly status: 201; readonly body: TestSuite };
    function: 'testing';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getTestSuite: {
    request: {
      readonly params: {
        readonly suiteId: SuiteId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: TestSuite };
    function: 'testing';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  deleteTestSuite: {
    request: {
      readonly params: {
        readonly suiteId: SuiteId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'testing';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  listTestRuns: {
    request: {
      readonly params: {
        readonly suiteId: SuiteId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: TestRunPage };
    function: 'testing';
    access: 'user';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createTestRun: {
    request: {
      readonly params: {
        readonly suiteId: SuiteId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 202; readonly body: TestRun };
    function: 'testing';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  getTestRun: {
    request: {
      readonly params: {
        readonly suiteId: SuiteId;
        readonly runId: RunId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: TestRun };
    function: 'testing';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  listAccessTokens: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: AccessTokenPage };
    function: 'auth';
    access: 'user';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createAccessToken: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewAccessToken;
    };
    response: { readonly status: 201; readonly body: CreatedAccessToken };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: true;
    changing: true;
  };
  revokeAccessToken: {
    request: {
      readonly params: {
        readonly tokenId: AccessTokenId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  listUsers: {
    request: {
      readonly params: Record<never, never>;
      readonly query: {
        readonly q?: string;
        readonly role?: Role;
        readonly status?: UserStatus;
        readonly teamId?: TeamId;
        readonly signedInFrom?: Time;
        readonly signedInTo?: Time;
      };
      readonly body: undefined;
      readonly page: Page;
    };
    response: { readonly status: 200; readonly body: UserPage };
    function: 'auth';
    access: 'admin';
    paged: true;
    tagged: false;
    repeatable: false;
    changing: false;
  };
  createUser: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: NewUser;
    };
    response: { readonly status: 201; readonly body: UserDetails };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: true;
    repeatable: true;
    changing: true;
  };
  getCurrentUser: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: CurrentUser };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  updateCurrentUser: {
    request: {
      readonly params: Record<never, never>;
      readonly query: Record<never, never>;
      readonly body: ProfileChanges;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: CurrentUser };
    function: 'auth';
    access: 'user';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  getUser: {
    request: {
      readonly params: {
        readonly userId: UserId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: UserDetails };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: false;
  };
  replaceUser: {
    request: {
      readonly params: {
        readonly userId: UserId;
      };
      readonly query: Record<never, never>;
      readonly body: UserReplacement;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: UserDetails };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  deleteUser: {
    request: {
      readonly params: {
        readonly userId: UserId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  updateUser: {
    request: {
      readonly params: {
        readonly userId: UserId;
      };
      readonly query: Record<never, never>;
      readonly body: UserChanges;
      /** The tag of the state that was seen. */
      readonly ifMatch: string;
    };
    response: { readonly status: 200; readonly body: UserDetails };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: true;
    repeatable: false;
    changing: true;
  };
  inviteUser: {
    request: {
      readonly params: {
        readonly userId: UserId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 204; readonly body: undefined };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
  restoreUser: {
    request: {
      readonly params: {
        readonly userId: UserId;
      };
      readonly query: Record<never, never>;
      readonly body: undefined;
    };
    response: { readonly status: 200; readonly body: UserDetails };
    function: 'auth';
    access: 'admin';
    paged: false;
    tagged: false;
    repeatable: false;
    changing: true;
  };
};
