import type * as Models from './models.ts';
import type { Call, CallOptions, OperationSpec, Transport } from './runtime.ts';
import { iterate, type ItemOf, type PageSpec } from './streams.ts';

export type GetAccessPoliciesInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
};

export type GetAccessPoliciesOutput = Models.AccessPolicies;

/** The body of an ApiError thrown by getAccessPolicies. */
export type GetAccessPoliciesFailure = Models.Problem2;

const getAccessPoliciesSpec: OperationSpec = {
  id: "getAccessPolicies",
  method: "GET",
  path: "/apis/{apiId}/access-policies",
  parameters: [["apiId", "apiId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Who may call an API, beyond holding a key
 *
 * GET /apis/{apiId}/access-policies
 */
export const getAccessPolicies = (transport: Transport, input: GetAccessPoliciesInput, options?: CallOptions): Call<GetAccessPoliciesOutput> =>
  transport.call<GetAccessPoliciesOutput>(getAccessPoliciesSpec, input, options);

export type PutAccessPoliciesInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.AccessPolicies };

export type PutAccessPoliciesOutput = Models.AccessPolicies;

/** The body of an ApiError thrown by putAccessPolicies. */
export type PutAccessPoliciesFailure = Models.Problem2;

const putAccessPoliciesSpec: OperationSpec = {
  id: "putAccessPolicies",
  method: "PUT",
  path: "/apis/{apiId}/access-policies",
  parameters: [["apiId", "apiId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: true,
};

/**
 * Say who may call an API, beyond holding a key
 *
 * A call must fulfil each policy that holds for it; what does not is answered 403, `policy-refused`, with the
 * kind of the policy and
 * nothing else of it, and is metered. The gateway follows within five seconds.
 *
 *
 * PUT /apis/{apiId}/access-policies
 */
export const putAccessPolicies = (transport: Transport, input: PutAccessPoliciesInput, options?: CallOptions): Call<PutAccessPoliciesOutput> =>
  transport.call<PutAccessPoliciesOutput>(putAccessPoliciesSpec, input, options);

export type DryRunAccessInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
} & { body: Models.AccessDryRunRequest };

export type DryRunAccessOutput = Models.AccessDryRun;

/** The body of an ApiError thrown by dryRunAccess. */
export type DryRunAccessFailure = Models.Problem2;

const dryRunAccessSpec: OperationSpec = {
  id: "dryRunAccess",
  method: "POST",
  path: "/apis/{apiId}/access-policies/dry-runs",
  parameters: [["apiId", "apiId", "path", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Explain what the policies say of a call
 *
 * The verdict of the gateway on a call that is made up here, policy by policy. `policies` are tried in the place
 * of those that
 * are saved.
 *
 *
 * POST /apis/{apiId}/access-policies/dry-runs
 */
export const dryRunAccess = (transport: Transport, input: DryRunAccessInput, options?: CallOptions): Call<DryRunAccessOutput> =>
  transport.call<DryRunAccessOutput>(dryRunAccessSpec, input, options);

export type RegisterAgentClientInput = { body: Models.NewAgentClient };

export type RegisterAgentClientOutput = Models.AgentClient;

/** The body of an ApiError thrown by registerAgentClient. */
export type RegisterAgentClientFailure = Models.Problem2;

const registerAgentClientSpec: OperationSpec = {
  id: "registerAgentClient",
  method: "POST",
  path: "/agent-clients",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Make a program known that signs people in to MCP servers
 *
 * As RFC 7591 has it, for clients that have no metadata document at an address of their own. Nothing is kept:
 * the
 * `clientId` says what was registered, sealed.
 *
 *
 * POST /agent-clients
 */
export const registerAgentClient = (transport: Transport, input: RegisterAgentClientInput, options?: CallOptions): Call<RegisterAgentClientOutput> =>
  transport.call<RegisterAgentClientOutput>(registerAgentClientSpec, input, options);

export type FindAgentRequestInput = { body: Models.AgentRequest };

export type FindAgentRequestOutput = Models.FoundAgentRequest;

/** The body of an ApiError thrown by findAgentRequest. */
export type FindAgentRequestFailure = Models.Problem2;

const findAgentRequestSpec: OperationSpec = {
  id: "findAgentRequest",
  method: "POST",
  path: "/agent-requests/find",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * See what asks to act for you, and where
 *
 * What a client brought to the authorization endpoint (RFC 6749 4.1.1), judged: a client or a redirect URI that
 * is not
 * proven is a refusal (400); of anything else `error` says what the client is told, and `redirectUrl` where.
 *
 *
 * POST /agent-requests/find
 */
export const findAgentRequest = (transport: Transport, input: FindAgentRequestInput, options?: CallOptions): Call<FindAgentRequestOutput> =>
  transport.call<FindAgentRequestOutput>(findAgentRequestSpec, input, options);

export type DecideAgentRequestInput = { body: Models.AgentRequestDecision };

export type DecideAgentRequestOutput = Models.DecidedAgentRequest;

/** The body of an ApiError thrown by decideAgentRequest. */
export type DecideAgentRequestFailure = Models.Problem2;

const decideAgentRequestSpec: OperationSpec = {
  id: "decideAgentRequest",
  method: "POST",
  path: "/agent-requests/decide",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Let an agent use an MCP server for you, or refuse it
 *
 * The browser then goes where it says, with a code that is good for a minute, once.
 *
 * POST /agent-requests/decide
 */
export const decideAgentRequest = (transport: Transport, input: DecideAgentRequestInput, options?: CallOptions): Call<DecideAgentRequestOutput> =>
  transport.call<DecideAgentRequestOutput>(decideAgentRequestSpec, input, options);

export type ListAgentGrantsInput = {
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListAgentGrantsOutput = Models.AgentGrantPage;

/** The body of an ApiError thrown by listAgentGrants. */
export type ListAgentGrantsFailure = Models.Problem2;

const listAgentGrantsSpec: OperationSpec = {
  id: "listAgentGrants",
  method: "GET",
  path: "/agent-grants",
  parameters: [["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List the agents that act for you
 *
 * Newest first; those that are over are gone.
 *
 * GET /agent-grants
 */
export const listAgentGrants = (transport: Transport, input: ListAgentGrantsInput = {}, options?: CallOptions): Call<ListAgentGrantsOutput> =>
  transport.call<ListAgentGrantsOutput>(listAgentGrantsSpec, input, options);

const listAgentGrantsPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listAgentGrants, each page asked for when it is needed. */
export const iterateListAgentGrants = (transport: Transport, input: ListAgentGrantsInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListAgentGrantsOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listAgentGrantsSpec, listAgentGrantsPages, input, options);

export type RevokeAgentGrantInput = {
  grantId: Models.AgentGrantId;
};

export type RevokeAgentGrantOutput = undefined;

/** The body of an ApiError thrown by revokeAgentGrant. */
export type RevokeAgentGrantFailure = Models.Problem2;

const revokeAgentGrantSpec: OperationSpec = {
  id: "revokeAgentGrant",
  method: "DELETE",
  path: "/agent-grants/{grantId}",
  parameters: [["grantId", "grantId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Let an agent act for you no longer
 *
 * Its tokens open nothing any more, within five seconds.
 *
 * DELETE /agent-grants/{grantId}
 */
export const revokeAgentGrant = (transport: Transport, input: RevokeAgentGrantInput, options?: CallOptions): Call<RevokeAgentGrantOutput> =>
  transport.call<RevokeAgentGrantOutput>(revokeAgentGrantSpec, input, options);

export type RedeemAgentGrantInput = { body: Models.AgentCode };

export type RedeemAgentGrantOutput = Models.AgentTokens;

/** The body of an ApiError thrown by redeemAgentGrant. */
export type RedeemAgentGrantFailure = Models.Problem2;

const redeemAgentGrantSpec: OperationSpec = {
  id: "redeemAgentGrant",
  method: "POST",
  path: "/agent-grants/redeem",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Exchange a code for the tokens of an agent
 *
 * Once: a code that comes a second time ends what it gave the first time. Unknown, run out, used, and shown
 * another
 * verifier, client or redirect URI are one refusal.
 *
 *
 * POST /agent-grants/redeem
 */
export const redeemAgentGrant = (transport: Transport, input: RedeemAgentGrantInput, options?: CallOptions): Call<RedeemAgentGrantOutput> =>
  transport.call<RedeemAgentGrantOutput>(redeemAgentGrantSpec, input, options);

export type RefreshAgentGrantInput = { body: Models.AgentRefresh };

export type RefreshAgentGrantOutput = Models.AgentTokens;

/** The body of an ApiError thrown by refreshAgentGrant. */
export type RefreshAgentGrantFailure = Models.Problem2;

const refreshAgentGrantSpec: OperationSpec = {
  id: "refreshAgentGrant",
  method: "POST",
  path: "/agent-grants/refresh",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Get new tokens for an agent
 *
 * The refresh token is another one each time. One that was replaced, and comes again half a minute later, ends
 * the grant.
 *
 * POST /agent-grants/refresh
 */
export const refreshAgentGrant = (transport: Transport, input: RefreshAgentGrantInput, options?: CallOptions): Call<RefreshAgentGrantOutput> =>
  transport.call<RefreshAgentGrantOutput>(refreshAgentGrantSpec, input, options);

export type EndAgentGrantInput = { body: Models.AgentTokenShown };

export type EndAgentGrantOutput = undefined;

/** The body of an ApiError thrown by endAgentGrant. */
export type EndAgentGrantFailure = Models.Problem2;

const endAgentGrantSpec: OperationSpec = {
  id: "endAgentGrant",
  method: "POST",
  path: "/agent-grants/end",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * End a grant with a token of its own
 *
 * RFC 7009. Any token of it that works ends all of it; what is none is answered alike.
 *
 * POST /agent-grants/end
 */
export const endAgentGrant = (transport: Transport, input: EndAgentGrantInput, options?: CallOptions): Call<EndAgentGrantOutput> =>
  transport.call<EndAgentGrantOutput>(endAgentGrantSpec, input, options);

export type GetAppUsageInput = {
  appId: Models.AppId;
  from: Models.Time;
  to: Models.Time;
  /** Only calls of this API. */
  apiId?: Models.ApiId | undefined;
};

export type GetAppUsageOutput = Models.Usage;

/** The body of an ApiError thrown by getAppUsage. */
export type GetAppUsageFailure = Models.Problem2;

const getAppUsageSpec: OperationSpec = {
  id: "getAppUsage",
  method: "GET",
  path: "/apps/{appId}/usage",
  parameters: [["appId", "appId", "path", "simple", false], ["from", "from", "query", "form", true], ["to", "to", "query", "form", true], ["apiId", "apiId", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * The usage of an app
 *
 * GET /apps/{appId}/usage
 */
export const getAppUsage = (transport: Transport, input: GetAppUsageInput, options?: CallOptions): Call<GetAppUsageOutput> =>
  transport.call<GetAppUsageOutput>(getAppUsageSpec, input, options);

export type GetApiUsageInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  from: Models.Time;
  to: Models.Time;
};

export type GetApiUsageOutput = Models.Usage;

/** The body of an ApiError thrown by getApiUsage. */
export type GetApiUsageFailure = Models.Problem2;

const getApiUsageSpec: OperationSpec = {
  id: "getApiUsage",
  method: "GET",
  path: "/apis/{apiId}/usage",
  parameters: [["apiId", "apiId", "path", "simple", false], ["from", "from", "query", "form", true], ["to", "to", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * The usage of an API you own
 *
 * GET /apis/{apiId}/usage
 */
export const getApiUsage = (transport: Transport, input: GetApiUsageInput, options?: CallOptions): Call<GetApiUsageOutput> =>
  transport.call<GetApiUsageOutput>(getApiUsageSpec, input, options);

export type ListCallsInput = {
  appId: Models.AppId;
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListCallsOutput = Models.CallPage;

/** The body of an ApiError thrown by listCalls. */
export type ListCallsFailure = Models.Problem2;

const listCallsSpec: OperationSpec = {
  id: "listCalls",
  method: "GET",
  path: "/apps/{appId}/calls",
  parameters: [["appId", "appId", "path", "simple", false], ["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * The latest calls of an app
 *
 * Newest first, kept for 24 hours.
 *
 * GET /apps/{appId}/calls
 */
export const listCalls = (transport: Transport, input: ListCallsInput, options?: CallOptions): Call<ListCallsOutput> =>
  transport.call<ListCallsOutput>(listCallsSpec, input, options);

const listCallsPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listCalls, each page asked for when it is needed. */
export const iterateListCalls = (transport: Transport, input: ListCallsInput, options?: CallOptions): AsyncGenerator<ItemOf<ListCallsOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listCallsSpec, listCallsPages, input, options);

export type CreateDocumentUploadInput = {
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewDocumentUpload };

export type CreateDocumentUploadOutput = Models.DocumentUpload;

/** The body of an ApiError thrown by createDocumentUpload. */
export type CreateDocumentUploadFailure = Models.Problem2;

const createDocumentUploadSpec: OperationSpec = {
  id: "createDocumentUpload",
  method: "POST",
  path: "/document-uploads",
  parameters: [["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Get a URL to upload an OpenAPI document to
 *
 * PUT the bytes (at most 20 MB) to `url` with the given headers, then import with the upload's id.
 *
 * POST /document-uploads
 */
export const createDocumentUpload = (transport: Transport, input: CreateDocumentUploadInput, options?: CallOptions): Call<CreateDocumentUploadOutput> =>
  transport.call<CreateDocumentUploadOutput>(createDocumentUploadSpec, input, options);

export type CreateImportInput = {
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewImport };

export type CreateImportOutput = Models.Import;

/** The body of an ApiError thrown by createImport. */
export type CreateImportFailure = Models.Problem2;

const createImportSpec: OperationSpec = {
  id: "createImport",
  method: "POST",
  path: "/imports",
  parameters: [["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Read an OpenAPI document
 *
 * The document is read and checked by a worker; follow the import until its status is `succeeded` or `failed`.
 *
 * POST /imports
 */
export const createImport = (transport: Transport, input: CreateImportInput, options?: CallOptions): Call<CreateImportOutput> =>
  transport.call<CreateImportOutput>(createImportSpec, input, options);

export type GetImportInput = {
  importId: Models.ImportId;
};

export type GetImportOutput = Models.Import;

/** The body of an ApiError thrown by getImport. */
export type GetImportFailure = Models.Problem2;

const getImportSpec: OperationSpec = {
  id: "getImport",
  method: "GET",
  path: "/imports/{importId}",
  parameters: [["importId", "importId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Follow an import
 *
 * GET /imports/{importId}
 */
export const getImport = (transport: Transport, input: GetImportInput, options?: CallOptions): Call<GetImportOutput> =>
  transport.call<GetImportOutput>(getImportSpec, input, options);

export type ListApisInput = {
  q?: string | undefined;
  tag?: string | undefined;
  category?: string | undefined;
  /** Only those the team owns. */
  teamId?: Models.TeamId | undefined;
  /**
   * Only what everybody finds, everybody who is signed in, or the team that has it and those it is shared with:
   * drafts of one's own team, too.
   */
  access?: Models.Visibility | undefined;
  /** What the default version is. */
  lifecycle?: Models.VersionStatus | undefined;
  /** Of the document of the default version. */
  grade?: Models.Grade | undefined;
  /** What the document of the default version is written in. */
  kind?: Models.DocumentKind | undefined;
  /** Only those that were registered before. */
  createdBefore?: Models.Time | undefined;
  /**
   * By the letters of the name, by when they were changed last, or by grade; where many fit, a page may look for
   * them and have fewer than asked for.
   */
  sort?: "newest" | "name" | "updated" | "grade" | undefined;
  /** `true`: only those that were chosen for the front page, by name, all in one page. */
  featured?: boolean | undefined;
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListApisOutput = Models.ApiPage;

/** The body of an ApiError thrown by listApis. */
export type ListApisFailure = Models.Problem2;

const listApisSpec: OperationSpec = {
  id: "listApis",
  method: "GET",
  path: "/apis",
  parameters: [["q", "q", "query", "form", true], ["tag", "tag", "query", "form", true], ["category", "category", "query", "form", true], ["teamId", "teamId", "query", "form", true], ["access", "access", "query", "form", true], ["lifecycle", "lifecycle", "query", "form", true], ["grade", "grade", "query", "form", true], ["kind", "kind", "query", "form", true], ["createdBefore", "createdBefore", "query", "form", true], ["sort", "sort", "query", "form", true], ["featured", "featured", "query", "form", true], ["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Search the catalogue
 *
 * All APIs you may see, newest first. `q` looks for the beginnings of words in names, tags and summaries (the
 * first
 * 26 different words of an API); what has the word itself comes first, then the newest. A page may have fewer
 * items
 * than asked for, or none: only without `nextCursor` it is the last.
 *
 *
 * GET /apis
 */
export const listApis = (transport: Transport, input: ListApisInput = {}, options?: CallOptions): Call<ListApisOutput> =>
  transport.call<ListApisOutput>(listApisSpec, input, options);

const listApisPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listApis, each page asked for when it is needed. */
export const iterateListApis = (transport: Transport, input: ListApisInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListApisOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listApisSpec, listApisPages, input, options);

export type CreateApiInput = {
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewApi };

export type CreateApiOutput = Models.Api;

/** The body of an ApiError thrown by createApi. */
export type CreateApiFailure = Models.Problem2;

const createApiSpec: OperationSpec = {
  id: "createApi",
  method: "POST",
  path: "/apis",
  parameters: [["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Register an API from an import
 *
 * Makes the API with its first version as a draft. An import that failed answers 422 with its problems by line.
 *
 * POST /apis
 */
export const createApi = (transport: Transport, input: CreateApiInput, options?: CallOptions): Call<CreateApiOutput> =>
  transport.call<CreateApiOutput>(createApiSpec, input, options);

export type GetCatalogueFacetsInput = {
  q?: string | undefined;
  tag?: string | undefined;
  category?: string | undefined;
  teamId?: Models.TeamId | undefined;
  access?: Models.Visibility | undefined;
  lifecycle?: Models.VersionStatus | undefined;
  grade?: Models.Grade | undefined;
  kind?: Models.DocumentKind | undefined;
};

export type GetCatalogueFacetsOutput = Models.CatalogueFacets;

/** The body of an ApiError thrown by getCatalogueFacets. */
export type GetCatalogueFacetsFailure = Models.Problem2;

const getCatalogueFacetsSpec: OperationSpec = {
  id: "getCatalogueFacets",
  method: "GET",
  path: "/catalogue-facets",
  parameters: [["q", "q", "query", "form", true], ["tag", "tag", "query", "form", true], ["category", "category", "query", "form", true], ["teamId", "teamId", "query", "form", true], ["access", "access", "query", "form", true], ["lifecycle", "lifecycle", "query", "form", true], ["grade", "grade", "query", "form", true], ["kind", "kind", "query", "form", true]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Get what the catalogue can be narrowed by
 *
 * Tags, categories, teams, who finds them, lifecycles, grades and kinds of documents, each with how many of the
 * APIs you may see have it: of all, or of
 * those that fit where a filter is said. Where more than 1,000 fit, or more than 1,000 are shared with your
 * teams, there
 * are values without counts. What was changed is counted within seconds.
 *
 *
 * GET /catalogue-facets
 */
export const getCatalogueFacets = (transport: Transport, input: GetCatalogueFacetsInput = {}, options?: CallOptions): Call<GetCatalogueFacetsOutput> =>
  transport.call<GetCatalogueFacetsOutput>(getCatalogueFacetsSpec, input, options);

export type GetApiInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
};

export type GetApiOutput = Models.Api;

/** The body of an ApiError thrown by getApi. */
export type GetApiFailure = Models.Problem2;

const getApiSpec: OperationSpec = {
  id: "getApi",
  method: "GET",
  path: "/apis/{apiId}",
  parameters: [["apiId", "apiId", "path", "simple", false]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Get an API
 *
 * GET /apis/{apiId}
 */
export const getApi = (transport: Transport, input: GetApiInput, options?: CallOptions): Call<GetApiOutput> =>
  transport.call<GetApiOutput>(getApiSpec, input, options);

export type UpdateApiInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.ApiChanges };

export type UpdateApiOutput = Models.Api;

/** The body of an ApiError thrown by updateApi. */
export type UpdateApiFailure = Models.Problem2;

const updateApiSpec: OperationSpec = {
  id: "updateApi",
  method: "PATCH",
  path: "/apis/{apiId}",
  parameters: [["apiId", "apiId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Change an API
 *
 * A field that is changed here stays as it is said, whatever is uploaded later. `fromDocument` names the fields
 * that
 * follow the document instead: now, and whenever another version becomes the default.
 *
 *
 * PATCH /apis/{apiId}
 */
export const updateApi = (transport: Transport, input: UpdateApiInput, options?: CallOptions): Call<UpdateApiOutput> =>
  transport.call<UpdateApiOutput>(updateApiSpec, input, options);

export type GetApiIconInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
};

export type GetApiIconOutput = Models.ApiIcon;

/** The body of an ApiError thrown by getApiIcon. */
export type GetApiIconFailure = Models.Problem2;

const getApiIconSpec: OperationSpec = {
  id: "getApiIcon",
  method: "GET",
  path: "/apis/{apiId}/icon",
  parameters: [["apiId", "apiId", "path", "simple", false]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Get what an API is known by at a glance
 *
 * Its image, where its publisher uploaded one; else a letter or an emoji, and a colour.
 *
 * GET /apis/{apiId}/icon
 */
export const getApiIcon = (transport: Transport, input: GetApiIconInput, options?: CallOptions): Call<GetApiIconOutput> =>
  transport.call<GetApiIconOutput>(getApiIconSpec, input, options);

export type TransferApiInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.ApiTransfer };

export type TransferApiOutput = Models.Api;

/** The body of an ApiError thrown by transferApi. */
export type TransferApiFailure = Models.Problem2;

const transferApiSpec: OperationSpec = {
  id: "transferApi",
  method: "POST",
  path: "/apis/{apiId}/transfer",
  parameters: [["apiId", "apiId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Hand an API over to another team
 *
 * You must be an owner of the team that has it, and a maintainer of the one that gets it. Its keys,
 * subscriptions and usage stay.
 *
 * POST /apis/{apiId}/transfer
 */
export const transferApi = (transport: Transport, input: TransferApiInput, options?: CallOptions): Call<TransferApiOutput> =>
  transport.call<TransferApiOutput>(transferApiSpec, input, options);

export type DeleteApiInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.ApiDeletion };

export type DeleteApiOutput = undefined;

/** The body of an ApiError thrown by deleteApi. */
export type DeleteApiFailure = Models.Problem2;

const deleteApiSpec: OperationSpec = {
  id: "deleteApi",
  method: "POST",
  path: "/apis/{apiId}/deletion",
  parameters: [["apiId", "apiId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Delete an API
 *
 * For good, with all its versions; you must be an owner of the team that has it, and say its name. It answers
 * 410 within
 * five seconds, here and at the gateway, and its slug is never given again. As long as apps are subscribed it is
 * refused, but where an admin forces it: their subscriptions end, and their teams are told.
 *
 *
 * POST /apis/{apiId}/deletion
 */
export const deleteApi = (transport: Transport, input: DeleteApiInput, options?: CallOptions): Call<DeleteApiOutput> =>
  transport.call<DeleteApiOutput>(deleteApiSpec, input, options);

export type ListApiVersionsInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListApiVersionsOutput = Models.ApiVersionPage;

/** The body of an ApiError thrown by listApiVersions. */
export type ListApiVersionsFailure = Models.Problem2;

const listApiVersionsSpec: OperationSpec = {
  id: "listApiVersions",
  method: "GET",
  path: "/apis/{apiId}/versions",
  parameters: [["apiId", "apiId", "path", "simple", false], ["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * List the versions of an API
 *
 * Newest first. Drafts are listed to the owning team only.
 *
 * GET /apis/{apiId}/versions
 */
export const listApiVersions = (transport: Transport, input: ListApiVersionsInput, options?: CallOptions): Call<ListApiVersionsOutput> =>
  transport.call<ListApiVersionsOutput>(listApiVersionsSpec, input, options);

const listApiVersionsPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listApiVersions, each page asked for when it is needed. */
export const iterateListApiVersions = (transport: Transport, input: ListApiVersionsInput, options?: CallOptions): AsyncGenerator<ItemOf<ListApiVersionsOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listApiVersionsSpec, listApiVersionsPages, input, options);

export type CreateApiVersionInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewApiVersion };

export type CreateApiVersionOutput = Models.ApiVersion;

/** The body of an ApiError thrown by createApiVersion. */
export type CreateApiVersionFailure = Models.Problem2;

const createApiVersionSpec: OperationSpec = {
  id: "createApiVersion",
  method: "POST",
  path: "/apis/{apiId}/versions",
  parameters: [["apiId", "apiId", "path", "simple", false], ["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Add a version from an import
 *
 * POST /apis/{apiId}/versions
 */
export const createApiVersion = (transport: Transport, input: CreateApiVersionInput, options?: CallOptions): Call<CreateApiVersionOutput> =>
  transport.call<CreateApiVersionOutput>(createApiVersionSpec, input, options);

export type GetApiVersionInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
};

export type GetApiVersionOutput = Models.ApiVersion;

/** The body of an ApiError thrown by getApiVersion. */
export type GetApiVersionFailure = Models.Problem2;

const getApiVersionSpec: OperationSpec = {
  id: "getApiVersion",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Get a version
 *
 * GET /apis/{apiId}/versions/{version}
 */
export const getApiVersion = (transport: Transport, input: GetApiVersionInput, options?: CallOptions): Call<GetApiVersionOutput> =>
  transport.call<GetApiVersionOutput>(getApiVersionSpec, input, options);

export type PutDeprecationInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.DeprecationPlan };

export type PutDeprecationOutput = Models.ApiVersion;

/** The body of an ApiError thrown by putDeprecation. */
export type PutDeprecationFailure = Models.Problem2;

const putDeprecationSpec: OperationSpec = {
  id: "putDeprecation",
  method: "PUT",
  path: "/apis/{apiId}/versions/{version}/deprecation",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: true,
};

/**
 * Say when and how a version ends
 *
 * For a version that is published or deprecated. From `deprecatedAt` on, now or later, it is deprecated; from
 * `sunsetAt` on
 * it is retired and answers 410, and before that in each brown-out. As soon as it is said, its answers carry
 * `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and `Link`.
 *
 *
 * PUT /apis/{apiId}/versions/{version}/deprecation
 */
export const putDeprecation = (transport: Transport, input: PutDeprecationInput, options?: CallOptions): Call<PutDeprecationOutput> =>
  transport.call<PutDeprecationOutput>(putDeprecationSpec, input, options);

export type WithdrawDeprecationInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.LifecycleReason };

export type WithdrawDeprecationOutput = Models.ApiVersion;

/** The body of an ApiError thrown by withdrawDeprecation. */
export type WithdrawDeprecationFailure = Models.Problem2;

const withdrawDeprecationSpec: OperationSpec = {
  id: "withdrawDeprecation",
  method: "POST",
  path: "/apis/{apiId}/versions/{version}/deprecation/withdraw",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Take a deprecation back
 *
 * The version is published again, with no end. What is retired stays so.
 *
 * POST /apis/{apiId}/versions/{version}/deprecation/withdraw
 */
export const withdrawDeprecation = (transport: Transport, input: WithdrawDeprecationInput, options?: CallOptions): Call<WithdrawDeprecationOutput> =>
  transport.call<WithdrawDeprecationOutput>(withdrawDeprecationSpec, input, options);

export type RetireApiVersionInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.LifecycleReason };

export type RetireApiVersionOutput = Models.ApiVersion;

/** The body of an ApiError thrown by retireApiVersion. */
export type RetireApiVersionFailure = Models.Problem2;

const retireApiVersionSpec: OperationSpec = {
  id: "retireApiVersion",
  method: "POST",
  path: "/apis/{apiId}/versions/{version}/retire",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Retire a version now
 *
 * It answers 410 within seconds, and for good. It is deprecated before, and not the default version as long as
 * another
 * one answers.
 *
 *
 * POST /apis/{apiId}/versions/{version}/retire
 */
export const retireApiVersion = (transport: Transport, input: RetireApiVersionInput, options?: CallOptions): Call<RetireApiVersionOutput> =>
  transport.call<RetireApiVersionOutput>(retireApiVersionSpec, input, options);

export type PutDefaultVersionInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.DefaultVersion };

export type PutDefaultVersionOutput = Models.Api;

/** The body of an ApiError thrown by putDefaultVersion. */
export type PutDefaultVersionFailure = Models.Problem2;

const putDefaultVersionSpec: OperationSpec = {
  id: "putDefaultVersion",
  method: "PUT",
  path: "/apis/{apiId}/default-version",
  parameters: [["apiId", "apiId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: true,
};

/**
 * Choose the default version
 *
 * What `/proxy/{api}` answers with, within five seconds: any version that is published or deprecated, a newer
 * one or an
 * older one (a rollback).
 *
 *
 * PUT /apis/{apiId}/default-version
 */
export const putDefaultVersion = (transport: Transport, input: PutDefaultVersionInput, options?: CallOptions): Call<PutDefaultVersionOutput> =>
  transport.call<PutDefaultVersionOutput>(putDefaultVersionSpec, input, options);

export type ListLifecycleStepsInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListLifecycleStepsOutput = Models.LifecycleStepPage;

/** The body of an ApiError thrown by listLifecycleSteps. */
export type ListLifecycleStepsFailure = Models.Problem2;

const listLifecycleStepsSpec: OperationSpec = {
  id: "listLifecycleSteps",
  method: "GET",
  path: "/apis/{apiId}/lifecycle",
  parameters: [["apiId", "apiId", "path", "simple", false], ["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * What happened to the versions of an API
 *
 * Newest first; who did it, when and why.
 *
 * GET /apis/{apiId}/lifecycle
 */
export const listLifecycleSteps = (transport: Transport, input: ListLifecycleStepsInput, options?: CallOptions): Call<ListLifecycleStepsOutput> =>
  transport.call<ListLifecycleStepsOutput>(listLifecycleStepsSpec, input, options);

const listLifecycleStepsPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listLifecycleSteps, each page asked for when it is needed. */
export const iterateListLifecycleSteps = (transport: Transport, input: ListLifecycleStepsInput, options?: CallOptions): AsyncGenerator<ItemOf<ListLifecycleStepsOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listLifecycleStepsSpec, listLifecycleStepsPages, input, options);

export type PublishApiVersionInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /** `false`: the default stays what it is. */
  makeDefault?: boolean | undefined;
  /** Why, for the history and for whom it breaks. */
  reason?: string | undefined;
};

export type PublishApiVersionOutput = Models.ApiVersion;

/** The body of an ApiError thrown by publishApiVersion. */
export type PublishApiVersionFailure = Models.Problem2;

const publishApiVersionSpec: OperationSpec = {
  id: "publishApiVersion",
  method: "POST",
  path: "/apis/{apiId}/versions/{version}/publish",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["makeDefault", "makeDefault", "query", "form", true], ["reason", "reason", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: false,
};

/**
 * Publish a draft
 *
 * The version appears in the catalogue and answers at the gateway, below `/proxy/{api}@{version}`; as the
 * default version,
 * which is `latest`, below `/proxy/{api}` too. The first one that is published is the default. Where a new
 * default breaks
 * callers, subscribers are told, those first who called what it breaks.
 *
 *
 * POST /apis/{apiId}/versions/{version}/publish
 */
export const publishApiVersion = (transport: Transport, input: PublishApiVersionInput, options?: CallOptions): Call<PublishApiVersionOutput> =>
  transport.call<PublishApiVersionOutput>(publishApiVersionSpec, input, options);

export type GetAppearanceOutput = Models.Appearance;

/** The body of an ApiError thrown by getAppearance. */
export type GetAppearanceFailure = Models.Problem2;

const getAppearanceSpec: OperationSpec = {
  id: "getAppearance",
  method: "GET",
  path: "/appearance",
  parameters: [],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Get how the portal looks
 *
 * What it is called, its logos, colour and typeface, what its first page says, and where its header and footer
 * lead.
 *
 * GET /appearance
 */
export const getAppearance = (transport: Transport, options?: CallOptions): Call<GetAppearanceOutput> =>
  transport.call<GetAppearanceOutput>(getAppearanceSpec, {}, options);

export type PutAppearanceInput = {
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.AppearanceSettings };

export type PutAppearanceOutput = Models.Appearance;

/** The body of an ApiError thrown by putAppearance. */
export type PutAppearanceFailure = Models.Problem2;

const putAppearanceSpec: OperationSpec = {
  id: "putAppearance",
  method: "PUT",
  path: "/appearance",
  parameters: [["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: true,
};

/**
 * Say how the portal looks
 *
 * All of it, at once. The one before is kept, with its logos; `restoreAppearance` brings it back.
 *
 * A new logo is uploaded first (`createDocumentUpload`): PNG, JPEG and WebP, told by their bytes, and SVG in
 * which nothing acts
 * and which asks for nothing from elsewhere; 256 KB and 2,048 pixels a side at most. The one for light is shown
 * on dark, too,
 * where there is none for dark.
 *
 *
 * PUT /appearance
 */
export const putAppearance = (transport: Transport, input: PutAppearanceInput, options?: CallOptions): Call<PutAppearanceOutput> =>
  transport.call<PutAppearanceOutput>(putAppearanceSpec, input, options);

export type RestoreAppearanceInput = {
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.AppearanceRestoration };

export type RestoreAppearanceOutput = Models.Appearance;

/** The body of an ApiError thrown by restoreAppearance. */
export type RestoreAppearanceFailure = Models.Problem2;

const restoreAppearanceSpec: OperationSpec = {
  id: "restoreAppearance",
  method: "PUT",
  path: "/appearance/restoration",
  parameters: [["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: true,
};

/**
 * Bring back how the portal looked
 *
 * The appearance before the last change, or the one that Portico ships. What is there now is then the one
 * before.
 *
 * PUT /appearance/restoration
 */
export const restoreAppearance = (transport: Transport, input: RestoreAppearanceInput, options?: CallOptions): Call<RestoreAppearanceOutput> =>
  transport.call<RestoreAppearanceOutput>(restoreAppearanceSpec, input, options);

export type GetLogoInput = {
  /** The theme that a logo is for. */
  logoTheme: Models.LogoTheme;
};

export type GetLogoOutput = Models.LogoImage;

/** The body of an ApiError thrown by getLogo. */
export type GetLogoFailure = Models.Problem2;

const getLogoSpec: OperationSpec = {
  id: "getLogo",
  method: "GET",
  path: "/appearance/logos/{logoTheme}",
  parameters: [["logoTheme", "logoTheme", "path", "simple", false]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Get the portal's logo
 *
 * GET /appearance/logos/{logoTheme}
 */
export const getLogo = (transport: Transport, input: GetLogoInput, options?: CallOptions): Call<GetLogoOutput> =>
  transport.call<GetLogoOutput>(getLogoSpec, input, options);

export type ListAuditEntriesInput = {
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
  /** Whose acts; `visitor` for those who were not signed in, `portico` for what happened by itself. */
  actorId?: Models.AuditActorId | undefined;
  /** What it was done to. */
  entityId?: Models.AuditEntityId | undefined;
  action?: Models.AuditAction | undefined;
  /** Not before. */
  from?: Models.Time | undefined;
  /** Before. */
  to?: Models.Time | undefined;
};

export type ListAuditEntriesOutput = Models.AuditEntryPage;

/** The body of an ApiError thrown by listAuditEntries. */
export type ListAuditEntriesFailure = Models.Problem2;

const listAuditEntriesSpec: OperationSpec = {
  id: "listAuditEntries",
  method: "GET",
  path: "/audit/entries",
  parameters: [["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true], ["actorId", "actorId", "query", "form", true], ["entityId", "entityId", "query", "form", true], ["action", "action", "query", "form", true], ["from", "from", "query", "form", true], ["to", "to", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Read the audit log
 *
 * What was done and what was refused, newest first; several conditions hold together. A page may hold fewer
 * entries than asked for, or none, and still say where to go on. That it was read is written to it.
 *
 * GET /audit/entries
 */
export const listAuditEntries = (transport: Transport, input: ListAuditEntriesInput = {}, options?: CallOptions): Call<ListAuditEntriesOutput> =>
  transport.call<ListAuditEntriesOutput>(listAuditEntriesSpec, input, options);

const listAuditEntriesPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listAuditEntries, each page asked for when it is needed. */
export const iterateListAuditEntries = (transport: Transport, input: ListAuditEntriesInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListAuditEntriesOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listAuditEntriesSpec, listAuditEntriesPages, input, options);

export type ListAuditChecksInput = {
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListAuditChecksOutput = Models.AuditCheckPage;

/** The body of an ApiError thrown by listAuditChecks. */
export type ListAuditChecksFailure = Models.Problem2;

const listAuditChecksSpec: OperationSpec = {
  id: "listAuditChecks",
  method: "GET",
  path: "/audit/checks",
  parameters: [["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Verify the audit log, stretch by stretch
 *
 * Holds what was kept of the log day by day, the chain of every shard, archived or not, and each entry against
 * their seals. Go on until there is no `nextCursor`; the log is whole when no stretch has a fault.
 *
 * GET /audit/checks
 */
export const listAuditChecks = (transport: Transport, input: ListAuditChecksInput = {}, options?: CallOptions): Call<ListAuditChecksOutput> =>
  transport.call<ListAuditChecksOutput>(listAuditChecksSpec, input, options);

const listAuditChecksPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listAuditChecks, each page asked for when it is needed. */
export const iterateListAuditChecks = (transport: Transport, input: ListAuditChecksInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListAuditChecksOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listAuditChecksSpec, listAuditChecksPages, input, options);

export type ListAuditExportsInput = {
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListAuditExportsOutput = Models.AuditExportPage;

/** The body of an ApiError thrown by listAuditExports. */
export type ListAuditExportsFailure = Models.Problem2;

const listAuditExportsSpec: OperationSpec = {
  id: "listAuditExports",
  method: "GET",
  path: "/audit/exports",
  parameters: [["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List the exports of the audit log
 *
 * Everybody's, newest first; an export and its file are kept for seven days.
 *
 * GET /audit/exports
 */
export const listAuditExports = (transport: Transport, input: ListAuditExportsInput = {}, options?: CallOptions): Call<ListAuditExportsOutput> =>
  transport.call<ListAuditExportsOutput>(listAuditExportsSpec, input, options);

const listAuditExportsPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listAuditExports, each page asked for when it is needed. */
export const iterateListAuditExports = (transport: Transport, input: ListAuditExportsInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListAuditExportsOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listAuditExportsSpec, listAuditExportsPages, input, options);

export type CreateAuditExportInput = {
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewAuditExport };

export type CreateAuditExportOutput = Models.AuditExport;

/** The body of an ApiError thrown by createAuditExport. */
export type CreateAuditExportFailure = Models.Problem2;

const createAuditExportSpec: OperationSpec = {
  id: "createAuditExport",
  method: "POST",
  path: "/audit/exports",
  parameters: [["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Export the audit log
 *
 * What is asked for, archived entries included, is written to a file, oldest first, up to what was sealed when
 * it was asked for; follow the export until its status is `succeeded` or `failed`. Several conditions hold
 * together.
 *
 * POST /audit/exports
 */
export const createAuditExport = (transport: Transport, input: CreateAuditExportInput, options?: CallOptions): Call<CreateAuditExportOutput> =>
  transport.call<CreateAuditExportOutput>(createAuditExportSpec, input, options);

export type GetAuditExportInput = {
  exportId: Models.AuditExportId;
};

export type GetAuditExportOutput = Models.AuditExport;

/** The body of an ApiError thrown by getAuditExport. */
export type GetAuditExportFailure = Models.Problem2;

const getAuditExportSpec: OperationSpec = {
  id: "getAuditExport",
  method: "GET",
  path: "/audit/exports/{exportId}",
  parameters: [["exportId", "exportId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Follow an export
 *
 * GET /audit/exports/{exportId}
 */
export const getAuditExport = (transport: Transport, input: GetAuditExportInput, options?: CallOptions): Call<GetAuditExportOutput> =>
  transport.call<GetAuditExportOutput>(getAuditExportSpec, input, options);

export type GetAuditExportLinkInput = {
  exportId: Models.AuditExportId;
};

export type GetAuditExportLinkOutput = Models.AuditExportLink;

/** The body of an ApiError thrown by getAuditExportLink. */
export type GetAuditExportLinkFailure = Models.Problem2;

const getAuditExportLinkSpec: OperationSpec = {
  id: "getAuditExportLink",
  method: "GET",
  path: "/audit/exports/{exportId}/link",
  parameters: [["exportId", "exportId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Get a link to the file of an export
 *
 * It opens the file for two minutes, without a token. That it was asked for is written to the audit log.
 *
 * GET /audit/exports/{exportId}/link
 */
export const getAuditExportLink = (transport: Transport, input: GetAuditExportLinkInput, options?: CallOptions): Call<GetAuditExportLinkOutput> =>
  transport.call<GetAuditExportLinkOutput>(getAuditExportLinkSpec, input, options);

export type ListAuditArchivesInput = {
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListAuditArchivesOutput = Models.AuditArchivePage;

/** The body of an ApiError thrown by listAuditArchives. */
export type ListAuditArchivesFailure = Models.Problem2;

const listAuditArchivesSpec: OperationSpec = {
  id: "listAuditArchives",
  method: "GET",
  path: "/audit/archives",
  parameters: [["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List when the audit log was archived
 *
 * Newest first.
 *
 * GET /audit/archives
 */
export const listAuditArchives = (transport: Transport, input: ListAuditArchivesInput = {}, options?: CallOptions): Call<ListAuditArchivesOutput> =>
  transport.call<ListAuditArchivesOutput>(listAuditArchivesSpec, input, options);

const listAuditArchivesPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listAuditArchives, each page asked for when it is needed. */
export const iterateListAuditArchives = (transport: Transport, input: ListAuditArchivesInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListAuditArchivesOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listAuditArchivesSpec, listAuditArchivesPages, input, options);

export type CreateAuditArchiveInput = {
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewAuditArchive };

export type CreateAuditArchiveOutput = Models.AuditArchive;

/** The body of an ApiError thrown by createAuditArchive. */
export type CreateAuditArchiveFailure = Models.Problem2;

const createAuditArchiveSpec: OperationSpec = {
  id: "createAuditArchive",
  method: "POST",
  path: "/audit/archives",
  parameters: [["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Archive old entries
 *
 * Entries that were written before the time given are verified, written to objects that cannot be changed, and
 * leave the table; their lists do not have them any more, exports and verification do. It happens by itself to
 * what is older than the deployment says.
 *
 * POST /audit/archives
 */
export const createAuditArchive = (transport: Transport, input: CreateAuditArchiveInput, options?: CallOptions): Call<CreateAuditArchiveOutput> =>
  transport.call<CreateAuditArchiveOutput>(createAuditArchiveSpec, input, options);

export type GetAuditArchiveInput = {
  archiveId: Models.AuditArchiveId;
};

export type GetAuditArchiveOutput = Models.AuditArchive;

/** The body of an ApiError thrown by getAuditArchive. */
export type GetAuditArchiveFailure = Models.Problem2;

const getAuditArchiveSpec: OperationSpec = {
  id: "getAuditArchive",
  method: "GET",
  path: "/audit/archives/{archiveId}",
  parameters: [["archiveId", "archiveId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Follow an archive
 *
 * GET /audit/archives/{archiveId}
 */
export const getAuditArchive = (transport: Transport, input: GetAuditArchiveInput, options?: CallOptions): Call<GetAuditArchiveOutput> =>
  transport.call<GetAuditArchiveOutput>(getAuditArchiveSpec, input, options);

export type ListSessionsInput = {
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListSessionsOutput = Models.SessionPage;

/** The body of an ApiError thrown by listSessions. */
export type ListSessionsFailure = Models.Problem2;

const listSessionsSpec: OperationSpec = {
  id: "listSessions",
  method: "GET",
  path: "/sessions",
  parameters: [["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List your sessions
 *
 * GET /sessions
 */
export const listSessions = (transport: Transport, input: ListSessionsInput = {}, options?: CallOptions): Call<ListSessionsOutput> =>
  transport.call<ListSessionsOutput>(listSessionsSpec, input, options);

const listSessionsPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listSessions, each page asked for when it is needed. */
export const iterateListSessions = (transport: Transport, input: ListSessionsInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListSessionsOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listSessionsSpec, listSessionsPages, input, options);

export type CreateSessionInput = { body: Models.NewSession };

export type CreateSessionOutput = Models.CreatedSession;

/** The body of an ApiError thrown by createSession. */
export type CreateSessionFailure = Models.Problem2;

const createSessionSpec: OperationSpec = {
  id: "createSession",
  method: "POST",
  path: "/sessions",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Exchange an authorization code for a session
 *
 * The last step of sign-in (authorization code + PKCE, RFC 7636). The first sign-in of a person makes the user
 * and their own team.
 *
 * POST /sessions
 */
export const createSession = (transport: Transport, input: CreateSessionInput, options?: CallOptions): Call<CreateSessionOutput> =>
  transport.call<CreateSessionOutput>(createSessionSpec, input, options);

export type DeleteSessionsInput = {
  /** Whether the session that asks goes on. */
  keepThis?: boolean | undefined;
};

export type DeleteSessionsOutput = undefined;

/** The body of an ApiError thrown by deleteSessions. */
export type DeleteSessionsFailure = Models.Problem2;

const deleteSessionsSpec: OperationSpec = {
  id: "deleteSessions",
  method: "DELETE",
  path: "/sessions",
  parameters: [["keepThis", "keepThis", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * End all your sessions
 *
 * DELETE /sessions
 */
export const deleteSessions = (transport: Transport, input: DeleteSessionsInput = {}, options?: CallOptions): Call<DeleteSessionsOutput> =>
  transport.call<DeleteSessionsOutput>(deleteSessionsSpec, input, options);

export type RefreshSessionInput = { body: Models.SessionRefresh };

export type RefreshSessionOutput = Models.CreatedSession;

/** The body of an ApiError thrown by refreshSession. */
export type RefreshSessionFailure = Models.Problem2;

const refreshSessionSpec: OperationSpec = {
  id: "refreshSession",
  method: "POST",
  path: "/sessions/refresh",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Get a new access token for a session
 *
 * The session token is rotated. An old one presented again (except the one just replaced, within its 30 s grace)
 * ends the session.
 *
 * POST /sessions/refresh
 */
export const refreshSession = (transport: Transport, input: RefreshSessionInput, options?: CallOptions): Call<RefreshSessionOutput> =>
  transport.call<RefreshSessionOutput>(refreshSessionSpec, input, options);

export type SignOutInput = { body: Models.SigningOut };

export type SignOutOutput = Models.SignedOut;

/** The body of an ApiError thrown by signOut. */
export type SignOutFailure = Models.Problem2;

const signOutSpec: OperationSpec = {
  id: "signOut",
  method: "POST",
  path: "/sessions/sign-out",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * End a session with its own token
 *
 * Says where it is ended besides, for who came through an identity provider by OpenID Connect.
 *
 * POST /sessions/sign-out
 */
export const signOut = (transport: Transport, input: SignOutInput, options?: CallOptions): Call<SignOutOutput> =>
  transport.call<SignOutOutput>(signOutSpec, input, options);

export type DeleteSessionInput = {
  sessionId: Models.SessionId;
};

export type DeleteSessionOutput = undefined;

/** The body of an ApiError thrown by deleteSession. */
export type DeleteSessionFailure = Models.Problem2;

const deleteSessionSpec: OperationSpec = {
  id: "deleteSession",
  method: "DELETE",
  path: "/sessions/{sessionId}",
  parameters: [["sessionId", "sessionId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * End a session
 *
 * DELETE /sessions/{sessionId}
 */
export const deleteSession = (transport: Transport, input: DeleteSessionInput, options?: CallOptions): Call<DeleteSessionOutput> =>
  transport.call<DeleteSessionOutput>(deleteSessionSpec, input, options);

export type ListAwsAccountsOutput = Models.AwsAccounts;

/** The body of an ApiError thrown by listAwsAccounts. */
export type ListAwsAccountsFailure = Models.Problem2;

const listAwsAccountsSpec: OperationSpec = {
  id: "listAwsAccounts",
  method: "GET",
  path: "/aws-accounts",
  parameters: [],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * From which AWS accounts APIs of API Gateway can be imported
 *
 * The deployment's own, and those whose roles it was given (`ImportRoleArns`); in its Region.
 *
 * GET /aws-accounts
 */
export const listAwsAccounts = (transport: Transport, options?: CallOptions): Call<ListAwsAccountsOutput> =>
  transport.call<ListAwsAccountsOutput>(listAwsAccountsSpec, {}, options);

export type ListAwsApisInput = {
  accountId: Models.AwsAccountId;
  kind: Models.AwsApiKind;
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListAwsApisOutput = Models.AwsApiPage;

/** The body of an ApiError thrown by listAwsApis. */
export type ListAwsApisFailure = Models.Problem2;

const listAwsApisSpec: OperationSpec = {
  id: "listAwsApis",
  method: "GET",
  path: "/aws-accounts/{accountId}/apis",
  parameters: [["accountId", "accountId", "path", "simple", false], ["kind", "kind", "query", "form", true], ["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List the APIs of API Gateway in an AWS account
 *
 * As API Gateway pages them. Each can be imported (`createImport` with `awsApi`).
 *
 * GET /aws-accounts/{accountId}/apis
 */
export const listAwsApis = (transport: Transport, input: ListAwsApisInput, options?: CallOptions): Call<ListAwsApisOutput> =>
  transport.call<ListAwsApisOutput>(listAwsApisSpec, input, options);

const listAwsApisPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listAwsApis, each page asked for when it is needed. */
export const iterateListAwsApis = (transport: Transport, input: ListAwsApisInput, options?: CallOptions): AsyncGenerator<ItemOf<ListAwsApisOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listAwsApisSpec, listAwsApisPages, input, options);

export type ListBackendsInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListBackendsOutput = Models.BackendPage;

/** The body of an ApiError thrown by listBackends. */
export type ListBackendsFailure = Models.Problem2;

const listBackendsSpec: OperationSpec = {
  id: "listBackends",
  method: "GET",
  path: "/apis/{apiId}/backends",
  parameters: [["apiId", "apiId", "path", "simple", false], ["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List where the gateway sends calls of an API
 *
 * By version, and of a version by environment.
 *
 * GET /apis/{apiId}/backends
 */
export const listBackends = (transport: Transport, input: ListBackendsInput, options?: CallOptions): Call<ListBackendsOutput> =>
  transport.call<ListBackendsOutput>(listBackendsSpec, input, options);

const listBackendsPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listBackends, each page asked for when it is needed. */
export const iterateListBackends = (transport: Transport, input: ListBackendsInput, options?: CallOptions): AsyncGenerator<ItemOf<ListBackendsOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listBackendsSpec, listBackendsPages, input, options);

export type GetBackendInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /** Whose calls the backend gets. */
  environment?: "live" | "test" | undefined;
};

export type GetBackendOutput = Models.Backend;

/** The body of an ApiError thrown by getBackend. */
export type GetBackendFailure = Models.Problem2;

const getBackendSpec: OperationSpec = {
  id: "getBackend",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}/backend",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["environment", "environment", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Where the gateway sends calls of a version
 *
 * GET /apis/{apiId}/versions/{version}/backend
 */
export const getBackend = (transport: Transport, input: GetBackendInput, options?: CallOptions): Call<GetBackendOutput> =>
  transport.call<GetBackendOutput>(getBackendSpec, input, options);

export type PutBackendInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /** Whose calls the backend gets. */
  environment?: "live" | "test" | undefined;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.BackendSettings };

export type PutBackendOutput = Models.Backend;

/** The body of an ApiError thrown by putBackend. */
export type PutBackendFailure = Models.Problem2;

const putBackendSpec: OperationSpec = {
  id: "putBackend",
  method: "PUT",
  path: "/apis/{apiId}/versions/{version}/backend",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["environment", "environment", "query", "form", true], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: true,
};

/**
 * Say where the gateway sends calls of a version
 *
 * A version has a backend for live keys as soon as it is there; for test keys it may have one besides, and
 * `If-Match: "none"`
 * makes it. A secret is written and never read: left out, it stays as it is, where it goes to the same origins
 * in the same way.
 *
 *
 * PUT /apis/{apiId}/versions/{version}/backend
 */
export const putBackend = (transport: Transport, input: PutBackendInput, options?: CallOptions): Call<PutBackendOutput> =>
  transport.call<PutBackendOutput>(putBackendSpec, input, options);

export type DeleteBackendInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /** Whose calls the backend gets. */
  environment?: "live" | "test" | undefined;
};

export type DeleteBackendOutput = undefined;

/** The body of an ApiError thrown by deleteBackend. */
export type DeleteBackendFailure = Models.Problem2;

const deleteBackendSpec: OperationSpec = {
  id: "deleteBackend",
  method: "DELETE",
  path: "/apis/{apiId}/versions/{version}/backend",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["environment", "environment", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Let a version have no backend for test keys any more
 *
 * The backend for live keys stays with its version.
 *
 * DELETE /apis/{apiId}/versions/{version}/backend
 */
export const deleteBackend = (transport: Transport, input: DeleteBackendInput, options?: CallOptions): Call<DeleteBackendOutput> =>
  transport.call<DeleteBackendOutput>(deleteBackendSpec, input, options);

export type TestBackendInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /** Whose calls the backend gets. */
  environment?: "live" | "test" | undefined;
} & { body: Models.BackendTestRequest };

export type TestBackendOutput = Models.BackendTest;

/** The body of an ApiError thrown by testBackend. */
export type TestBackendFailure = Models.Problem2;

const testBackendSpec: OperationSpec = {
  id: "testBackend",
  method: "POST",
  path: "/apis/{apiId}/versions/{version}/backend/tests",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["environment", "environment", "query", "form", true]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Call a backend as the gateway would
 *
 * One `GET` of the backend as it is saved, through the same door and with the auth that the gateway injects.
 * Tests are counted
 * over a minute, for a user.
 *
 *
 * POST /apis/{apiId}/versions/{version}/backend/tests
 */
export const testBackend = (transport: Transport, input: TestBackendInput, options?: CallOptions): Call<TestBackendOutput> =>
  transport.call<TestBackendOutput>(testBackendSpec, input, options);

export type GetCallAuthorizationInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /** Whose calls the backend gets. */
  environment?: "live" | "test" | undefined;
  /**
   * Method and path, as in `get /museum-hours`: only schemes that it names, where it names one, and the scopes
   * that it wants.
   */
  operation?: string | undefined;
};

export type GetCallAuthorizationOutput = Models.CallAuthorization;

/** The body of an ApiError thrown by getCallAuthorization. */
export type GetCallAuthorizationFailure = Models.Problem2;

const getCallAuthorizationSpec: OperationSpec = {
  id: "getCallAuthorization",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}/authorization",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["environment", "environment", "query", "form", true], ["operation", "operation", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Get what a call may prove besides its key
 *
 * Whether an `Authorization` goes on to the backend of a version, and of whom its document has tokens for it
 * (OAuth 2.0, OpenID Connect). Where it does not go on, nobody is named.
 *
 * GET /apis/{apiId}/versions/{version}/authorization
 */
export const getCallAuthorization = (transport: Transport, input: GetCallAuthorizationInput, options?: CallOptions): Call<GetCallAuthorizationOutput> =>
  transport.call<GetCallAuthorizationOutput>(getCallAuthorizationSpec, input, options);

export type GetAuthorizationEndpointInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /** Whose calls the backend gets. */
  environment?: "live" | "test" | undefined;
  /** As the document calls it. */
  scheme: Models.AuthorizationSchemeName;
};

export type GetAuthorizationEndpointOutput = Models.AuthorizationEndpoint;

/** The body of an ApiError thrown by getAuthorizationEndpoint. */
export type GetAuthorizationEndpointFailure = Models.Problem2;

const getAuthorizationEndpointSpec: OperationSpec = {
  id: "getAuthorizationEndpoint",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}/authorization/endpoint",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["environment", "environment", "query", "form", true], ["scheme", "scheme", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Get where somebody lets a program call for them
 *
 * The authorization endpoint (RFC 6749 §3.1) that the document names for a scheme, or that its discovery
 * document does, which is read for this. Counted over a minute, for a user.
 *
 * GET /apis/{apiId}/versions/{version}/authorization/endpoint
 */
export const getAuthorizationEndpoint = (transport: Transport, input: GetAuthorizationEndpointInput, options?: CallOptions): Call<GetAuthorizationEndpointOutput> =>
  transport.call<GetAuthorizationEndpointOutput>(getAuthorizationEndpointSpec, input, options);

export type ExchangeCallTokenInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /** Whose calls the backend gets. */
  environment?: "live" | "test" | undefined;
} & { body: Models.CallTokenRequest };

export type ExchangeCallTokenOutput = Models.CallToken;

/** The body of an ApiError thrown by exchangeCallToken. */
export type ExchangeCallTokenFailure = Models.Problem2;

const exchangeCallTokenSpec: OperationSpec = {
  id: "exchangeCallToken",
  method: "POST",
  path: "/apis/{apiId}/versions/{version}/authorization/tokens",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["environment", "environment", "query", "form", true]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Get a token for calls of an API
 *
 * Asks the token endpoint that the stored document names for a scheme, and no other, for a bearer token: by an
 * authorization
 * code (RFC 6749 §4.1, with PKCE), by client credentials (§4.4), or by what renews one (§6). Nothing of it is
 * kept. What the
 * endpoint refuses is answered 422, `authorization-refused`, with its own words. Counted over a minute, for a
 * user.
 *
 *
 * POST /apis/{apiId}/versions/{version}/authorization/tokens
 */
export const exchangeCallToken = (transport: Transport, input: ExchangeCallTokenInput, options?: CallOptions): Call<ExchangeCallTokenOutput> =>
  transport.call<ExchangeCallTokenOutput>(exchangeCallTokenSpec, input, options);

export type ListConnectionsInput = {
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListConnectionsOutput = Models.ConnectionPage;

/** The body of an ApiError thrown by listConnections. */
export type ListConnectionsFailure = Models.Problem2;

const listConnectionsSpec: OperationSpec = {
  id: "listConnections",
  method: "GET",
  path: "/connections",
  parameters: [["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List the identity providers that people come through
 *
 * Those that admins connected, and the deployment's own.
 *
 * GET /connections
 */
export const listConnections = (transport: Transport, input: ListConnectionsInput = {}, options?: CallOptions): Call<ListConnectionsOutput> =>
  transport.call<ListConnectionsOutput>(listConnectionsSpec, input, options);

const listConnectionsPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listConnections, each page asked for when it is needed. */
export const iterateListConnections = (transport: Transport, input: ListConnectionsInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListConnectionsOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listConnectionsSpec, listConnectionsPages, input, options);

export type CreateConnectionInput = {
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewConnection };

export type CreateConnectionOutput = Models.Connection;

/** The body of an ApiError thrown by createConnection. */
export type CreateConnectionFailure = Models.Problem2;

const createConnectionSpec: OperationSpec = {
  id: "createConnection",
  method: "POST",
  path: "/connections",
  parameters: [["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Connect an identity provider
 *
 * By OIDC, with `issuer`, `clientId` and `clientSecret`, or by SAML, with its `metadata` or `metadataUrl`. What
 * it says
 * of itself is read first. A mail domain leads to one connection at most. It begins disabled: test it, then
 * enable it.
 *
 *
 * POST /connections
 */
export const createConnection = (transport: Transport, input: CreateConnectionInput, options?: CallOptions): Call<CreateConnectionOutput> =>
  transport.call<CreateConnectionOutput>(createConnectionSpec, input, options);

export type GetConnectionInput = {
  connectionId: Models.ConnectionId;
};

export type GetConnectionOutput = Models.Connection;

/** The body of an ApiError thrown by getConnection. */
export type GetConnectionFailure = Models.Problem2;

const getConnectionSpec: OperationSpec = {
  id: "getConnection",
  method: "GET",
  path: "/connections/{connectionId}",
  parameters: [["connectionId", "connectionId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Get a connection
 *
 * GET /connections/{connectionId}
 */
export const getConnection = (transport: Transport, input: GetConnectionInput, options?: CallOptions): Call<GetConnectionOutput> =>
  transport.call<GetConnectionOutput>(getConnectionSpec, input, options);

export type DeleteConnectionInput = {
  connectionId: Models.ConnectionId;
};

export type DeleteConnectionOutput = undefined;

/** The body of an ApiError thrown by deleteConnection. */
export type DeleteConnectionFailure = Models.Problem2;

const deleteConnectionSpec: OperationSpec = {
  id: "deleteConnection",
  method: "DELETE",
  path: "/connections/{connectionId}",
  parameters: [["connectionId", "connectionId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Remove a connection
 *
 * Whoever came through it is signed out within five seconds and cannot sign in any more; they, their teams, keys
 * and
 * access tokens stay. Connected again, the same people are others. The deployment's own connection stays, and
 * one through
 * which all admins come (`last-admin`).
 *
 *
 * DELETE /connections/{connectionId}
 */
export const deleteConnection = (transport: Transport, input: DeleteConnectionInput, options?: CallOptions): Call<DeleteConnectionOutput> =>
  transport.call<DeleteConnectionOutput>(deleteConnectionSpec, input, options);

export type UpdateConnectionInput = {
  connectionId: Models.ConnectionId;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.ConnectionChanges };

export type UpdateConnectionOutput = Models.Connection;

/** The body of an ApiError thrown by updateConnection. */
export type UpdateConnectionFailure = Models.Problem2;

const updateConnectionSpec: OperationSpec = {
  id: "updateConnection",
  method: "PATCH",
  path: "/connections/{connectionId}",
  parameters: [["connectionId", "connectionId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Change a connection, or switch it on or off
 *
 * Who the identity provider is stays: another `issuer` is another connection, as the same names would be other
 * people.
 * Whoever came through one that is disabled is signed out within five seconds, for good. Roles and teams change
 * by
 * new mappings at the next sign-in. Of the deployment's own connection the mappings alone are changed here. One
 * through which all admins come
 * stays on (`last-admin`).
 *
 *
 * PATCH /connections/{connectionId}
 */
export const updateConnection = (transport: Transport, input: UpdateConnectionInput, options?: CallOptions): Call<UpdateConnectionOutput> =>
  transport.call<UpdateConnectionOutput>(updateConnectionSpec, input, options);

export type TestConnectionInput = {
  connectionId: Models.ConnectionId;
} & { body: Models.NewConnectionTest };

export type TestConnectionOutput = Models.ConnectionTest;

/** The body of an ApiError thrown by testConnection. */
export type TestConnectionFailure = Models.Problem2;

const testConnectionSpec: OperationSpec = {
  id: "testConnection",
  method: "POST",
  path: "/connections/{connectionId}/tests",
  parameters: [["connectionId", "connectionId", "path", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Tell what a sign-in through a connection would bring
 *
 * With the authorization code of a sign-in, or with what the sign-in was refused with. Answers the claims that
 * came,
 * and what the mappings make of them; nobody is signed in, and no person is made.
 *
 *
 * POST /connections/{connectionId}/tests
 */
export const testConnection = (transport: Transport, input: TestConnectionInput, options?: CallOptions): Call<TestConnectionOutput> =>
  transport.call<TestConnectionOutput>(testConnectionSpec, input, options);

export type GetServiceProviderOutput = Models.ServiceProvider;

/** The body of an ApiError thrown by getServiceProvider. */
export type GetServiceProviderFailure = Models.Problem2;

const getServiceProviderSpec: OperationSpec = {
  id: "getServiceProvider",
  method: "GET",
  path: "/service-provider",
  parameters: [],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * What an identity provider has to know of this portal
 *
 * GET /service-provider
 */
export const getServiceProvider = (transport: Transport, options?: CallOptions): Call<GetServiceProviderOutput> =>
  transport.call<GetServiceProviderOutput>(getServiceProviderSpec, {}, options);

export type ListPlansInput = {
  /** Those that are no longer offered, too. */
  archived?: boolean | undefined;
  /** Those of an API of its own, before those of the portal. */
  apiId?: Models.ApiReference | undefined;
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListPlansOutput = Models.PlanPage;

/** The body of an ApiError thrown by listPlans. */
export type ListPlansFailure = Models.Problem2;

const listPlansSpec: OperationSpec = {
  id: "listPlans",
  method: "GET",
  path: "/plans",
  parameters: [["archived", "archived", "query", "form", true], ["apiId", "apiId", "query", "form", true], ["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * List the plans
 *
 * GET /plans
 */
export const listPlans = (transport: Transport, input: ListPlansInput = {}, options?: CallOptions): Call<ListPlansOutput> =>
  transport.call<ListPlansOutput>(listPlansSpec, input, options);

const listPlansPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listPlans, each page asked for when it is needed. */
export const iterateListPlans = (transport: Transport, input: ListPlansInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListPlansOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listPlansSpec, listPlansPages, input, options);

export type CreatePlanInput = {
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewPlan };

export type CreatePlanOutput = Models.Plan;

/** The body of an ApiError thrown by createPlan. */
export type CreatePlanFailure = Models.Problem2;

const createPlanSpec: OperationSpec = {
  id: "createPlan",
  method: "POST",
  path: "/plans",
  parameters: [["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Make a plan
 *
 * Admins make plans of the portal; who maintains an API makes plans of that API, with `apiId`.
 *
 * POST /plans
 */
export const createPlan = (transport: Transport, input: CreatePlanInput, options?: CallOptions): Call<CreatePlanOutput> =>
  transport.call<CreatePlanOutput>(createPlanSpec, input, options);

export type GetPlanInput = {
  planId: Models.PlanId;
};

export type GetPlanOutput = Models.Plan;

/** The body of an ApiError thrown by getPlan. */
export type GetPlanFailure = Models.Problem2;

const getPlanSpec: OperationSpec = {
  id: "getPlan",
  method: "GET",
  path: "/plans/{planId}",
  parameters: [["planId", "planId", "path", "simple", false]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Get a plan
 *
 * GET /plans/{planId}
 */
export const getPlan = (transport: Transport, input: GetPlanInput, options?: CallOptions): Call<GetPlanOutput> =>
  transport.call<GetPlanOutput>(getPlanSpec, input, options);

export type ArchivePlanInput = {
  planId: Models.PlanId;
};

export type ArchivePlanOutput = undefined;

/** The body of an ApiError thrown by archivePlan. */
export type ArchivePlanFailure = Models.Problem2;

const archivePlanSpec: OperationSpec = {
  id: "archivePlan",
  method: "DELETE",
  path: "/plans/{planId}",
  parameters: [["planId", "planId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Archive a plan
 *
 * It is offered no longer; who is subscribed with it stays so. The last one that the portal offers stays.
 *
 * DELETE /plans/{planId}
 */
export const archivePlan = (transport: Transport, input: ArchivePlanInput, options?: CallOptions): Call<ArchivePlanOutput> =>
  transport.call<ArchivePlanOutput>(archivePlanSpec, input, options);

export type UpdatePlanInput = {
  planId: Models.PlanId;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.PlanChanges };

export type UpdatePlanOutput = Models.Plan;

/** The body of an ApiError thrown by updatePlan. */
export type UpdatePlanFailure = Models.Problem2;

const updatePlanSpec: OperationSpec = {
  id: "updatePlan",
  method: "PATCH",
  path: "/plans/{planId}",
  parameters: [["planId", "planId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Change a plan
 *
 * Limits hold for who is subscribed within seconds. Other terms are asked of who subscribes from then on.
 *
 * PATCH /plans/{planId}
 */
export const updatePlan = (transport: Transport, input: UpdatePlanInput, options?: CallOptions): Call<UpdatePlanOutput> =>
  transport.call<UpdatePlanOutput>(updatePlanSpec, input, options);

export type PreviewPlanChangeInput = {
  planId: Models.PlanId;
} & { body: Models.PlanChanges };

export type PreviewPlanChangeOutput = Models.PlanPreview;

/** The body of an ApiError thrown by previewPlanChange. */
export type PreviewPlanChangeFailure = Models.Problem2;

const previewPlanChangeSpec: OperationSpec = {
  id: "previewPlanChange",
  method: "POST",
  path: "/plans/{planId}/preview",
  parameters: [["planId", "planId", "path", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Preview a change of a plan
 *
 * Who has the plan, which limits get smaller, and who used more this month or today than they would let. Nothing
 * is written.
 *
 * POST /plans/{planId}/preview
 */
export const previewPlanChange = (transport: Transport, input: PreviewPlanChangeInput, options?: CallOptions): Call<PreviewPlanChangeOutput> =>
  transport.call<PreviewPlanChangeOutput>(previewPlanChangeSpec, input, options);

export type ListAppsInput = {
  teamId?: Models.TeamId | undefined;
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListAppsOutput = Models.AppPage;

/** The body of an ApiError thrown by listApps. */
export type ListAppsFailure = Models.Problem2;

const listAppsSpec: OperationSpec = {
  id: "listApps",
  method: "GET",
  path: "/apps",
  parameters: [["teamId", "teamId", "query", "form", true], ["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List apps
 *
 * Without `teamId`, those of all your teams, team after team, the newest first in each. A page may hold less
 * than was asked for and still have a next one.
 *
 * GET /apps
 */
export const listApps = (transport: Transport, input: ListAppsInput = {}, options?: CallOptions): Call<ListAppsOutput> =>
  transport.call<ListAppsOutput>(listAppsSpec, input, options);

const listAppsPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listApps, each page asked for when it is needed. */
export const iterateListApps = (transport: Transport, input: ListAppsInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListAppsOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listAppsSpec, listAppsPages, input, options);

export type CreateAppInput = {
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewApp };

export type CreateAppOutput = Models.App;

/** The body of an ApiError thrown by createApp. */
export type CreateAppFailure = Models.Problem2;

const createAppSpec: OperationSpec = {
  id: "createApp",
  method: "POST",
  path: "/apps",
  parameters: [["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Create an app
 *
 * POST /apps
 */
export const createApp = (transport: Transport, input: CreateAppInput, options?: CallOptions): Call<CreateAppOutput> =>
  transport.call<CreateAppOutput>(createAppSpec, input, options);

export type GetAppInput = {
  appId: Models.AppId;
};

export type GetAppOutput = Models.App;

/** The body of an ApiError thrown by getApp. */
export type GetAppFailure = Models.Problem2;

const getAppSpec: OperationSpec = {
  id: "getApp",
  method: "GET",
  path: "/apps/{appId}",
  parameters: [["appId", "appId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Get an app
 *
 * GET /apps/{appId}
 */
export const getApp = (transport: Transport, input: GetAppInput, options?: CallOptions): Call<GetAppOutput> =>
  transport.call<GetAppOutput>(getAppSpec, input, options);

export type DeleteAppInput = {
  appId: Models.AppId;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.AppDeletion };

export type DeleteAppOutput = undefined;

/** The body of an ApiError thrown by deleteApp. */
export type DeleteAppFailure = Models.Problem2;

const deleteAppSpec: OperationSpec = {
  id: "deleteApp",
  method: "DELETE",
  path: "/apps/{appId}",
  parameters: [["appId", "appId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: true,
};

/**
 * Delete an app
 *
 * For good; you must be an owner of the team that has it, and say its name. Within five seconds its keys open
 * nothing any
 * more; they are revoked, its subscriptions cancelled, and its requests for access withdrawn. As long as it has
 * test
 * suites it is refused.
 *
 *
 * DELETE /apps/{appId}
 */
export const deleteApp = (transport: Transport, input: DeleteAppInput, options?: CallOptions): Call<DeleteAppOutput> =>
  transport.call<DeleteAppOutput>(deleteAppSpec, input, options);

export type UpdateAppInput = {
  appId: Models.AppId;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.AppChanges };

export type UpdateAppOutput = Models.App;

/** The body of an ApiError thrown by updateApp. */
export type UpdateAppFailure = Models.Problem2;

const updateAppSpec: OperationSpec = {
  id: "updateApp",
  method: "PATCH",
  path: "/apps/{appId}",
  parameters: [["appId", "appId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Change an app
 *
 * PATCH /apps/{appId}
 */
export const updateApp = (transport: Transport, input: UpdateAppInput, options?: CallOptions): Call<UpdateAppOutput> =>
  transport.call<UpdateAppOutput>(updateAppSpec, input, options);

export type TransferAppInput = {
  appId: Models.AppId;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.AppTransfer };

export type TransferAppOutput = Models.App;

/** The body of an ApiError thrown by transferApp. */
export type TransferAppFailure = Models.Problem2;

const transferAppSpec: OperationSpec = {
  id: "transferApp",
  method: "POST",
  path: "/apps/{appId}/transfer",
  parameters: [["appId", "appId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Hand an app over to another team
 *
 * You must be an owner of the team that has it, and a maintainer of the one that gets it. Its keys,
 * subscriptions and suites go with it.
 *
 * POST /apps/{appId}/transfer
 */
export const transferApp = (transport: Transport, input: TransferAppInput, options?: CallOptions): Call<TransferAppOutput> =>
  transport.call<TransferAppOutput>(transferAppSpec, input, options);

export type ListSubscriptionsInput = {
  appId: Models.AppId;
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListSubscriptionsOutput = Models.SubscriptionPage;

/** The body of an ApiError thrown by listSubscriptions. */
export type ListSubscriptionsFailure = Models.Problem2;

const listSubscriptionsSpec: OperationSpec = {
  id: "listSubscriptions",
  method: "GET",
  path: "/apps/{appId}/subscriptions",
  parameters: [["appId", "appId", "path", "simple", false], ["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List the subscriptions of an app
 *
 * GET /apps/{appId}/subscriptions
 */
export const listSubscriptions = (transport: Transport, input: ListSubscriptionsInput, options?: CallOptions): Call<ListSubscriptionsOutput> =>
  transport.call<ListSubscriptionsOutput>(listSubscriptionsSpec, input, options);

const listSubscriptionsPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listSubscriptions, each page asked for when it is needed. */
export const iterateListSubscriptions = (transport: Transport, input: ListSubscriptionsInput, options?: CallOptions): AsyncGenerator<ItemOf<ListSubscriptionsOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listSubscriptionsSpec, listSubscriptionsPages, input, options);

export type CreateSubscriptionInput = {
  appId: Models.AppId;
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewSubscription };

export type CreateSubscriptionOutput = Models.Subscription;

/** The body of an ApiError thrown by createSubscription. */
export type CreateSubscriptionFailure = Models.Problem2;

const createSubscriptionSpec: OperationSpec = {
  id: "createSubscription",
  method: "POST",
  path: "/apps/{appId}/subscriptions",
  parameters: [["appId", "appId", "path", "simple", false], ["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Subscribe an app to an API
 *
 * POST /apps/{appId}/subscriptions
 */
export const createSubscription = (transport: Transport, input: CreateSubscriptionInput, options?: CallOptions): Call<CreateSubscriptionOutput> =>
  transport.call<CreateSubscriptionOutput>(createSubscriptionSpec, input, options);

export type GetSubscriptionInput = {
  appId: Models.AppId;
  subscriptionId: Models.SubscriptionId;
};

export type GetSubscriptionOutput = Models.Subscription;

/** The body of an ApiError thrown by getSubscription. */
export type GetSubscriptionFailure = Models.Problem2;

const getSubscriptionSpec: OperationSpec = {
  id: "getSubscription",
  method: "GET",
  path: "/apps/{appId}/subscriptions/{subscriptionId}",
  parameters: [["appId", "appId", "path", "simple", false], ["subscriptionId", "subscriptionId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Get a subscription
 *
 * GET /apps/{appId}/subscriptions/{subscriptionId}
 */
export const getSubscription = (transport: Transport, input: GetSubscriptionInput, options?: CallOptions): Call<GetSubscriptionOutput> =>
  transport.call<GetSubscriptionOutput>(getSubscriptionSpec, input, options);

export type CancelSubscriptionInput = {
  appId: Models.AppId;
  subscriptionId: Models.SubscriptionId;
};

export type CancelSubscriptionOutput = undefined;

/** The body of an ApiError thrown by cancelSubscription. */
export type CancelSubscriptionFailure = Models.Problem2;

const cancelSubscriptionSpec: OperationSpec = {
  id: "cancelSubscription",
  method: "DELETE",
  path: "/apps/{appId}/subscriptions/{subscriptionId}",
  parameters: [["appId", "appId", "path", "simple", false], ["subscriptionId", "subscriptionId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Cancel a subscription
 *
 * DELETE /apps/{appId}/subscriptions/{subscriptionId}
 */
export const cancelSubscription = (transport: Transport, input: CancelSubscriptionInput, options?: CallOptions): Call<CancelSubscriptionOutput> =>
  transport.call<CancelSubscriptionOutput>(cancelSubscriptionSpec, input, options);

export type ChangeSubscriptionInput = {
  appId: Models.AppId;
  subscriptionId: Models.SubscriptionId;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.SubscriptionChanges };

export type ChangeSubscriptionOutput = Models.Subscription;

/** The body of an ApiError thrown by changeSubscription. */
export type ChangeSubscriptionFailure = Models.Problem2;

const changeSubscriptionSpec: OperationSpec = {
  id: "changeSubscription",
  method: "PATCH",
  path: "/apps/{appId}/subscriptions/{subscriptionId}",
  parameters: [["appId", "appId", "path", "simple", false], ["subscriptionId", "subscriptionId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Change the plan of a subscription
 *
 * The app's keys stay, and what was used counts on. A larger plan holds within seconds. One that costs less, or
 * as much for fewer calls a month, holds when the month is over (UTC): `nextPlanId` says so, and choosing the
 * present one again takes it back.
 *
 * PATCH /apps/{appId}/subscriptions/{subscriptionId}
 */
export const changeSubscription = (transport: Transport, input: ChangeSubscriptionInput, options?: CallOptions): Call<ChangeSubscriptionOutput> =>
  transport.call<ChangeSubscriptionOutput>(changeSubscriptionSpec, input, options);

export type ListSubscribersInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
  /**
   * `true`: only those that called what is deprecated. A page may hold less than was asked for and still have a
   * next one.
   */
  callsDeprecated?: boolean | undefined;
};

export type ListSubscribersOutput = Models.SubscriberPage;

/** The body of an ApiError thrown by listSubscribers. */
export type ListSubscribersFailure = Models.Problem2;

const listSubscribersSpec: OperationSpec = {
  id: "listSubscribers",
  method: "GET",
  path: "/apis/{apiId}/subscriptions",
  parameters: [["apiId", "apiId", "path", "simple", false], ["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true], ["callsDeprecated", "callsDeprecated", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List the subscribers of an API
 *
 * Every app that is subscribed, waits or is suspended, with its team and what it called in the last 30 days.
 *
 * GET /apis/{apiId}/subscriptions
 */
export const listSubscribers = (transport: Transport, input: ListSubscribersInput, options?: CallOptions): Call<ListSubscribersOutput> =>
  transport.call<ListSubscribersOutput>(listSubscribersSpec, input, options);

const listSubscribersPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listSubscribers, each page asked for when it is needed. */
export const iterateListSubscribers = (transport: Transport, input: ListSubscribersInput, options?: CallOptions): AsyncGenerator<ItemOf<ListSubscribersOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listSubscribersSpec, listSubscribersPages, input, options);

export type CountSubscribersInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /**
   * Teams by id or slug, separated by commas, that it would be shared with; one that there is not is nobody's.
   * Without it, those it is shared with.
   */
  sharedWith?: string | undefined;
  /** The team it would be handed over to; without it, the team it is of. */
  teamId?: Models.TeamId | undefined;
};

export type CountSubscribersOutput = Models.SubscriberCount;

/** The body of an ApiError thrown by countSubscribers. */
export type CountSubscribersFailure = Models.Problem2;

const countSubscribersSpec: OperationSpec = {
  id: "countSubscribers",
  method: "GET",
  path: "/apis/{apiId}/subscriber-count",
  parameters: [["apiId", "apiId", "path", "simple", false], ["sharedWith", "sharedWith", "query", "form", true], ["teamId", "teamId", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Count the subscribers of an API
 *
 * How many there are, and how many an API made private cuts off, or one that is shared with other teams than
 * now, or handed over.
 *
 * GET /apis/{apiId}/subscriber-count
 */
export const countSubscribers = (transport: Transport, input: CountSubscribersInput, options?: CallOptions): Call<CountSubscribersOutput> =>
  transport.call<CountSubscribersOutput>(countSubscribersSpec, input, options);

export type WriteToSubscribersInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewApiMessage };

export type WriteToSubscribersOutput = Models.ApiMessage;

/** The body of an ApiError thrown by writeToSubscribers. */
export type WriteToSubscribersFailure = Models.Problem2;

const writeToSubscribersSpec: OperationSpec = {
  id: "writeToSubscribers",
  method: "POST",
  path: "/apis/{apiId}/messages",
  parameters: [["apiId", "apiId", "path", "simple", false], ["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Write to the subscribers of an API
 *
 * Those who may change a subscribed app find it among their notices and in their mail, once each. Ten an hour at
 * most.
 *
 * POST /apis/{apiId}/messages
 */
export const writeToSubscribers = (transport: Transport, input: WriteToSubscribersInput, options?: CallOptions): Call<WriteToSubscribersOutput> =>
  transport.call<WriteToSubscribersOutput>(writeToSubscribersSpec, input, options);

export type GetSubscriberUsageInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  subscriptionId: Models.SubscriptionId;
};

export type GetSubscriberUsageOutput = Models.SubscriberUsage;

/** The body of an ApiError thrown by getSubscriberUsage. */
export type GetSubscriberUsageFailure = Models.Problem2;

const getSubscriberUsageSpec: OperationSpec = {
  id: "getSubscriberUsage",
  method: "GET",
  path: "/apis/{apiId}/subscriptions/{subscriptionId}/usage",
  parameters: [["apiId", "apiId", "path", "simple", false], ["subscriptionId", "subscriptionId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Get what a subscriber calls
 *
 * By version and operation, in the last 30 days; the busiest first.
 *
 * GET /apis/{apiId}/subscriptions/{subscriptionId}/usage
 */
export const getSubscriberUsage = (transport: Transport, input: GetSubscriberUsageInput, options?: CallOptions): Call<GetSubscriberUsageOutput> =>
  transport.call<GetSubscriberUsageOutput>(getSubscriberUsageSpec, input, options);

export type SuspendSubscriptionInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  subscriptionId: Models.SubscriptionId;
} & { body: Models.Suspension };

export type SuspendSubscriptionOutput = Models.Subscriber;

/** The body of an ApiError thrown by suspendSubscription. */
export type SuspendSubscriptionFailure = Models.Problem2;

const suspendSubscriptionSpec: OperationSpec = {
  id: "suspendSubscription",
  method: "PUT",
  path: "/apis/{apiId}/subscriptions/{subscriptionId}/suspension",
  parameters: [["apiId", "apiId", "path", "simple", false], ["subscriptionId", "subscriptionId", "path", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: true,
};

/**
 * Suspend a subscription
 *
 * The app's calls of the API are refused within seconds, until it is resumed. Its team is told the reason.
 *
 * PUT /apis/{apiId}/subscriptions/{subscriptionId}/suspension
 */
export const suspendSubscription = (transport: Transport, input: SuspendSubscriptionInput, options?: CallOptions): Call<SuspendSubscriptionOutput> =>
  transport.call<SuspendSubscriptionOutput>(suspendSubscriptionSpec, input, options);

export type ResumeSubscriptionInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  subscriptionId: Models.SubscriptionId;
};

export type ResumeSubscriptionOutput = undefined;

/** The body of an ApiError thrown by resumeSubscription. */
export type ResumeSubscriptionFailure = Models.Problem2;

const resumeSubscriptionSpec: OperationSpec = {
  id: "resumeSubscription",
  method: "DELETE",
  path: "/apis/{apiId}/subscriptions/{subscriptionId}/suspension",
  parameters: [["apiId", "apiId", "path", "simple", false], ["subscriptionId", "subscriptionId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Resume a subscription
 *
 * Under the plan it had, within seconds.
 *
 * DELETE /apis/{apiId}/subscriptions/{subscriptionId}/suspension
 */
export const resumeSubscription = (transport: Transport, input: ResumeSubscriptionInput, options?: CallOptions): Call<ResumeSubscriptionOutput> =>
  transport.call<ResumeSubscriptionOutput>(resumeSubscriptionSpec, input, options);

export type ListAccessRequestsInput = {
  /** Those that were decided. */
  decided?: boolean | undefined;
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListAccessRequestsOutput = Models.AccessRequestPage;

/** The body of an ApiError thrown by listAccessRequests. */
export type ListAccessRequestsFailure = Models.Problem2;

const listAccessRequestsSpec: OperationSpec = {
  id: "listAccessRequests",
  method: "GET",
  path: "/access-requests",
  parameters: [["decided", "decided", "query", "form", true], ["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List requests for access
 *
 * Those of your teams' APIs, an admin those of all; the oldest that waits first, of what is decided the newest.
 * A page may hold less than was asked for and still have a next one.
 *
 * GET /access-requests
 */
export const listAccessRequests = (transport: Transport, input: ListAccessRequestsInput = {}, options?: CallOptions): Call<ListAccessRequestsOutput> =>
  transport.call<ListAccessRequestsOutput>(listAccessRequestsSpec, input, options);

const listAccessRequestsPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listAccessRequests, each page asked for when it is needed. */
export const iterateListAccessRequests = (transport: Transport, input: ListAccessRequestsInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListAccessRequestsOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listAccessRequestsSpec, listAccessRequestsPages, input, options);

export type ApproveAccessRequestInput = {
  accessRequestId: Models.AccessRequestId;
};

export type ApproveAccessRequestOutput = Models.AccessRequest;

/** The body of an ApiError thrown by approveAccessRequest. */
export type ApproveAccessRequestFailure = Models.Problem2;

const approveAccessRequestSpec: OperationSpec = {
  id: "approveAccessRequest",
  method: "POST",
  path: "/access-requests/{accessRequestId}/approval",
  parameters: [["accessRequestId", "accessRequestId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: false,
};

/**
 * Approve a request for access
 *
 * What was asked for holds within seconds. Nobody approves what they asked for themselves.
 *
 * POST /access-requests/{accessRequestId}/approval
 */
export const approveAccessRequest = (transport: Transport, input: ApproveAccessRequestInput, options?: CallOptions): Call<ApproveAccessRequestOutput> =>
  transport.call<ApproveAccessRequestOutput>(approveAccessRequestSpec, input, options);

export type RejectAccessRequestInput = {
  accessRequestId: Models.AccessRequestId;
} & { body: Models.Rejection };

export type RejectAccessRequestOutput = Models.AccessRequest;

/** The body of an ApiError thrown by rejectAccessRequest. */
export type RejectAccessRequestFailure = Models.Problem2;

const rejectAccessRequestSpec: OperationSpec = {
  id: "rejectAccessRequest",
  method: "POST",
  path: "/access-requests/{accessRequestId}/rejection",
  parameters: [["accessRequestId", "accessRequestId", "path", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Reject a request for access
 *
 * Who asked is told the reason.
 *
 * POST /access-requests/{accessRequestId}/rejection
 */
export const rejectAccessRequest = (transport: Transport, input: RejectAccessRequestInput, options?: CallOptions): Call<RejectAccessRequestOutput> =>
  transport.call<RejectAccessRequestOutput>(rejectAccessRequestSpec, input, options);

export type ListApiKeysInput = {
  appId: Models.AppId;
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListApiKeysOutput = Models.ApiKeyPage;

/** The body of an ApiError thrown by listApiKeys. */
export type ListApiKeysFailure = Models.Problem2;

const listApiKeysSpec: OperationSpec = {
  id: "listApiKeys",
  method: "GET",
  path: "/apps/{appId}/keys",
  parameters: [["appId", "appId", "path", "simple", false], ["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List the API keys of an app
 *
 * GET /apps/{appId}/keys
 */
export const listApiKeys = (transport: Transport, input: ListApiKeysInput, options?: CallOptions): Call<ListApiKeysOutput> =>
  transport.call<ListApiKeysOutput>(listApiKeysSpec, input, options);

const listApiKeysPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listApiKeys, each page asked for when it is needed. */
export const iterateListApiKeys = (transport: Transport, input: ListApiKeysInput, options?: CallOptions): AsyncGenerator<ItemOf<ListApiKeysOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listApiKeysSpec, listApiKeysPages, input, options);

export type CreateApiKeyInput = {
  appId: Models.AppId;
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewApiKey };

export type CreateApiKeyOutput = Models.CreatedApiKey;

/** The body of an ApiError thrown by createApiKey. */
export type CreateApiKeyFailure = Models.Problem2;

const createApiKeySpec: OperationSpec = {
  id: "createApiKey",
  method: "POST",
  path: "/apps/{appId}/keys",
  parameters: [["appId", "appId", "path", "simple", false], ["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Create an API key
 *
 * The secret is in this answer and nowhere else; Portico keeps its hash.
 *
 * POST /apps/{appId}/keys
 */
export const createApiKey = (transport: Transport, input: CreateApiKeyInput, options?: CallOptions): Call<CreateApiKeyOutput> =>
  transport.call<CreateApiKeyOutput>(createApiKeySpec, input, options);

export type RevokeApiKeyInput = {
  appId: Models.AppId;
  keyId: Models.ApiKeyId;
};

export type RevokeApiKeyOutput = undefined;

/** The body of an ApiError thrown by revokeApiKey. */
export type RevokeApiKeyFailure = Models.Problem2;

const revokeApiKeySpec: OperationSpec = {
  id: "revokeApiKey",
  method: "DELETE",
  path: "/apps/{appId}/keys/{keyId}",
  parameters: [["appId", "appId", "path", "simple", false], ["keyId", "keyId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Revoke an API key
 *
 * DELETE /apps/{appId}/keys/{keyId}
 */
export const revokeApiKey = (transport: Transport, input: RevokeApiKeyInput, options?: CallOptions): Call<RevokeApiKeyOutput> =>
  transport.call<RevokeApiKeyOutput>(revokeApiKeySpec, input, options);

export type RotateApiKeyInput = {
  appId: Models.AppId;
  keyId: Models.ApiKeyId;
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewRotation };

export type RotateApiKeyOutput = Models.RotatedApiKey;

/** The body of an ApiError thrown by rotateApiKey. */
export type RotateApiKeyFailure = Models.Problem2;

const rotateApiKeySpec: OperationSpec = {
  id: "rotateApiKey",
  method: "POST",
  path: "/apps/{appId}/keys/{keyId}/rotations",
  parameters: [["appId", "appId", "path", "simple", false], ["keyId", "keyId", "path", "simple", false], ["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Rotate an API key
 *
 * Makes the key that comes after this one, for the same and as narrow. The old one works on for the overlap, and
 * no
 * longer than it would have; revoke it once it is silent. A key is rotated once.
 *
 *
 * POST /apps/{appId}/keys/{keyId}/rotations
 */
export const rotateApiKey = (transport: Transport, input: RotateApiKeyInput, options?: CallOptions): Call<RotateApiKeyOutput> =>
  transport.call<RotateApiKeyOutput>(rotateApiKeySpec, input, options);

export type ListStaleKeysInput = {
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListStaleKeysOutput = Models.StaleKeyPage;

/** The body of an ApiError thrown by listStaleKeys. */
export type ListStaleKeysFailure = Models.Problem2;

const listStaleKeysSpec: OperationSpec = {
  id: "listStaleKeys",
  method: "GET",
  path: "/stale-keys",
  parameters: [["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List keys that nobody seems to need
 *
 * Those of all apps that work and were not used for 90 days, or never in 30; the longest first. A page may hold
 * less than was asked for and still have a next one.
 *
 * GET /stale-keys
 */
export const listStaleKeys = (transport: Transport, input: ListStaleKeysInput = {}, options?: CallOptions): Call<ListStaleKeysOutput> =>
  transport.call<ListStaleKeysOutput>(listStaleKeysSpec, input, options);

const listStaleKeysPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listStaleKeys, each page asked for when it is needed. */
export const iterateListStaleKeys = (transport: Transport, input: ListStaleKeysInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListStaleKeysOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listStaleKeysSpec, listStaleKeysPages, input, options);

export type ReportKeyInput = { body: Models.KeyReport };

export type ReportKeyOutput = undefined;

/** The body of an ApiError thrown by reportKey. */
export type ReportKeyFailure = Models.Problem2;

const reportKeySpec: OperationSpec = {
  id: "reportKey",
  method: "POST",
  path: "/key-reports",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Report a leaked API key or token
 *
 * For whoever found a key or personal access token where it should not be, and for secret scanners. If it is one
 * of
 * ours and works, its owners are told: a key ends within a day, a token at once. The answer is the same, and as
 * slow, for any text.
 *
 *
 * POST /key-reports
 */
export const reportKey = (transport: Transport, input: ReportKeyInput, options?: CallOptions): Call<ReportKeyOutput> =>
  transport.call<ReportKeyOutput>(reportKeySpec, input, options);

export type CreateTryItKeyInput = {
  appId: Models.AppId;
  /** `test` reaches the sandbox of an API that has one. */
  environment?: "live" | "test" | undefined;
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
};

export type CreateTryItKeyOutput = Models.CreatedApiKey;

/** The body of an ApiError thrown by createTryItKey. */
export type CreateTryItKeyFailure = Models.Problem2;

const createTryItKeySpec: OperationSpec = {
  id: "createTryItKey",
  method: "POST",
  path: "/apps/{appId}/try-it-keys",
  parameters: [["appId", "appId", "path", "simple", false], ["environment", "environment", "query", "form", true], ["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Get a key for trying an API out
 *
 * A key of the app that expires after 15 minutes and is not listed; the portal's try-it-out calls the gateway
 * with it.
 *
 * POST /apps/{appId}/try-it-keys
 */
export const createTryItKey = (transport: Transport, input: CreateTryItKeyInput, options?: CallOptions): Call<CreateTryItKeyOutput> =>
  transport.call<CreateTryItKeyOutput>(createTryItKeySpec, input, options);

export type CreateDeviceAuthorizationInput = { body: Models.NewDeviceAuthorization };

export type CreateDeviceAuthorizationOutput = Models.CreatedDeviceAuthorization;

/** The body of an ApiError thrown by createDeviceAuthorization. */
export type CreateDeviceAuthorizationFailure = Models.Problem2;

const createDeviceAuthorizationSpec: OperationSpec = {
  id: "createDeviceAuthorization",
  method: "POST",
  path: "/device-authorizations",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Ask for an access token, for somebody to approve in a browser
 *
 * As RFC 8628 has it, for programs on a person's own machine. Somebody who is signed in sees the `userCode`,
 * what
 * asks and from where, and approves or refuses; until then `redeemDeviceAuthorization` says that it waits.
 * Whoever
 * redeems it shows the `verifier` of which this takes the `challenge` (RFC 7636, S256). With a `loopback` it is
 * redeemed with the code, too, that the browser of who approves brings there (RFC 8252): with nothing else.
 *
 *
 * POST /device-authorizations
 */
export const createDeviceAuthorization = (transport: Transport, input: CreateDeviceAuthorizationInput, options?: CallOptions): Call<CreateDeviceAuthorizationOutput> =>
  transport.call<CreateDeviceAuthorizationOutput>(createDeviceAuthorizationSpec, input, options);

export type FindDeviceAuthorizationInput = { body: Models.ShownUserCode };

export type FindDeviceAuthorizationOutput = Models.DeviceAuthorization;

/** The body of an ApiError thrown by findDeviceAuthorization. */
export type FindDeviceAuthorizationFailure = Models.Problem2;

const findDeviceAuthorizationSpec: OperationSpec = {
  id: "findDeviceAuthorization",
  method: "POST",
  path: "/device-authorizations/find",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * See what asks for an access token of yours
 *
 * Unknown, run out and decided are one answer. A person may show sixty codes an hour.
 *
 * POST /device-authorizations/find
 */
export const findDeviceAuthorization = (transport: Transport, input: FindDeviceAuthorizationInput, options?: CallOptions): Call<FindDeviceAuthorizationOutput> =>
  transport.call<FindDeviceAuthorizationOutput>(findDeviceAuthorizationSpec, input, options);

export type DecideDeviceAuthorizationInput = { body: Models.DeviceAuthorizationDecision };

export type DecideDeviceAuthorizationOutput = Models.DecidedDeviceAuthorization;

/** The body of an ApiError thrown by decideDeviceAuthorization. */
export type DecideDeviceAuthorizationFailure = Models.Problem2;

const decideDeviceAuthorizationSpec: OperationSpec = {
  id: "decideDeviceAuthorization",
  method: "POST",
  path: "/device-authorizations/decide",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Give a program an access token, or refuse it
 *
 * Once. The token is yours, and is revoked among your access tokens.
 *
 * POST /device-authorizations/decide
 */
export const decideDeviceAuthorization = (transport: Transport, input: DecideDeviceAuthorizationInput, options?: CallOptions): Call<DecideDeviceAuthorizationOutput> =>
  transport.call<DecideDeviceAuthorizationOutput>(decideDeviceAuthorizationSpec, input, options);

export type RedeemDeviceAuthorizationInput = { body: Models.DeviceAuthorizationProof };

export type RedeemDeviceAuthorizationOutput = Models.RedeemedDeviceAuthorization;

/** The body of an ApiError thrown by redeemDeviceAuthorization. */
export type RedeemDeviceAuthorizationFailure = Models.Problem2;

const redeemDeviceAuthorizationSpec: OperationSpec = {
  id: "redeemDeviceAuthorization",
  method: "POST",
  path: "/device-authorizations/redeem",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Fetch the access token that was asked for
 *
 * The token once, when somebody approved; before that whether it still waits, and after how many seconds to ask
 * again. Who asks sooner is told to `slow-down`, and waits longer from then on. Unknown, run out, redeemed and
 * shown another `verifier` are one refusal.
 *
 *
 * POST /device-authorizations/redeem
 */
export const redeemDeviceAuthorization = (transport: Transport, input: RedeemDeviceAuthorizationInput, options?: CallOptions): Call<RedeemDeviceAuthorizationOutput> =>
  transport.call<RedeemDeviceAuthorizationOutput>(redeemDeviceAuthorizationSpec, input, options);

export type GetDocumentInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /**
   * `true`: as it was registered, without what the gateway adds. For who may change the API; nobody else finds
   * one.
   */
  source?: boolean | undefined;
};

export type GetDocumentOutput = Models.OpenApiDocument;

/** The body of an ApiError thrown by getDocument. */
export type GetDocumentFailure = Models.Problem2;

const getDocumentSpec: OperationSpec = {
  id: "getDocument",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}/document",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["source", "source", "query", "form", true]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Get the document as published
 *
 * The publisher's OpenAPI document with what is true at the gateway — server, key scheme, 401, 403, 429, 502 and
 * 504 answers. Larger than 3 MB, it comes compressed with gzip whatever is asked for.
 *
 * GET /apis/{apiId}/versions/{version}/document
 */
export const getDocument = (transport: Transport, input: GetDocumentInput, options?: CallOptions): Call<GetDocumentOutput> =>
  transport.call<GetDocumentOutput>(getDocumentSpec, input, options);

export type GetUploadedDocumentInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
};

export type GetUploadedDocumentOutput = Models.UploadedDocument;

/** The body of an ApiError thrown by getUploadedDocument. */
export type GetUploadedDocumentFailure = Models.Problem2;

const getUploadedDocumentSpec: OperationSpec = {
  id: "getUploadedDocument",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}/upload",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Get a link to what was uploaded
 *
 * The file a version was read from, byte for byte, for who may change the API; nobody else finds one. The link
 * opens it to whoever has it.
 *
 * GET /apis/{apiId}/versions/{version}/upload
 */
export const getUploadedDocument = (transport: Transport, input: GetUploadedDocumentInput, options?: CallOptions): Call<GetUploadedDocumentOutput> =>
  transport.call<GetUploadedDocumentOutput>(getUploadedDocumentSpec, input, options);

export type GetDocumentFileInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  format: Models.DocumentFormat;
};

export type GetDocumentFileOutput = Models.CallCollection;

/** The body of an ApiError thrown by getDocumentFile. */
export type GetDocumentFileFailure = Models.Problem2;

const getDocumentFileSpec: OperationSpec = {
  id: "getDocumentFile",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}/files/{format}",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["format", "format", "path", "simple", false]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Download the document for another tool
 *
 * The document as published, as YAML or as a collection of its calls. Insomnia and Hoppscotch read Postman's.
 * Larger than 3 MB, it comes compressed with gzip whatever is asked for.
 *
 * GET /apis/{apiId}/versions/{version}/files/{format}
 */
export const getDocumentFile = (transport: Transport, input: GetDocumentFileInput, options?: CallOptions): Call<GetDocumentFileOutput> =>
  transport.call<GetDocumentFileOutput>(getDocumentFileSpec, input, options);

export type ListSdksInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
};

export type ListSdksOutput = Models.Sdks;

/** The body of an ApiError thrown by listSdks. */
export type ListSdksFailure = Models.Problem2;

const listSdksSpec: OperationSpec = {
  id: "listSdks",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}/sdks",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * List the SDKs of a version
 *
 * How each is installed and called first, in the words of its own README, and how often it was downloaded.
 *
 * GET /apis/{apiId}/versions/{version}/sdks
 */
export const listSdks = (transport: Transport, input: ListSdksInput, options?: CallOptions): Call<ListSdksOutput> =>
  transport.call<ListSdksOutput>(listSdksSpec, input, options);

export type GetSdkChangesInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  language: Models.SdkLanguage;
  /** The version to compare with; the one before when left out. */
  from?: Models.Version | undefined;
};

export type GetSdkChangesOutput = Models.SdkChanges;

/** The body of an ApiError thrown by getSdkChanges. */
export type GetSdkChangesFailure = Models.Problem2;

const getSdkChangesSpec: OperationSpec = {
  id: "getSdkChanges",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}/sdks/{language}/changes",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["language", "language", "path", "simple", false], ["from", "from", "query", "form", true]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Compare an SDK with that of another version
 *
 * What changes for code that uses it - its methods and types, in the names of the language; what breaks first.
 *
 * GET /apis/{apiId}/versions/{version}/sdks/{language}/changes
 */
export const getSdkChanges = (transport: Transport, input: GetSdkChangesInput, options?: CallOptions): Call<GetSdkChangesOutput> =>
  transport.call<GetSdkChangesOutput>(getSdkChangesSpec, input, options);

export type GetSdkInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  language: Models.SdkLanguage;
};

export type GetSdkOutput = Blob;

/** The body of an ApiError thrown by getSdk. */
export type GetSdkFailure = Models.Problem2;

const getSdkSpec: OperationSpec = {
  id: "getSdk",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}/sdks/{language}",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["language", "language", "path", "simple", false]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Download an SDK
 *
 * A zip with the generated client, ready to install; the same document gives the same bytes.
 *
 * GET /apis/{apiId}/versions/{version}/sdks/{language}
 */
export const getSdk = (transport: Transport, input: GetSdkInput, options?: CallOptions): Call<GetSdkOutput> =>
  transport.call<GetSdkOutput>(getSdkSpec, input, options);

/** The body of getSdk as a stream: nothing is kept in memory. */
export const getSdkStream = (transport: Transport, input: GetSdkInput, options?: CallOptions): Promise<ReadableStream<Uint8Array>> =>
  transport.stream(getSdkSpec, input, options);

export type GetChangesInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /** The version to compare with; the one before when left out. */
  from?: Models.Version | undefined;
};

export type GetChangesOutput = Models.Changes;

/** The body of an ApiError thrown by getChanges. */
export type GetChangesFailure = Models.Problem2;

const getChangesSpec: OperationSpec = {
  id: "getChanges",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}/changes",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["from", "from", "query", "form", true]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Compare a version with another
 *
 * What changed for those who call the API, by operation, with what to do about it; and the same as a changelog
 * in Markdown.
 *
 * GET /apis/{apiId}/versions/{version}/changes
 */
export const getChanges = (transport: Transport, input: GetChangesInput, options?: CallOptions): Call<GetChangesOutput> =>
  transport.call<GetChangesOutput>(getChangesSpec, input, options);

export type GetCodeSamplesInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /**
   * Method and path of the document, as in `get /museum-hours`; that which reads and asks for least, or the first
   * field of GraphQL, when left out.
   */
  operation?: string | undefined;
};

export type GetCodeSamplesOutput = Models.CodeSamples;

/** The body of an ApiError thrown by getCodeSamples. */
export type GetCodeSamplesFailure = Models.Problem2;

const getCodeSamplesSpec: OperationSpec = {
  id: "getCodeSamples",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}/samples",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["operation", "operation", "query", "form", true]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Show how an operation is called
 *
 * The document's own samples (`x-codeSamples`) first, then ours for the languages it has none in; calls go
 * through the gateway.
 *
 * GET /apis/{apiId}/versions/{version}/samples
 */
export const getCodeSamples = (transport: Transport, input: GetCodeSamplesInput, options?: CallOptions): Call<GetCodeSamplesOutput> =>
  transport.call<GetCodeSamplesOutput>(getCodeSamplesSpec, input, options);

export type ListMcpToolsInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** `true`: also operations that are no tools, as they would be. */
  all?: boolean | undefined;
};

export type ListMcpToolsOutput = Models.McpTools;

/** The body of an ApiError thrown by listMcpTools. */
export type ListMcpToolsFailure = Models.Problem2;

const listMcpToolsSpec: OperationSpec = {
  id: "listMcpTools",
  method: "GET",
  path: "/apis/{apiId}/mcp-tools",
  parameters: [["apiId", "apiId", "path", "simple", false], ["all", "all", "query", "form", true]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * List the tools of the MCP server of an API
 *
 * How agents call the default version of an API, where they do, and what its tools take of a model's context.
 *
 * GET /apis/{apiId}/mcp-tools
 */
export const listMcpTools = (transport: Transport, input: ListMcpToolsInput, options?: CallOptions): Call<ListMcpToolsOutput> =>
  transport.call<ListMcpToolsOutput>(listMcpToolsSpec, input, options);

export type DescribeResourceOutput = Models.ProtectedResource;

/** The body of an ApiError thrown by describeResource. */
export type DescribeResourceFailure = Models.Problem2;

const describeResourceSpec: OperationSpec = {
  id: "describeResource",
  method: "GET",
  path: "/.well-known/oauth-protected-resource",
  parameters: [],
  bodies: [],
  security: [],
  idempotent: true,
};

/**
 * Read how this API is protected
 *
 * RFC 9728. The authorization servers are none - keys and access tokens are made on pages of the portal.
 *
 * GET /.well-known/oauth-protected-resource
 */
export const describeResource = (transport: Transport, options?: CallOptions): Call<DescribeResourceOutput> =>
  transport.call<DescribeResourceOutput>(describeResourceSpec, {}, options);

export type DescribeMcpResourceInput = {
  /** As it is called. */
  apiId: Models.CalledApi;
};

export type DescribeMcpResourceOutput = Models.ProtectedResource;

/** The body of an ApiError thrown by describeMcpResource. */
export type DescribeMcpResourceFailure = Models.Problem2;

const describeMcpResourceSpec: OperationSpec = {
  id: "describeMcpResource",
  method: "GET",
  path: "/.well-known/oauth-protected-resource/mcp/{apiId}",
  parameters: [["apiId", "apiId", "path", "simple", false]],
  bodies: [],
  security: [],
  idempotent: true,
};

/**
 * Read how the MCP server of an API is protected
 *
 * RFC 9728. By an API key as bearer, or a token of the portal's authorization server; says the same whether
 * there is such an API or not.
 *
 * GET /.well-known/oauth-protected-resource/mcp/{apiId}
 */
export const describeMcpResource = (transport: Transport, input: DescribeMcpResourceInput, options?: CallOptions): Call<DescribeMcpResourceOutput> =>
  transport.call<DescribeMcpResourceOutput>(describeMcpResourceSpec, input, options);

export type ConfirmAuthenticatorInput = { body: Models.AuthenticatorCode };

export type ConfirmAuthenticatorOutput = Models.RecoveryCodes;

/** The body of an ApiError thrown by confirmAuthenticator. */
export type ConfirmAuthenticatorFailure = Models.Problem2;

const confirmAuthenticatorSpec: OperationSpec = {
  id: "confirmAuthenticator",
  method: "PUT",
  path: "/users/me/authenticator",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: true,
};

/**
 * Set the authenticator app up
 *
 * PUT /users/me/authenticator
 */
export const confirmAuthenticator = (transport: Transport, input: ConfirmAuthenticatorInput, options?: CallOptions): Call<ConfirmAuthenticatorOutput> =>
  transport.call<ConfirmAuthenticatorOutput>(confirmAuthenticatorSpec, input, options);

export type AssociateAuthenticatorOutput = Models.AuthenticatorSecret;

/** The body of an ApiError thrown by associateAuthenticator. */
export type AssociateAuthenticatorFailure = Models.Problem2;

const associateAuthenticatorSpec: OperationSpec = {
  id: "associateAuthenticator",
  method: "POST",
  path: "/users/me/authenticator",
  parameters: [],
  bodies: [],
  security: [["user"]],
  idempotent: false,
};

/**
 * Begin to set up an authenticator app
 *
 * Answers a new secret (RFC 6238); it is asked for once a code of it came back (`confirmAuthenticator`).
 *
 * POST /users/me/authenticator
 */
export const associateAuthenticator = (transport: Transport, options?: CallOptions): Call<AssociateAuthenticatorOutput> =>
  transport.call<AssociateAuthenticatorOutput>(associateAuthenticatorSpec, {}, options);

export type RemoveAuthenticatorOutput = undefined;

/** The body of an ApiError thrown by removeAuthenticator. */
export type RemoveAuthenticatorFailure = Models.Problem2;

const removeAuthenticatorSpec: OperationSpec = {
  id: "removeAuthenticator",
  method: "DELETE",
  path: "/users/me/authenticator",
  parameters: [],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Ask for the authenticator app no more
 *
 * DELETE /users/me/authenticator
 */
export const removeAuthenticator = (transport: Transport, options?: CallOptions): Call<RemoveAuthenticatorOutput> =>
  transport.call<RemoveAuthenticatorOutput>(removeAuthenticatorSpec, {}, options);

export type RenewRecoveryCodesOutput = Models.RecoveryCodes;

/** The body of an ApiError thrown by renewRecoveryCodes. */
export type RenewRecoveryCodesFailure = Models.Problem2;

const renewRecoveryCodesSpec: OperationSpec = {
  id: "renewRecoveryCodes",
  method: "POST",
  path: "/users/me/recovery-codes",
  parameters: [],
  bodies: [],
  security: [["user"]],
  idempotent: false,
};

/**
 * Get new recovery codes
 *
 * Those from before are worth nothing from then on.
 *
 * POST /users/me/recovery-codes
 */
export const renewRecoveryCodes = (transport: Transport, options?: CallOptions): Call<RenewRecoveryCodesOutput> =>
  transport.call<RenewRecoveryCodesOutput>(renewRecoveryCodesSpec, {}, options);

export type StepUpSessionInput = { body: Models.SessionStepUp };

export type StepUpSessionOutput = Models.CreatedSession;

/** The body of an ApiError thrown by stepUpSession. */
export type StepUpSessionFailure = Models.Problem2;

const stepUpSessionSpec: OperationSpec = {
  id: "stepUpSession",
  method: "POST",
  path: "/sessions/second-factor",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Show the second factor again
 *
 * What is dangerous asks whoever has a second factor for one that is not older than ten minutes: a `passkey`
 * with the
 * `continuation` of `beginPasskeySignIn`, or the `password` with a `code` of the authenticator app or a
 * `recoveryCode`.
 * The session token is rotated.
 *
 *
 * POST /sessions/second-factor
 */
export const stepUpSession = (transport: Transport, input: StepUpSessionInput, options?: CallOptions): Call<StepUpSessionOutput> =>
  transport.call<StepUpSessionOutput>(stepUpSessionSpec, input, options);

export type ListGuidesInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version that is read, or `latest` for the default one: pages that are of others alone are not there. */
  version?: Models.Version | undefined;
};

export type ListGuidesOutput = Models.Guides;

/** The body of an ApiError thrown by listGuides. */
export type ListGuidesFailure = Models.Problem2;

const listGuidesSpec: OperationSpec = {
  id: "listGuides",
  method: "GET",
  path: "/apis/{apiId}/guides",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "query", "form", true]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * List the guides of an API
 *
 * The pages that are published and not hidden, in the order they are read; each below its `parent`.
 *
 * GET /apis/{apiId}/guides
 */
export const listGuides = (transport: Transport, input: ListGuidesInput, options?: CallOptions): Call<ListGuidesOutput> =>
  transport.call<ListGuidesOutput>(listGuidesSpec, input, options);

export type GetGuideInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** What a page is called in its address. */
  guide: Models.GuideSlug;
  /** The version that is read, or `latest` for the default one: pages that are of others alone are not there. */
  version?: Models.Version | undefined;
};

export type GetGuideOutput = Models.Guide;

/** The body of an ApiError thrown by getGuide. */
export type GetGuideFailure = Models.Problem2;

const getGuideSpec: OperationSpec = {
  id: "getGuide",
  method: "GET",
  path: "/apis/{apiId}/guides/{guide}",
  parameters: [["apiId", "apiId", "path", "simple", false], ["guide", "guide", "path", "simple", false], ["version", "version", "query", "form", true]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Get a page of the guides
 *
 * As it is published. It is answered as what it is made of: there is no HTML in it, links lead to http, https,
 * mail or the portal,
 * and operations and schemas it shows are those of the version that is read, now.
 *
 *
 * GET /apis/{apiId}/guides/{guide}
 */
export const getGuide = (transport: Transport, input: GetGuideInput, options?: CallOptions): Call<GetGuideOutput> =>
  transport.call<GetGuideOutput>(getGuideSpec, input, options);

export type ListGuideDraftsInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
};

export type ListGuideDraftsOutput = Models.GuideDrafts;

/** The body of an ApiError thrown by listGuideDrafts. */
export type ListGuideDraftsFailure = Models.Problem2;

const listGuideDraftsSpec: OperationSpec = {
  id: "listGuideDrafts",
  method: "GET",
  path: "/apis/{apiId}/guide-drafts",
  parameters: [["apiId", "apiId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List the pages of an API's guides, for who writes them
 *
 * All of them, with what is not published.
 *
 * GET /apis/{apiId}/guide-drafts
 */
export const listGuideDrafts = (transport: Transport, input: ListGuideDraftsInput, options?: CallOptions): Call<ListGuideDraftsOutput> =>
  transport.call<ListGuideDraftsOutput>(listGuideDraftsSpec, input, options);

export type CreateGuideInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewGuide };

export type CreateGuideOutput = Models.GuideDraft;

/** The body of an ApiError thrown by createGuide. */
export type CreateGuideFailure = Models.Problem2;

const createGuideSpec: OperationSpec = {
  id: "createGuide",
  method: "POST",
  path: "/apis/{apiId}/guide-drafts",
  parameters: [["apiId", "apiId", "path", "simple", false], ["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Add a page to the guides
 *
 * A draft of it; `updateGuide` publishes it. An API has 500 pages at most.
 *
 * POST /apis/{apiId}/guide-drafts
 */
export const createGuide = (transport: Transport, input: CreateGuideInput, options?: CallOptions): Call<CreateGuideOutput> =>
  transport.call<CreateGuideOutput>(createGuideSpec, input, options);

export type GetGuideDraftInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** What a page is called in its address. */
  guide: Models.GuideSlug;
};

export type GetGuideDraftOutput = Models.GuideDraft;

/** The body of an ApiError thrown by getGuideDraft. */
export type GetGuideDraftFailure = Models.Problem2;

const getGuideDraftSpec: OperationSpec = {
  id: "getGuideDraft",
  method: "GET",
  path: "/apis/{apiId}/guide-drafts/{guide}",
  parameters: [["apiId", "apiId", "path", "simple", false], ["guide", "guide", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Get a page as it is written
 *
 * GET /apis/{apiId}/guide-drafts/{guide}
 */
export const getGuideDraft = (transport: Transport, input: GetGuideDraftInput, options?: CallOptions): Call<GetGuideDraftOutput> =>
  transport.call<GetGuideDraftOutput>(getGuideDraftSpec, input, options);

export type DeleteGuideInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** What a page is called in its address. */
  guide: Models.GuideSlug;
};

export type DeleteGuideOutput = undefined;

/** The body of an ApiError thrown by deleteGuide. */
export type DeleteGuideFailure = Models.Problem2;

const deleteGuideSpec: OperationSpec = {
  id: "deleteGuide",
  method: "DELETE",
  path: "/apis/{apiId}/guide-drafts/{guide}",
  parameters: [["apiId", "apiId", "path", "simple", false], ["guide", "guide", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Delete a page, with all it ever was
 *
 * DELETE /apis/{apiId}/guide-drafts/{guide}
 */
export const deleteGuide = (transport: Transport, input: DeleteGuideInput, options?: CallOptions): Call<DeleteGuideOutput> =>
  transport.call<DeleteGuideOutput>(deleteGuideSpec, input, options);

export type UpdateGuideInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** What a page is called in its address. */
  guide: Models.GuideSlug;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.GuideChanges };

export type UpdateGuideOutput = Models.GuideDraft;

/** The body of an ApiError thrown by updateGuide. */
export type UpdateGuideFailure = Models.Problem2;

const updateGuideSpec: OperationSpec = {
  id: "updateGuide",
  method: "PATCH",
  path: "/apis/{apiId}/guide-drafts/{guide}",
  parameters: [["apiId", "apiId", "path", "simple", false], ["guide", "guide", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Write, publish or take back a page
 *
 * `published` publishes the text, the new one where there is one, or takes the page back; without it what is
 * read stays as it
 * was published. What was published before is kept: the last 50 times.
 *
 *
 * PATCH /apis/{apiId}/guide-drafts/{guide}
 */
export const updateGuide = (transport: Transport, input: UpdateGuideInput, options?: CallOptions): Call<UpdateGuideOutput> =>
  transport.call<UpdateGuideOutput>(updateGuideSpec, input, options);

export type GetGuideVersionInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** What a page is called in its address. */
  guide: Models.GuideSlug;
  number: Models.GuideVersionNumber;
};

export type GetGuideVersionOutput = Models.GuideVersion;

/** The body of an ApiError thrown by getGuideVersion. */
export type GetGuideVersionFailure = Models.Problem2;

const getGuideVersionSpec: OperationSpec = {
  id: "getGuideVersion",
  method: "GET",
  path: "/apis/{apiId}/guide-drafts/{guide}/versions/{number}",
  parameters: [["apiId", "apiId", "path", "simple", false], ["guide", "guide", "path", "simple", false], ["number", "number", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Get a page as it was published
 *
 * Whoever wants it back writes its text with `updateGuide`.
 *
 * GET /apis/{apiId}/guide-drafts/{guide}/versions/{number}
 */
export const getGuideVersion = (transport: Transport, input: GetGuideVersionInput, options?: CallOptions): Call<GetGuideVersionOutput> =>
  transport.call<GetGuideVersionOutput>(getGuideVersionSpec, input, options);

export type ListGuideFilesInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
};

export type ListGuideFilesOutput = Models.GuideFiles;

/** The body of an ApiError thrown by listGuideFiles. */
export type ListGuideFilesFailure = Models.Problem2;

const listGuideFilesSpec: OperationSpec = {
  id: "listGuideFiles",
  method: "GET",
  path: "/apis/{apiId}/guide-files",
  parameters: [["apiId", "apiId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List the files of an API's guides
 *
 * GET /apis/{apiId}/guide-files
 */
export const listGuideFiles = (transport: Transport, input: ListGuideFilesInput, options?: CallOptions): Call<ListGuideFilesOutput> =>
  transport.call<ListGuideFilesOutput>(listGuideFilesSpec, input, options);

export type AddGuideFileInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewGuideFile };

export type AddGuideFileOutput = Models.GuideFile;

/** The body of an ApiError thrown by addGuideFile. */
export type AddGuideFileFailure = Models.Problem2;

const addGuideFileSpec: OperationSpec = {
  id: "addGuideFile",
  method: "POST",
  path: "/apis/{apiId}/guide-files",
  parameters: [["apiId", "apiId", "path", "simple", false], ["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Add a file to the guides
 *
 * Upload it first (`createDocumentUpload`). Pages show images as `![alt](media/name.png)`, and lead to others as
 * `[text](media/name.pdf)`. PNG, JPEG, WebP, GIF and AVIF are images, by their bytes; one that is called so and
 * is none is
 * refused. 5 MB a file, 200 files and 100 MB an API.
 *
 *
 * POST /apis/{apiId}/guide-files
 */
export const addGuideFile = (transport: Transport, input: AddGuideFileInput, options?: CallOptions): Call<AddGuideFileOutput> =>
  transport.call<AddGuideFileOutput>(addGuideFileSpec, input, options);

export type GetGuideFileInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** What a file of the guides is called in its address. */
  file: Models.GuideFileName;
};

export type GetGuideFileOutput = Models.GuideFileLink;

/** The body of an ApiError thrown by getGuideFile. */
export type GetGuideFileFailure = Models.Problem2;

const getGuideFileSpec: OperationSpec = {
  id: "getGuideFile",
  method: "GET",
  path: "/apis/{apiId}/guide-files/{file}",
  parameters: [["apiId", "apiId", "path", "simple", false], ["file", "file", "path", "simple", false]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Get a link to a file of the guides
 *
 * For whoever sees the API. The link saves it as a file, to whoever has it, for two minutes.
 *
 * GET /apis/{apiId}/guide-files/{file}
 */
export const getGuideFile = (transport: Transport, input: GetGuideFileInput, options?: CallOptions): Call<GetGuideFileOutput> =>
  transport.call<GetGuideFileOutput>(getGuideFileSpec, input, options);

export type DeleteGuideFileInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** What a file of the guides is called in its address. */
  file: Models.GuideFileName;
};

export type DeleteGuideFileOutput = undefined;

/** The body of an ApiError thrown by deleteGuideFile. */
export type DeleteGuideFileFailure = Models.Problem2;

const deleteGuideFileSpec: OperationSpec = {
  id: "deleteGuideFile",
  method: "DELETE",
  path: "/apis/{apiId}/guide-files/{file}",
  parameters: [["apiId", "apiId", "path", "simple", false], ["file", "file", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Delete a file of the guides
 *
 * Pages that show it say so when they are written next.
 *
 * DELETE /apis/{apiId}/guide-files/{file}
 */
export const deleteGuideFile = (transport: Transport, input: DeleteGuideFileInput, options?: CallOptions): Call<DeleteGuideFileOutput> =>
  transport.call<DeleteGuideFileOutput>(deleteGuideFileSpec, input, options);

export type PreviewGuideInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
} & { body: Models.GuideText };

export type PreviewGuideOutput = Models.GuidePreview;

/** The body of an ApiError thrown by previewGuide. */
export type PreviewGuideFailure = Models.Problem2;

const previewGuideSpec: OperationSpec = {
  id: "previewGuide",
  method: "POST",
  path: "/apis/{apiId}/guide-previews",
  parameters: [["apiId", "apiId", "path", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Show a text as the page it would be
 *
 * It is kept nowhere.
 *
 * POST /apis/{apiId}/guide-previews
 */
export const previewGuide = (transport: Transport, input: PreviewGuideInput, options?: CallOptions): Call<PreviewGuideOutput> =>
  transport.call<PreviewGuideOutput>(previewGuideSpec, input, options);

export type GetMcpServerInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
};

export type GetMcpServerOutput = Models.McpServer;

/** The body of an ApiError thrown by getMcpServer. */
export type GetMcpServerFailure = Models.Problem2;

const getMcpServerSpec: OperationSpec = {
  id: "getMcpServer",
  method: "GET",
  path: "/apis/{apiId}/mcp-server",
  parameters: [["apiId", "apiId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * What agents get of an API
 *
 * GET /apis/{apiId}/mcp-server
 */
export const getMcpServer = (transport: Transport, input: GetMcpServerInput, options?: CallOptions): Call<GetMcpServerOutput> =>
  transport.call<GetMcpServerOutput>(getMcpServerSpec, input, options);

export type PutMcpServerInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.McpServer };

export type PutMcpServerOutput = Models.McpServer;

/** The body of an ApiError thrown by putMcpServer. */
export type PutMcpServerFailure = Models.Problem2;

const putMcpServerSpec: OperationSpec = {
  id: "putMcpServer",
  method: "PUT",
  path: "/apis/{apiId}/mcp-server",
  parameters: [["apiId", "apiId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: true,
};

/**
 * Say what agents get of an API
 *
 * Each picked operation of the version that is called is a tool of the API's MCP server, at `/mcp/{api}`. A call
 * of a tool is a call of
 * the API with its caller's key. The server follows at once.
 *
 *
 * PUT /apis/{apiId}/mcp-server
 */
export const putMcpServer = (transport: Transport, input: PutMcpServerInput, options?: CallOptions): Call<PutMcpServerOutput> =>
  transport.call<PutMcpServerOutput>(putMcpServerSpec, input, options);

export type GetHealthOutput = Models.Health;

/** The body of an ApiError thrown by getHealth. */
export type GetHealthFailure = Models.Problem2;

const getHealthSpec: OperationSpec = {
  id: "getHealth",
  method: "GET",
  path: "/meta/health",
  parameters: [],
  bodies: [],
  security: [],
  idempotent: true,
};

/**
 * Ask whether the API answers
 *
 * That this is answered is all it says; what the API stands on is at `/meta/ready`.
 *
 * GET /meta/health
 */
export const getHealth = (transport: Transport, options?: CallOptions): Call<GetHealthOutput> =>
  transport.call<GetHealthOutput>(getHealthSpec, {}, options);

export type GetReadinessOutput = Models.Readiness;

/** The body of an ApiError thrown by getReadiness. */
export type GetReadinessFailure = Models.Problem2;

const getReadinessSpec: OperationSpec = {
  id: "getReadiness",
  method: "GET",
  path: "/meta/ready",
  parameters: [],
  bodies: [],
  security: [],
  idempotent: true,
};

/**
 * Ask whether what the API stands on answers
 *
 * Each dependency is asked, a second and a half at most, and what it said is kept for two seconds. Where one
 * does not answer this is a 503, whose `errors` name each that does not.
 *
 * GET /meta/ready
 */
export const getReadiness = (transport: Transport, options?: CallOptions): Call<GetReadinessOutput> =>
  transport.call<GetReadinessOutput>(getReadinessSpec, {}, options);

export type GetInfoOutput = Models.DeploymentInfo;

/** The body of an ApiError thrown by getInfo. */
export type GetInfoFailure = Models.Problem2;

const getInfoSpec: OperationSpec = {
  id: "getInfo",
  method: "GET",
  path: "/meta/info",
  parameters: [],
  bodies: [],
  security: [],
  idempotent: true,
};

/**
 * Read what this deployment is
 *
 * GET /meta/info
 */
export const getInfo = (transport: Transport, options?: CallOptions): Call<GetInfoOutput> =>
  transport.call<GetInfoOutput>(getInfoSpec, {}, options);

export type GetVersionOutput = Models.DeployedVersion;

/** The body of an ApiError thrown by getVersion. */
export type GetVersionFailure = Models.Problem2;

const getVersionSpec: OperationSpec = {
  id: "getVersion",
  method: "GET",
  path: "/meta/version",
  parameters: [],
  bodies: [],
  security: [],
  idempotent: true,
};

/**
 * Read which version runs
 *
 * GET /meta/version
 */
export const getVersion = (transport: Transport, options?: CallOptions): Call<GetVersionOutput> =>
  transport.call<GetVersionOutput>(getVersionSpec, {}, options);

export type GetMetricsOutput = Models.Metrics;

/** The body of an ApiError thrown by getMetrics. */
export type GetMetricsFailure = Models.Problem2;

const getMetricsSpec: OperationSpec = {
  id: "getMetrics",
  method: "GET",
  path: "/meta/metrics",
  parameters: [],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Read what the deployment measures of itself
 *
 * What is known without counting it anew, as JSON, or as OpenMetrics text where `Accept` prefers that. What is
 * measured of single requests is in CloudWatch, by function.
 *
 * GET /meta/metrics
 */
export const getMetrics = (transport: Transport, options?: CallOptions): Call<GetMetricsOutput> =>
  transport.call<GetMetricsOutput>(getMetricsSpec, {}, options);

export type ListNoticesInput = {
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListNoticesOutput = Models.NoticePage;

/** The body of an ApiError thrown by listNotices. */
export type ListNoticesFailure = Models.Problem2;

const listNoticesSpec: OperationSpec = {
  id: "listNotices",
  method: "GET",
  path: "/notices",
  parameters: [["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List what you were told of your account, newest first
 *
 * A sign-in from a device that is new, and whatever else changes how the account is signed in to. Kept for 90
 * days.
 *
 * GET /notices
 */
export const listNotices = (transport: Transport, input: ListNoticesInput = {}, options?: CallOptions): Call<ListNoticesOutput> =>
  transport.call<ListNoticesOutput>(listNoticesSpec, input, options);

const listNoticesPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listNotices, each page asked for when it is needed. */
export const iterateListNotices = (transport: Transport, input: ListNoticesInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListNoticesOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listNoticesSpec, listNoticesPages, input, options);

export type SeeNoticesInput = { body: Models.SeenNotices };

export type SeeNoticesOutput = undefined;

/** The body of an ApiError thrown by seeNotices. */
export type SeeNoticesFailure = Models.Problem2;

const seeNoticesSpec: OperationSpec = {
  id: "seeNotices",
  method: "POST",
  path: "/notices/seen",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Say that you have seen notices
 *
 * All of them, up to the one that is named. Said again, it changes nothing.
 *
 * POST /notices/seen
 */
export const seeNotices = (transport: Transport, input: SeeNoticesInput, options?: CallOptions): Call<SeeNoticesOutput> =>
  transport.call<SeeNoticesOutput>(seeNoticesSpec, input, options);

export type BeginPasskeySignInInput = { body: Models.NewPasskeySignIn };

export type BeginPasskeySignInOutput = Models.SignIn;

/** The body of an ApiError thrown by beginPasskeySignIn. */
export type BeginPasskeySignInFailure = Models.Problem2;

const beginPasskeySignInSpec: OperationSpec = {
  id: "beginPasskeySignIn",
  method: "POST",
  path: "/sign-ins/passkey",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Sign in with a passkey
 *
 * Answers the same, and as slowly, whether anybody has the address and a passkey or not: a step that asks
 * `passkey`,
 * with what an authenticator is asked, naming no passkey. It is good for three minutes and for one answer
 * (`answerSignIn`, or `stepUpSession` of who is signed in).
 *
 *
 * POST /sign-ins/passkey
 */
export const beginPasskeySignIn = (transport: Transport, input: BeginPasskeySignInInput, options?: CallOptions): Call<BeginPasskeySignInOutput> =>
  transport.call<BeginPasskeySignInOutput>(beginPasskeySignInSpec, input, options);

export type BeginPasskeyOutput = Models.PasskeyCreation;

/** The body of an ApiError thrown by beginPasskey. */
export type BeginPasskeyFailure = Models.Problem2;

const beginPasskeySpec: OperationSpec = {
  id: "beginPasskey",
  method: "POST",
  path: "/users/me/passkeys/options",
  parameters: [],
  bodies: [],
  security: [["user"]],
  idempotent: false,
};

/**
 * Begin to add a passkey
 *
 * Answers what an authenticator is asked to make (W3C WebAuthn); it is good for three minutes.
 *
 * POST /users/me/passkeys/options
 */
export const beginPasskey = (transport: Transport, options?: CallOptions): Call<BeginPasskeyOutput> =>
  transport.call<BeginPasskeyOutput>(beginPasskeySpec, {}, options);

export type AddPasskeyInput = { body: Models.NewPasskey };

export type AddPasskeyOutput = Models.AddedPasskey;

/** The body of an ApiError thrown by addPasskey. */
export type AddPasskeyFailure = Models.Problem2;

const addPasskeySpec: OperationSpec = {
  id: "addPasskey",
  method: "POST",
  path: "/users/me/passkeys",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Add the passkey that an authenticator made
 *
 * POST /users/me/passkeys
 */
export const addPasskey = (transport: Transport, input: AddPasskeyInput, options?: CallOptions): Call<AddPasskeyOutput> =>
  transport.call<AddPasskeyOutput>(addPasskeySpec, input, options);

export type RemovePasskeyInput = {
  passkeyId: Models.PasskeyId;
};

export type RemovePasskeyOutput = undefined;

/** The body of an ApiError thrown by removePasskey. */
export type RemovePasskeyFailure = Models.Problem2;

const removePasskeySpec: OperationSpec = {
  id: "removePasskey",
  method: "DELETE",
  path: "/users/me/passkeys/{passkeyId}",
  parameters: [["passkeyId", "passkeyId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Remove a passkey
 *
 * DELETE /users/me/passkeys/{passkeyId}
 */
export const removePasskey = (transport: Transport, input: RemovePasskeyInput, options?: CallOptions): Call<RemovePasskeyOutput> =>
  transport.call<RemovePasskeyOutput>(removePasskeySpec, input, options);

export type AskPasswordCodeInput = { body: Models.SignInAddress };

export type AskPasswordCodeOutput = undefined;

/** The body of an ApiError thrown by askPasswordCode. */
export type AskPasswordCodeFailure = Models.Problem2;

const askPasswordCodeSpec: OperationSpec = {
  id: "askPasswordCode",
  method: "POST",
  path: "/passwords/codes",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Have a code mailed to set a new password
 *
 * Answers the same, and as slowly, whether anybody has the address or not.
 *
 * POST /passwords/codes
 */
export const askPasswordCode = (transport: Transport, input: AskPasswordCodeInput, options?: CallOptions): Call<AskPasswordCodeOutput> =>
  transport.call<AskPasswordCodeOutput>(askPasswordCodeSpec, input, options);

export type ResetPasswordInput = { body: Models.PasswordReset };

export type ResetPasswordOutput = undefined;

/** The body of an ApiError thrown by resetPassword. */
export type ResetPasswordFailure = Models.Problem2;

const resetPasswordSpec: OperationSpec = {
  id: "resetPassword",
  method: "POST",
  path: "/passwords",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Set a new password with the code from the mail
 *
 * Ends every session of the person. A wrong code and an unknown address are refused alike.
 *
 * POST /passwords
 */
export const resetPassword = (transport: Transport, input: ResetPasswordInput, options?: CallOptions): Call<ResetPasswordOutput> =>
  transport.call<ResetPasswordOutput>(resetPasswordSpec, input, options);

export type ChangePasswordInput = { body: Models.PasswordChange };

export type ChangePasswordOutput = undefined;

/** The body of an ApiError thrown by changePassword. */
export type ChangePasswordFailure = Models.Problem2;

const changePasswordSpec: OperationSpec = {
  id: "changePassword",
  method: "POST",
  path: "/users/me/password",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Change your password
 *
 * Ends every other session of yours.
 *
 * POST /users/me/password
 */
export const changePassword = (transport: Transport, input: ChangePasswordInput, options?: CallOptions): Call<ChangePasswordOutput> =>
  transport.call<ChangePasswordOutput>(changePasswordSpec, input, options);

export type GetSecurityOutput = Models.Security;

/** The body of an ApiError thrown by getSecurity. */
export type GetSecurityFailure = Models.Problem2;

const getSecuritySpec: OperationSpec = {
  id: "getSecurity",
  method: "GET",
  path: "/users/me/security",
  parameters: [],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * How you sign in
 *
 * GET /users/me/security
 */
export const getSecurity = (transport: Transport, options?: CallOptions): Call<GetSecurityOutput> =>
  transport.call<GetSecurityOutput>(getSecuritySpec, {}, options);

export type ListPortalGuidesOutput = Models.Guides;

/** The body of an ApiError thrown by listPortalGuides. */
export type ListPortalGuidesFailure = Models.Problem2;

const listPortalGuidesSpec: OperationSpec = {
  id: "listPortalGuides",
  method: "GET",
  path: "/guides",
  parameters: [],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * List the guides of the portal
 *
 * The pages that are published and not hidden, in the order they are read; each below its `parent`.
 *
 * GET /guides
 */
export const listPortalGuides = (transport: Transport, options?: CallOptions): Call<ListPortalGuidesOutput> =>
  transport.call<ListPortalGuidesOutput>(listPortalGuidesSpec, {}, options);

export type GetPortalGuideInput = {
  /** What a page is called in its address. */
  guide: Models.GuideSlug;
};

export type GetPortalGuideOutput = Models.Guide;

/** The body of an ApiError thrown by getPortalGuide. */
export type GetPortalGuideFailure = Models.Problem2;

const getPortalGuideSpec: OperationSpec = {
  id: "getPortalGuide",
  method: "GET",
  path: "/guides/{guide}",
  parameters: [["guide", "guide", "path", "simple", false]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Get a page of the portal's guides
 *
 * As it is published. It is answered as what it is made of: there is no HTML in it, and links lead to http,
 * https, mail or the
 * portal.
 *
 *
 * GET /guides/{guide}
 */
export const getPortalGuide = (transport: Transport, input: GetPortalGuideInput, options?: CallOptions): Call<GetPortalGuideOutput> =>
  transport.call<GetPortalGuideOutput>(getPortalGuideSpec, input, options);

export type ListPortalGuideDraftsOutput = Models.GuideDrafts;

/** The body of an ApiError thrown by listPortalGuideDrafts. */
export type ListPortalGuideDraftsFailure = Models.Problem2;

const listPortalGuideDraftsSpec: OperationSpec = {
  id: "listPortalGuideDrafts",
  method: "GET",
  path: "/guide-drafts",
  parameters: [],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List the pages of the portal's guides, for admins
 *
 * All of them, with what is not published.
 *
 * GET /guide-drafts
 */
export const listPortalGuideDrafts = (transport: Transport, options?: CallOptions): Call<ListPortalGuideDraftsOutput> =>
  transport.call<ListPortalGuideDraftsOutput>(listPortalGuideDraftsSpec, {}, options);

export type CreatePortalGuideInput = {
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewGuide };

export type CreatePortalGuideOutput = Models.GuideDraft;

/** The body of an ApiError thrown by createPortalGuide. */
export type CreatePortalGuideFailure = Models.Problem2;

const createPortalGuideSpec: OperationSpec = {
  id: "createPortalGuide",
  method: "POST",
  path: "/guide-drafts",
  parameters: [["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Add a page to the portal's guides
 *
 * A draft of it; `updatePortalGuide` publishes it. There are 500 pages at most.
 *
 * POST /guide-drafts
 */
export const createPortalGuide = (transport: Transport, input: CreatePortalGuideInput, options?: CallOptions): Call<CreatePortalGuideOutput> =>
  transport.call<CreatePortalGuideOutput>(createPortalGuideSpec, input, options);

export type GetPortalGuideDraftInput = {
  /** What a page is called in its address. */
  guide: Models.GuideSlug;
};

export type GetPortalGuideDraftOutput = Models.GuideDraft;

/** The body of an ApiError thrown by getPortalGuideDraft. */
export type GetPortalGuideDraftFailure = Models.Problem2;

const getPortalGuideDraftSpec: OperationSpec = {
  id: "getPortalGuideDraft",
  method: "GET",
  path: "/guide-drafts/{guide}",
  parameters: [["guide", "guide", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Get a page of the portal as it is written
 *
 * GET /guide-drafts/{guide}
 */
export const getPortalGuideDraft = (transport: Transport, input: GetPortalGuideDraftInput, options?: CallOptions): Call<GetPortalGuideDraftOutput> =>
  transport.call<GetPortalGuideDraftOutput>(getPortalGuideDraftSpec, input, options);

export type DeletePortalGuideInput = {
  /** What a page is called in its address. */
  guide: Models.GuideSlug;
};

export type DeletePortalGuideOutput = undefined;

/** The body of an ApiError thrown by deletePortalGuide. */
export type DeletePortalGuideFailure = Models.Problem2;

const deletePortalGuideSpec: OperationSpec = {
  id: "deletePortalGuide",
  method: "DELETE",
  path: "/guide-drafts/{guide}",
  parameters: [["guide", "guide", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Delete a page of the portal, with all it ever was
 *
 * DELETE /guide-drafts/{guide}
 */
export const deletePortalGuide = (transport: Transport, input: DeletePortalGuideInput, options?: CallOptions): Call<DeletePortalGuideOutput> =>
  transport.call<DeletePortalGuideOutput>(deletePortalGuideSpec, input, options);

export type UpdatePortalGuideInput = {
  /** What a page is called in its address. */
  guide: Models.GuideSlug;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.GuideChanges };

export type UpdatePortalGuideOutput = Models.GuideDraft;

/** The body of an ApiError thrown by updatePortalGuide. */
export type UpdatePortalGuideFailure = Models.Problem2;

const updatePortalGuideSpec: OperationSpec = {
  id: "updatePortalGuide",
  method: "PATCH",
  path: "/guide-drafts/{guide}",
  parameters: [["guide", "guide", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Write, publish or take back a page of the portal
 *
 * `published` publishes the text, the new one where there is one, or takes the page back; without it what is
 * read stays as it
 * was published. What was published before is kept: the last 50 times.
 *
 *
 * PATCH /guide-drafts/{guide}
 */
export const updatePortalGuide = (transport: Transport, input: UpdatePortalGuideInput, options?: CallOptions): Call<UpdatePortalGuideOutput> =>
  transport.call<UpdatePortalGuideOutput>(updatePortalGuideSpec, input, options);

export type GetPortalGuideVersionInput = {
  /** What a page is called in its address. */
  guide: Models.GuideSlug;
  number: Models.GuideVersionNumber;
};

export type GetPortalGuideVersionOutput = Models.GuideVersion;

/** The body of an ApiError thrown by getPortalGuideVersion. */
export type GetPortalGuideVersionFailure = Models.Problem2;

const getPortalGuideVersionSpec: OperationSpec = {
  id: "getPortalGuideVersion",
  method: "GET",
  path: "/guide-drafts/{guide}/versions/{number}",
  parameters: [["guide", "guide", "path", "simple", false], ["number", "number", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Get a page of the portal as it was published
 *
 * Whoever wants it back writes its text with `updatePortalGuide`.
 *
 * GET /guide-drafts/{guide}/versions/{number}
 */
export const getPortalGuideVersion = (transport: Transport, input: GetPortalGuideVersionInput, options?: CallOptions): Call<GetPortalGuideVersionOutput> =>
  transport.call<GetPortalGuideVersionOutput>(getPortalGuideVersionSpec, input, options);

export type ListPortalGuideFilesOutput = Models.GuideFiles;

/** The body of an ApiError thrown by listPortalGuideFiles. */
export type ListPortalGuideFilesFailure = Models.Problem2;

const listPortalGuideFilesSpec: OperationSpec = {
  id: "listPortalGuideFiles",
  method: "GET",
  path: "/guide-files",
  parameters: [],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List the files of the portal's guides
 *
 * GET /guide-files
 */
export const listPortalGuideFiles = (transport: Transport, options?: CallOptions): Call<ListPortalGuideFilesOutput> =>
  transport.call<ListPortalGuideFilesOutput>(listPortalGuideFilesSpec, {}, options);

export type AddPortalGuideFileInput = {
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewGuideFile };

export type AddPortalGuideFileOutput = Models.GuideFile;

/** The body of an ApiError thrown by addPortalGuideFile. */
export type AddPortalGuideFileFailure = Models.Problem2;

const addPortalGuideFileSpec: OperationSpec = {
  id: "addPortalGuideFile",
  method: "POST",
  path: "/guide-files",
  parameters: [["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Add a file to the portal's guides
 *
 * Upload it first (`createDocumentUpload`). Pages show images as `![alt](media/name.png)`, and lead to others as
 * `[text](media/name.pdf)`. PNG, JPEG, WebP, GIF and AVIF are images, by their bytes; one that is called so and
 * is none is
 * refused. 5 MB a file, 200 files and 100 MB of them.
 *
 *
 * POST /guide-files
 */
export const addPortalGuideFile = (transport: Transport, input: AddPortalGuideFileInput, options?: CallOptions): Call<AddPortalGuideFileOutput> =>
  transport.call<AddPortalGuideFileOutput>(addPortalGuideFileSpec, input, options);

export type GetPortalGuideFileInput = {
  /** What a file of the guides is called in its address. */
  file: Models.GuideFileName;
};

export type GetPortalGuideFileOutput = Models.GuideFileLink;

/** The body of an ApiError thrown by getPortalGuideFile. */
export type GetPortalGuideFileFailure = Models.Problem2;

const getPortalGuideFileSpec: OperationSpec = {
  id: "getPortalGuideFile",
  method: "GET",
  path: "/guide-files/{file}",
  parameters: [["file", "file", "path", "simple", false]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Get a link to a file of the portal's guides
 *
 * The link saves it as a file, to whoever has it, for two minutes.
 *
 * GET /guide-files/{file}
 */
export const getPortalGuideFile = (transport: Transport, input: GetPortalGuideFileInput, options?: CallOptions): Call<GetPortalGuideFileOutput> =>
  transport.call<GetPortalGuideFileOutput>(getPortalGuideFileSpec, input, options);

export type DeletePortalGuideFileInput = {
  /** What a file of the guides is called in its address. */
  file: Models.GuideFileName;
};

export type DeletePortalGuideFileOutput = undefined;

/** The body of an ApiError thrown by deletePortalGuideFile. */
export type DeletePortalGuideFileFailure = Models.Problem2;

const deletePortalGuideFileSpec: OperationSpec = {
  id: "deletePortalGuideFile",
  method: "DELETE",
  path: "/guide-files/{file}",
  parameters: [["file", "file", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Delete a file of the portal's guides
 *
 * Pages that show it say so when they are written next.
 *
 * DELETE /guide-files/{file}
 */
export const deletePortalGuideFile = (transport: Transport, input: DeletePortalGuideFileInput, options?: CallOptions): Call<DeletePortalGuideFileOutput> =>
  transport.call<DeletePortalGuideFileOutput>(deletePortalGuideFileSpec, input, options);

export type PreviewPortalGuideInput = { body: Models.GuideText };

export type PreviewPortalGuideOutput = Models.GuidePreview;

/** The body of an ApiError thrown by previewPortalGuide. */
export type PreviewPortalGuideFailure = Models.Problem2;

const previewPortalGuideSpec: OperationSpec = {
  id: "previewPortalGuide",
  method: "POST",
  path: "/guide-previews",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Show a text as the page of the portal it would be
 *
 * It is kept nowhere.
 *
 * POST /guide-previews
 */
export const previewPortalGuide = (transport: Transport, input: PreviewPortalGuideInput, options?: CallOptions): Call<PreviewPortalGuideOutput> =>
  transport.call<PreviewPortalGuideOutput>(previewPortalGuideSpec, input, options);

export type GetPublishingRulesOutput = Models.PublishingRules;

/** The body of an ApiError thrown by getPublishingRules. */
export type GetPublishingRulesFailure = Models.Problem2;

const getPublishingRulesSpec: OperationSpec = {
  id: "getPublishingRules",
  method: "GET",
  path: "/settings/publishing",
  parameters: [],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * What publishing asks of every API
 *
 * GET /settings/publishing
 */
export const getPublishingRules = (transport: Transport, options?: CallOptions): Call<GetPublishingRulesOutput> =>
  transport.call<GetPublishingRulesOutput>(getPublishingRulesSpec, {}, options);

export type PutPublishingRulesInput = {
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.PublishingRules };

export type PutPublishingRulesOutput = Models.PublishingRules;

/** The body of an ApiError thrown by putPublishingRules. */
export type PutPublishingRulesFailure = Models.Problem2;

const putPublishingRulesSpec: OperationSpec = {
  id: "putPublishingRules",
  method: "PUT",
  path: "/settings/publishing",
  parameters: [["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: true,
};

/**
 * Say what publishing asks of every API
 *
 * PUT /settings/publishing
 */
export const putPublishingRules = (transport: Transport, input: PutPublishingRulesInput, options?: CallOptions): Call<PutPublishingRulesOutput> =>
  transport.call<PutPublishingRulesOutput>(putPublishingRulesSpec, input, options);

export type GetApiPublishingRulesInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
};

export type GetApiPublishingRulesOutput = Models.ApiPublishingRules;

/** The body of an ApiError thrown by getApiPublishingRules. */
export type GetApiPublishingRulesFailure = Models.Problem2;

const getApiPublishingRulesSpec: OperationSpec = {
  id: "getApiPublishingRules",
  method: "GET",
  path: "/apis/{apiId}/publishing-rules",
  parameters: [["apiId", "apiId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * What publishing asks of an API besides
 *
 * GET /apis/{apiId}/publishing-rules
 */
export const getApiPublishingRules = (transport: Transport, input: GetApiPublishingRulesInput, options?: CallOptions): Call<GetApiPublishingRulesOutput> =>
  transport.call<GetApiPublishingRulesOutput>(getApiPublishingRulesSpec, input, options);

export type PutApiPublishingRulesInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.ApiPublishingRules };

export type PutApiPublishingRulesOutput = Models.ApiPublishingRules;

/** The body of an ApiError thrown by putApiPublishingRules. */
export type PutApiPublishingRulesFailure = Models.Problem2;

const putApiPublishingRulesSpec: OperationSpec = {
  id: "putApiPublishingRules",
  method: "PUT",
  path: "/apis/{apiId}/publishing-rules",
  parameters: [["apiId", "apiId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: true,
};

/**
 * Say what publishing asks of an API besides
 *
 * Of these and the portal's the stricter holds. What excuses an API from a rule for a while, only admins say.
 *
 * PUT /apis/{apiId}/publishing-rules
 */
export const putApiPublishingRules = (transport: Transport, input: PutApiPublishingRulesInput, options?: CallOptions): Call<PutApiPublishingRulesOutput> =>
  transport.call<PutApiPublishingRulesOutput>(putApiPublishingRulesSpec, input, options);

export type PreviewPublicationInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
};

export type PreviewPublicationOutput = Models.PublicationPreview;

/** The body of an ApiError thrown by previewPublication. */
export type PreviewPublicationFailure = Models.Problem2;

const previewPublicationSpec: OperationSpec = {
  id: "previewPublication",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}/publication",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * See what publishing a version would do
 *
 * Compared with the default version, which it would replace: what the rules say of it, what changes, and who
 * breaks: the
 * apps that called what changes in a way that breaks, in the last 30 days, with whose they are and how often
 * they called.
 *
 *
 * GET /apis/{apiId}/versions/{version}/publication
 */
export const previewPublication = (transport: Transport, input: PreviewPublicationInput, options?: CallOptions): Call<PreviewPublicationOutput> =>
  transport.call<PreviewPublicationOutput>(previewPublicationSpec, input, options);

export type GetReferenceInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /**
   * Words of which each is in an operation's path, summary or id, or in a parameter or field of it, or in a
   * schema's name; what has none of it is left out. Of the JSON.
   */
  q?: string | undefined;
  /** Of the Markdown: the page of a group, by its `slug`; `-schemas` and `-webhooks` are all of these. */
  tag?: string | undefined;
  /** Of the Markdown: the whole reference, in parts of about two megabytes. Each names the next. */
  part?: number | undefined;
};

export type GetReferenceOutput = Models.Reference;

/** The body of an ApiError thrown by getReference. */
export type GetReferenceFailure = Models.Problem2;

const getReferenceSpec: OperationSpec = {
  id: "getReference",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}/reference",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["q", "q", "query", "form", true], ["tag", "tag", "query", "form", true], ["part", "part", "query", "form", true]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Get the navigation of a reference
 *
 * What a version has to read, in the order it is read - its operations by tag, or by path where it has no tags,
 * its webhooks and its schemas. Their `slug` is what their pages are asked for by. With `Accept: text/markdown`
 * the same, as each of these pages, as Markdown.
 *
 * GET /apis/{apiId}/versions/{version}/reference
 */
export const getReference = (transport: Transport, input: GetReferenceInput, options?: CallOptions): Call<GetReferenceOutput> =>
  transport.call<GetReferenceOutput>(getReferenceSpec, input, options);

export type GetReferenceOperationInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /** As the navigation names it. */
  operation: Models.ReferenceSlug;
  /** `true`: as deep as the document goes. */
  whole?: boolean | undefined;
};

export type GetReferenceOperationOutput = Models.ReferenceOperation;

/** The body of an ApiError thrown by getReferenceOperation. */
export type GetReferenceOperationFailure = Models.Problem2;

const getReferenceOperationSpec: OperationSpec = {
  id: "getReferenceOperation",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}/reference/operations/{operation}",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["operation", "operation", "path", "simple", false], ["whole", "whole", "query", "form", true]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Get the page of an operation
 *
 * All the document says of an operation or a webhook, references named; its schemas as deep as they are read at
 * once. Where one has `more`, the whole page has the rest at the same pointer.
 *
 * GET /apis/{apiId}/versions/{version}/reference/operations/{operation}
 */
export const getReferenceOperation = (transport: Transport, input: GetReferenceOperationInput, options?: CallOptions): Call<GetReferenceOperationOutput> =>
  transport.call<GetReferenceOperationOutput>(getReferenceOperationSpec, input, options);

export type GetMockAnswerInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /** As the navigation names it. */
  operation: Models.ReferenceSlug;
  /** Of the answers that are declared; the first success when left out. */
  status?: number | undefined;
};

export type GetMockAnswerOutput = Models.MockAnswer;

/** The body of an ApiError thrown by getMockAnswer. */
export type GetMockAnswerFailure = Models.Problem2;

const getMockAnswerSpec: OperationSpec = {
  id: "getMockAnswer",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}/reference/operations/{operation}/mock",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["operation", "operation", "path", "simple", false], ["status", "status", "query", "form", true]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Get what the mock answers
 *
 * An answer of an operation as its document has it - its own example, or a value that its schema allows, each
 * time the same. Nothing is called.
 *
 * GET /apis/{apiId}/versions/{version}/reference/operations/{operation}/mock
 */
export const getMockAnswer = (transport: Transport, input: GetMockAnswerInput, options?: CallOptions): Call<GetMockAnswerOutput> =>
  transport.call<GetMockAnswerOutput>(getMockAnswerSpec, input, options);

export type CallMockInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  /** As the navigation names it. */
  operation: Models.ReferenceSlug;
} & { body: Models.MockCall };

export type CallMockOutput = Models.MockAnswer;

/** The body of an ApiError thrown by callMock. */
export type CallMockFailure = Models.Problem2;

const callMockSpec: OperationSpec = {
  id: "callMock",
  method: "POST",
  path: "/apis/{apiId}/versions/{version}/reference/operations/{operation}/mock",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["operation", "operation", "path", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"], []],
  idempotent: false,
};

/**
 * Call the mock
 *
 * What the mock answers to a call. What of it the document does not allow is refused - 422, or 400 where the
 * document has that alone; 415 for a media type that it does not know - as a problem (RFC 9457) that has each
 * fault with its place, and `errors` has them, too. All else is answered with an example of the first success,
 * or of what its header `Prefer` names (RFC 7240: `code=404`, `example=name`). Nothing is called, and nothing is
 * kept.
 *
 * POST /apis/{apiId}/versions/{version}/reference/operations/{operation}/mock
 */
export const callMock = (transport: Transport, input: CallMockInput, options?: CallOptions): Call<CallMockOutput> =>
  transport.call<CallMockOutput>(callMockSpec, input, options);

export type GetReferenceSchemaInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The version of an API, or `latest` for the default one. */
  version: Models.Version;
  schema: Models.ReferenceSlug;
  /** `true`: as deep as the document goes. */
  whole?: boolean | undefined;
};

export type GetReferenceSchemaOutput = Models.ReferenceSchema;

/** The body of an ApiError thrown by getReferenceSchema. */
export type GetReferenceSchemaFailure = Models.Problem2;

const getReferenceSchemaSpec: OperationSpec = {
  id: "getReferenceSchema",
  method: "GET",
  path: "/apis/{apiId}/versions/{version}/reference/schemas/{schema}",
  parameters: [["apiId", "apiId", "path", "simple", false], ["version", "version", "path", "simple", false], ["schema", "schema", "path", "simple", false], ["whole", "whole", "query", "form", true]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Get the page of a schema
 *
 * A schema that has a name, as deep as it is read at once, and the operations that name it.
 *
 * GET /apis/{apiId}/versions/{version}/reference/schemas/{schema}
 */
export const getReferenceSchema = (transport: Transport, input: GetReferenceSchemaInput, options?: CallOptions): Call<GetReferenceSchemaOutput> =>
  transport.call<GetReferenceSchemaOutput>(getReferenceSchemaSpec, input, options);

export type SearchInput = {
  /** What is searched for; the first eight words count, and signs between them do not. */
  q: string;
  kind?: Models.SearchKind | undefined;
  /** Only in this API, by its id or slug. */
  api?: Models.ApiReference | undefined;
  /** Only what has this tag, or is of an API that has it. */
  tag?: string | undefined;
  /** More is to come: that nothing was found yet is not counted. */
  typing?: boolean | undefined;
};

export type SearchOutput = Models.SearchAnswer;

/** The body of an ApiError thrown by search. */
export type SearchFailure = Models.Problem2;

const searchSpec: OperationSpec = {
  id: "search",
  method: "GET",
  path: "/search",
  parameters: [["q", "q", "query", "form", true], ["kind", "kind", "query", "form", true], ["api", "api", "query", "form", true], ["tag", "tag", "query", "form", true], ["typing", "typing", "query", "form", true]],
  bodies: [],
  security: [["user"], []],
  idempotent: true,
};

/**
 * Search all that there is
 *
 * APIs, and the operations, schemas, fields and pages of their default versions, and pages of the portal, best
 * first, of what the reader may see as it is now. Slips of the pen and beginnings of words are found too. It
 * looks into the likeliest eight APIs; narrow it to one to look into that.
 *
 * GET /search
 */
export const search = (transport: Transport, input: SearchInput, options?: CallOptions): Call<SearchOutput> =>
  transport.call<SearchOutput>(searchSpec, input, options);

export type ListSearchMissesOutput = Models.SearchMisses;

/** The body of an ApiError thrown by listSearchMisses. */
export type ListSearchMissesFailure = Models.Problem2;

const listSearchMissesSpec: OperationSpec = {
  id: "listSearchMisses",
  method: "GET",
  path: "/search-misses",
  parameters: [],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * What was searched for everywhere and not found
 *
 * Of 30 days, the most often first; words alone, and what was asked once is left out.
 *
 * GET /search-misses
 */
export const listSearchMisses = (transport: Transport, options?: CallOptions): Call<ListSearchMissesOutput> =>
  transport.call<ListSearchMissesOutput>(listSearchMissesSpec, {}, options);

export type ListApiSearchMissesInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
};

export type ListApiSearchMissesOutput = Models.SearchMisses;

/** The body of an ApiError thrown by listApiSearchMisses. */
export type ListApiSearchMissesFailure = Models.Problem2;

const listApiSearchMissesSpec: OperationSpec = {
  id: "listApiSearchMisses",
  method: "GET",
  path: "/apis/{apiId}/search-misses",
  parameters: [["apiId", "apiId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * What was searched for in an API you own and not found
 *
 * Of 30 days, the most often first; words alone, and what was asked once is left out.
 *
 * GET /apis/{apiId}/search-misses
 */
export const listApiSearchMisses = (transport: Transport, input: ListApiSearchMissesInput, options?: CallOptions): Call<ListApiSearchMissesOutput> =>
  transport.call<ListApiSearchMissesOutput>(listApiSearchMissesSpec, input, options);

export type GetLimitsOutput = Models.DeploymentLimits;

/** The body of an ApiError thrown by getLimits. */
export type GetLimitsFailure = Models.Problem2;

const getLimitsSpec: OperationSpec = {
  id: "getLimits",
  method: "GET",
  path: "/settings/limits",
  parameters: [],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * What is limited, and how
 *
 * The settings of the deployment. They are parameters of it, and change with the next deployment.
 *
 * GET /settings/limits
 */
export const getLimits = (transport: Transport, options?: CallOptions): Call<GetLimitsOutput> =>
  transport.call<GetLimitsOutput>(getLimitsSpec, {}, options);

export type AskSignInLinkInput = { body: Models.NewSignInLink };

export type AskSignInLinkOutput = Models.SignIn;

/** The body of an ApiError thrown by askSignInLink. */
export type AskSignInLinkFailure = Models.Problem2;

const askSignInLinkSpec: OperationSpec = {
  id: "askSignInLink",
  method: "POST",
  path: "/sign-ins/link",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Have a link mailed to sign in with
 *
 * Answers the same, and as slowly, whether anybody has the address or not: a step that asks `link`, the secret
 * that
 * stands in the mail. Its `continuation` belongs to who asked, and the link is worth nothing without it: it
 * works
 * once, for ten minutes, where it was asked for. Each uses up a try, as a wrong password does, until it is
 * followed.
 *
 *
 * POST /sign-ins/link
 */
export const askSignInLink = (transport: Transport, input: AskSignInLinkInput, options?: CallOptions): Call<AskSignInLinkOutput> =>
  transport.call<AskSignInLinkOutput>(askSignInLinkSpec, input, options);

export type FindSignInWaysInput = { body: Models.SignInAddress };

export type FindSignInWaysOutput = Models.SignInWays;

/** The body of an ApiError thrown by findSignInWays. */
export type FindSignInWaysFailure = Models.Problem2;

const findSignInWaysSpec: OperationSpec = {
  id: "findSignInWays",
  method: "POST",
  path: "/sign-ins/ways",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * How somebody with an address signs in
 *
 * What fits the address: by its mail domain alone, so that it says nothing of whether anybody has it. A body, so
 * that
 * no address stands in a URL.
 *
 *
 * POST /sign-ins/ways
 */
export const findSignInWays = (transport: Transport, input: FindSignInWaysInput, options?: CallOptions): Call<FindSignInWaysOutput> =>
  transport.call<FindSignInWaysOutput>(findSignInWaysSpec, input, options);

export type BeginSignInInput = { body: Models.NewSignIn };

export type BeginSignInOutput = Models.SignIn;

/** The body of an ApiError thrown by beginSignIn. */
export type BeginSignInFailure = Models.Problem2;

const beginSignInSpec: OperationSpec = {
  id: "beginSignIn",
  method: "POST",
  path: "/sign-ins",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Sign in with a password
 *
 * Answers a session, or what is asked next, with a `continuation` that is good for three minutes and for one
 * answer.
 * A wrong password and an unknown address are refused alike, in words and in time. After four wrong passwords
 * anybody without a `deviceToken` of the account waits a quarter of an hour, and so does each device by itself.
 *
 *
 * POST /sign-ins
 */
export const beginSignIn = (transport: Transport, input: BeginSignInInput, options?: CallOptions): Call<BeginSignInOutput> =>
  transport.call<BeginSignInOutput>(beginSignInSpec, input, options);

export type AnswerSignInInput = { body: Models.SignInAnswer };

export type AnswerSignInOutput = Models.SignIn;

/** The body of an ApiError thrown by answerSignIn. */
export type AnswerSignInFailure = Models.Problem2;

const answerSignInSpec: OperationSpec = {
  id: "answerSignIn",
  method: "POST",
  path: "/sign-ins/answer",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Answer what a sign-in asks next
 *
 * POST /sign-ins/answer
 */
export const answerSignIn = (transport: Transport, input: AnswerSignInInput, options?: CallOptions): Call<AnswerSignInOutput> =>
  transport.call<AnswerSignInOutput>(answerSignInSpec, input, options);

export type AskSignUpInput = { body: Models.SignInAddress };

export type AskSignUpOutput = undefined;

/** The body of an ApiError thrown by askSignUp. */
export type AskSignUpFailure = Models.Problem2;

const askSignUpSpec: OperationSpec = {
  id: "askSignUp",
  method: "POST",
  path: "/sign-ups",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Have a code mailed to make an account
 *
 * Answers the same, and as slowly, whatever the settings say of the address and whether anybody has it. Who has
 * an
 * account already is mailed a code for a new password, and goes on with it in the same way.
 *
 *
 * POST /sign-ups
 */
export const askSignUp = (transport: Transport, input: AskSignUpInput, options?: CallOptions): Call<AskSignUpOutput> =>
  transport.call<AskSignUpOutput>(askSignUpSpec, input, options);

export type ConfirmSignUpInput = { body: Models.SignUpConfirmation };

export type ConfirmSignUpOutput = Models.SignedUp;

/** The body of an ApiError thrown by confirmSignUp. */
export type ConfirmSignUpFailure = Models.Problem2;

const confirmSignUpSpec: OperationSpec = {
  id: "confirmSignUp",
  method: "POST",
  path: "/sign-ups/confirmation",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [],
  idempotent: false,
};

/**
 * Make the account with the code from the mail
 *
 * POST /sign-ups/confirmation
 */
export const confirmSignUp = (transport: Transport, input: ConfirmSignUpInput, options?: CallOptions): Call<ConfirmSignUpOutput> =>
  transport.call<ConfirmSignUpOutput>(confirmSignUpSpec, input, options);

export type ListSignUpRequestsInput = {
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListSignUpRequestsOutput = Models.SignUpRequestPage;

/** The body of an ApiError thrown by listSignUpRequests. */
export type ListSignUpRequestsFailure = Models.Problem2;

const listSignUpRequestsSpec: OperationSpec = {
  id: "listSignUpRequests",
  method: "GET",
  path: "/sign-ups/requests",
  parameters: [["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List who waits to be let in
 *
 * GET /sign-ups/requests
 */
export const listSignUpRequests = (transport: Transport, input: ListSignUpRequestsInput = {}, options?: CallOptions): Call<ListSignUpRequestsOutput> =>
  transport.call<ListSignUpRequestsOutput>(listSignUpRequestsSpec, input, options);

const listSignUpRequestsPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listSignUpRequests, each page asked for when it is needed. */
export const iterateListSignUpRequests = (transport: Transport, input: ListSignUpRequestsInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListSignUpRequestsOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listSignUpRequestsSpec, listSignUpRequestsPages, input, options);

export type DecideSignUpRequestInput = {
  requestId: Models.SignUpRequestId;
} & { body: Models.SignUpDecision };

export type DecideSignUpRequestOutput = undefined;

/** The body of an ApiError thrown by decideSignUpRequest. */
export type DecideSignUpRequestFailure = Models.Problem2;

const decideSignUpRequestSpec: OperationSpec = {
  id: "decideSignUpRequest",
  method: "PUT",
  path: "/sign-ups/requests/{requestId}",
  parameters: [["requestId", "requestId", "path", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: true,
};

/**
 * Let somebody in, or not
 *
 * PUT /sign-ups/requests/{requestId}
 */
export const decideSignUpRequest = (transport: Transport, input: DecideSignUpRequestInput, options?: CallOptions): Call<DecideSignUpRequestOutput> =>
  transport.call<DecideSignUpRequestOutput>(decideSignUpRequestSpec, input, options);

export type GetSignUpSettingsOutput = Models.SignUpSettings;

/** The body of an ApiError thrown by getSignUpSettings. */
export type GetSignUpSettingsFailure = Models.Problem2;

const getSignUpSettingsSpec: OperationSpec = {
  id: "getSignUpSettings",
  method: "GET",
  path: "/settings/sign-up",
  parameters: [],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Who may make an account
 *
 * GET /settings/sign-up
 */
export const getSignUpSettings = (transport: Transport, options?: CallOptions): Call<GetSignUpSettingsOutput> =>
  transport.call<GetSignUpSettingsOutput>(getSignUpSettingsSpec, {}, options);

export type PutSignUpSettingsInput = {
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.SignUpSettings };

export type PutSignUpSettingsOutput = Models.SignUpSettings;

/** The body of an ApiError thrown by putSignUpSettings. */
export type PutSignUpSettingsFailure = Models.Problem2;

const putSignUpSettingsSpec: OperationSpec = {
  id: "putSignUpSettings",
  method: "PUT",
  path: "/settings/sign-up",
  parameters: [["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: true,
};

/**
 * Say who may make an account
 *
 * PUT /settings/sign-up
 */
export const putSignUpSettings = (transport: Transport, input: PutSignUpSettingsInput, options?: CallOptions): Call<PutSignUpSettingsOutput> =>
  transport.call<PutSignUpSettingsOutput>(putSignUpSettingsSpec, input, options);

export type GetApiSourceInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
};

export type GetApiSourceOutput = Models.ApiSource;

/** The body of an ApiError thrown by getApiSource. */
export type GetApiSourceFailure = Models.Problem2;

const getApiSourceSpec: OperationSpec = {
  id: "getApiSource",
  method: "GET",
  path: "/apis/{apiId}/source",
  parameters: [["apiId", "apiId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Where the document of an API comes from
 *
 * An API that was registered from a URL remembers it. It says what came of reading it there last, and when that
 * is done again.
 *
 * GET /apis/{apiId}/source
 */
export const getApiSource = (transport: Transport, input: GetApiSourceInput, options?: CallOptions): Call<GetApiSourceOutput> =>
  transport.call<GetApiSourceOutput>(getApiSourceSpec, input, options);

export type PutApiSourceInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.ApiSourceSettings };

export type PutApiSourceOutput = Models.ApiSource;

/** The body of an ApiError thrown by putApiSource. */
export type PutApiSourceFailure = Models.Problem2;

const putApiSourceSpec: OperationSpec = {
  id: "putApiSource",
  method: "PUT",
  path: "/apis/{apiId}/source",
  parameters: [["apiId", "apiId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: true,
};

/**
 * Say where the document of an API comes from, and how often it is read again
 *
 * Without `url` it is forgotten. One that has changed there becomes no version by itself: who looks after the
 * API is told, and
 * reviews it. What cannot be read is tried again ever later, and no more after eight times.
 *
 *
 * PUT /apis/{apiId}/source
 */
export const putApiSource = (transport: Transport, input: PutApiSourceInput, options?: CallOptions): Call<PutApiSourceOutput> =>
  transport.call<PutApiSourceOutput>(putApiSourceSpec, input, options);

export type ReadApiSourceInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
};

export type ReadApiSourceOutput = Models.Import;

/** The body of an ApiError thrown by readApiSource. */
export type ReadApiSourceFailure = Models.Problem2;

const readApiSourceSpec: OperationSpec = {
  id: "readApiSource",
  method: "POST",
  path: "/apis/{apiId}/source/readings",
  parameters: [["apiId", "apiId", "path", "simple", false], ["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Read the document of an API again now
 *
 * As it is at its source, unless its server says that it is the same (`ETag`, `Last-Modified`); follow the
 * import. Where the
 * document is another one than a version was made of last, the import can be made a version; else it is
 * `unchanged`.
 *
 *
 * POST /apis/{apiId}/source/readings
 */
export const readApiSource = (transport: Transport, input: ReadApiSourceInput, options?: CallOptions): Call<ReadApiSourceOutput> =>
  transport.call<ReadApiSourceOutput>(readApiSourceSpec, input, options);

export type DismissSourceChangeInput = {
  /** The id of an API, or its slug. */
  apiId: Models.ApiReference;
} & { body: Models.SourceDismissal };

export type DismissSourceChangeOutput = Models.ApiSource;

/** The body of an ApiError thrown by dismissSourceChange. */
export type DismissSourceChangeFailure = Models.Problem2;

const dismissSourceChangeSpec: OperationSpec = {
  id: "dismissSourceChange",
  method: "POST",
  path: "/apis/{apiId}/source/dismissals",
  parameters: [["apiId", "apiId", "path", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Dismiss a change at the source of an API
 *
 * For what needs no version: nobody is told of this document again, until there is another one at the source.
 * The notices
 * of it go.
 *
 *
 * POST /apis/{apiId}/source/dismissals
 */
export const dismissSourceChange = (transport: Transport, input: DismissSourceChangeInput, options?: CallOptions): Call<DismissSourceChangeOutput> =>
  transport.call<DismissSourceChangeOutput>(dismissSourceChangeSpec, input, options);

export type ListTeamsInput = {
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListTeamsOutput = Models.TeamPage;

/** The body of an ApiError thrown by listTeams. */
export type ListTeamsFailure = Models.Problem2;

const listTeamsSpec: OperationSpec = {
  id: "listTeams",
  method: "GET",
  path: "/teams",
  parameters: [["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List the teams you are in
 *
 * GET /teams
 */
export const listTeams = (transport: Transport, input: ListTeamsInput = {}, options?: CallOptions): Call<ListTeamsOutput> =>
  transport.call<ListTeamsOutput>(listTeamsSpec, input, options);

const listTeamsPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listTeams, each page asked for when it is needed. */
export const iterateListTeams = (transport: Transport, input: ListTeamsInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListTeamsOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listTeamsSpec, listTeamsPages, input, options);

export type CreateTeamInput = {
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewTeam };

export type CreateTeamOutput = Models.Team;

/** The body of an ApiError thrown by createTeam. */
export type CreateTeamFailure = Models.Problem2;

const createTeamSpec: OperationSpec = {
  id: "createTeam",
  method: "POST",
  path: "/teams",
  parameters: [["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Create a team
 *
 * You are its first owner. Without a slug it gets one of its name.
 *
 * POST /teams
 */
export const createTeam = (transport: Transport, input: CreateTeamInput, options?: CallOptions): Call<CreateTeamOutput> =>
  transport.call<CreateTeamOutput>(createTeamSpec, input, options);

export type GetTeamInput = {
  /** The id of a team, or its slug. */
  teamId: Models.TeamReference;
};

export type GetTeamOutput = Models.TeamDetails;

/** The body of an ApiError thrown by getTeam. */
export type GetTeamFailure = Models.Problem2;

const getTeamSpec: OperationSpec = {
  id: "getTeam",
  method: "GET",
  path: "/teams/{teamId}",
  parameters: [["teamId", "teamId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Get a team
 *
 * GET /teams/{teamId}
 */
export const getTeam = (transport: Transport, input: GetTeamInput, options?: CallOptions): Call<GetTeamOutput> =>
  transport.call<GetTeamOutput>(getTeamSpec, input, options);

export type UpdateTeamInput = {
  /** The id of a team, or its slug. */
  teamId: Models.TeamReference;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.TeamChanges };

export type UpdateTeamOutput = Models.TeamDetails;

/** The body of an ApiError thrown by updateTeam. */
export type UpdateTeamFailure = Models.Problem2;

const updateTeamSpec: OperationSpec = {
  id: "updateTeam",
  method: "PATCH",
  path: "/teams/{teamId}",
  parameters: [["teamId", "teamId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Rename a team
 *
 * Its name, its slug, or both. An old slug leads nowhere, and another team may take it.
 *
 * PATCH /teams/{teamId}
 */
export const updateTeam = (transport: Transport, input: UpdateTeamInput, options?: CallOptions): Call<UpdateTeamOutput> =>
  transport.call<UpdateTeamOutput>(updateTeamSpec, input, options);

export type TransferTeamInput = {
  /** The id of a team, or its slug. */
  teamId: Models.TeamReference;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.TeamTransfer };

export type TransferTeamOutput = Models.TeamDetails;

/** The body of an ApiError thrown by transferTeam. */
export type TransferTeamFailure = Models.Problem2;

const transferTeamSpec: OperationSpec = {
  id: "transferTeam",
  method: "POST",
  path: "/teams/{teamId}/transfer",
  parameters: [["teamId", "teamId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Hand a team over
 *
 * Another member becomes an owner and you a maintainer, in one step.
 *
 * POST /teams/{teamId}/transfer
 */
export const transferTeam = (transport: Transport, input: TransferTeamInput, options?: CallOptions): Call<TransferTeamOutput> =>
  transport.call<TransferTeamOutput>(transferTeamSpec, input, options);

export type LeaveTeamInput = {
  /** The id of a team, or its slug. */
  teamId: Models.TeamReference;
};

export type LeaveTeamOutput = undefined;

/** The body of an ApiError thrown by leaveTeam. */
export type LeaveTeamFailure = Models.Problem2;

const leaveTeamSpec: OperationSpec = {
  id: "leaveTeam",
  method: "DELETE",
  path: "/teams/{teamId}/membership",
  parameters: [["teamId", "teamId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Leave a team
 *
 * A team is never without an owner (`last-owner`).
 *
 * DELETE /teams/{teamId}/membership
 */
export const leaveTeam = (transport: Transport, input: LeaveTeamInput, options?: CallOptions): Call<LeaveTeamOutput> =>
  transport.call<LeaveTeamOutput>(leaveTeamSpec, input, options);

export type ListMembersInput = {
  /** The id of a team, or its slug. */
  teamId: Models.TeamReference;
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListMembersOutput = Models.MemberPage;

/** The body of an ApiError thrown by listMembers. */
export type ListMembersFailure = Models.Problem2;

const listMembersSpec: OperationSpec = {
  id: "listMembers",
  method: "GET",
  path: "/teams/{teamId}/members",
  parameters: [["teamId", "teamId", "path", "simple", false], ["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List the members of a team
 *
 * GET /teams/{teamId}/members
 */
export const listMembers = (transport: Transport, input: ListMembersInput, options?: CallOptions): Call<ListMembersOutput> =>
  transport.call<ListMembersOutput>(listMembersSpec, input, options);

const listMembersPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listMembers, each page asked for when it is needed. */
export const iterateListMembers = (transport: Transport, input: ListMembersInput, options?: CallOptions): AsyncGenerator<ItemOf<ListMembersOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listMembersSpec, listMembersPages, input, options);

export type RemoveMemberInput = {
  /** The id of a team, or its slug. */
  teamId: Models.TeamReference;
  userId: Models.UserId;
};

export type RemoveMemberOutput = undefined;

/** The body of an ApiError thrown by removeMember. */
export type RemoveMemberFailure = Models.Problem2;

const removeMemberSpec: OperationSpec = {
  id: "removeMember",
  method: "DELETE",
  path: "/teams/{teamId}/members/{userId}",
  parameters: [["teamId", "teamId", "path", "simple", false], ["userId", "userId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Remove a member from a team
 *
 * A team is never without an owner (`last-owner`).
 *
 * DELETE /teams/{teamId}/members/{userId}
 */
export const removeMember = (transport: Transport, input: RemoveMemberInput, options?: CallOptions): Call<RemoveMemberOutput> =>
  transport.call<RemoveMemberOutput>(removeMemberSpec, input, options);

export type UpdateMemberInput = {
  /** The id of a team, or its slug. */
  teamId: Models.TeamReference;
  userId: Models.UserId;
} & { body: Models.MemberChanges };

export type UpdateMemberOutput = Models.Member;

/** The body of an ApiError thrown by updateMember. */
export type UpdateMemberFailure = Models.Problem2;

const updateMemberSpec: OperationSpec = {
  id: "updateMember",
  method: "PATCH",
  path: "/teams/{teamId}/members/{userId}",
  parameters: [["teamId", "teamId", "path", "simple", false], ["userId", "userId", "path", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Change the role of a member
 *
 * A team is never without an owner (`last-owner`).
 *
 * PATCH /teams/{teamId}/members/{userId}
 */
export const updateMember = (transport: Transport, input: UpdateMemberInput, options?: CallOptions): Call<UpdateMemberOutput> =>
  transport.call<UpdateMemberOutput>(updateMemberSpec, input, options);

export type ListInvitationsInput = {
  /** The id of a team, or its slug. */
  teamId: Models.TeamReference;
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListInvitationsOutput = Models.InvitationPage;

/** The body of an ApiError thrown by listInvitations. */
export type ListInvitationsFailure = Models.Problem2;

const listInvitationsSpec: OperationSpec = {
  id: "listInvitations",
  method: "GET",
  path: "/teams/{teamId}/invitations",
  parameters: [["teamId", "teamId", "path", "simple", false], ["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List the open invitations of a team
 *
 * Those that ran out too: they can be sent again.
 *
 * GET /teams/{teamId}/invitations
 */
export const listInvitations = (transport: Transport, input: ListInvitationsInput, options?: CallOptions): Call<ListInvitationsOutput> =>
  transport.call<ListInvitationsOutput>(listInvitationsSpec, input, options);

const listInvitationsPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listInvitations, each page asked for when it is needed. */
export const iterateListInvitations = (transport: Transport, input: ListInvitationsInput, options?: CallOptions): AsyncGenerator<ItemOf<ListInvitationsOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listInvitationsSpec, listInvitationsPages, input, options);

export type CreateInvitationInput = {
  /** The id of a team, or its slug. */
  teamId: Models.TeamReference;
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewInvitation };

export type CreateInvitationOutput = Models.Invitation;

/** The body of an ApiError thrown by createInvitation. */
export type CreateInvitationFailure = Models.Problem2;

const createInvitationSpec: OperationSpec = {
  id: "createInvitation",
  method: "POST",
  path: "/teams/{teamId}/invitations",
  parameters: [["teamId", "teamId", "path", "simple", false], ["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Invite somebody to a team
 *
 * A mail with a link goes to the address; whoever has the address accepts within seven days. An address has one
 * open invitation to a team at most.
 *
 * POST /teams/{teamId}/invitations
 */
export const createInvitation = (transport: Transport, input: CreateInvitationInput, options?: CallOptions): Call<CreateInvitationOutput> =>
  transport.call<CreateInvitationOutput>(createInvitationSpec, input, options);

export type RevokeInvitationInput = {
  /** The id of a team, or its slug. */
  teamId: Models.TeamReference;
  invitationId: Models.InvitationId;
};

export type RevokeInvitationOutput = undefined;

/** The body of an ApiError thrown by revokeInvitation. */
export type RevokeInvitationFailure = Models.Problem2;

const revokeInvitationSpec: OperationSpec = {
  id: "revokeInvitation",
  method: "DELETE",
  path: "/teams/{teamId}/invitations/{invitationId}",
  parameters: [["teamId", "teamId", "path", "simple", false], ["invitationId", "invitationId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Revoke an invitation
 *
 * DELETE /teams/{teamId}/invitations/{invitationId}
 */
export const revokeInvitation = (transport: Transport, input: RevokeInvitationInput, options?: CallOptions): Call<RevokeInvitationOutput> =>
  transport.call<RevokeInvitationOutput>(revokeInvitationSpec, input, options);

export type ResendInvitationInput = {
  /** The id of a team, or its slug. */
  teamId: Models.TeamReference;
  invitationId: Models.InvitationId;
};

export type ResendInvitationOutput = Models.Invitation;

/** The body of an ApiError thrown by resendInvitation. */
export type ResendInvitationFailure = Models.Problem2;

const resendInvitationSpec: OperationSpec = {
  id: "resendInvitation",
  method: "POST",
  path: "/teams/{teamId}/invitations/{invitationId}/resend",
  parameters: [["teamId", "teamId", "path", "simple", false], ["invitationId", "invitationId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: false,
};

/**
 * Send an invitation again
 *
 * With a new link, good for seven days; the old one is dead.
 *
 * POST /teams/{teamId}/invitations/{invitationId}/resend
 */
export const resendInvitation = (transport: Transport, input: ResendInvitationInput, options?: CallOptions): Call<ResendInvitationOutput> =>
  transport.call<ResendInvitationOutput>(resendInvitationSpec, input, options);

export type FindInvitationInput = { body: Models.InvitationSecret };

export type FindInvitationOutput = Models.FoundInvitation;

/** The body of an ApiError thrown by findInvitation. */
export type FindInvitationFailure = Models.Problem2;

const findInvitationSpec: OperationSpec = {
  id: "findInvitation",
  method: "POST",
  path: "/invitations/find",
  parameters: [],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * See what an invitation is to
 *
 * For whom it is for. Unknown, used, revoked and run out are one answer.
 *
 * POST /invitations/find
 */
export const findInvitation = (transport: Transport, input: FindInvitationInput, options?: CallOptions): Call<FindInvitationOutput> =>
  transport.call<FindInvitationOutput>(findInvitationSpec, input, options);

export type AcceptInvitationInput = {
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.InvitationSecret };

export type AcceptInvitationOutput = Models.Team;

/** The body of an ApiError thrown by acceptInvitation. */
export type AcceptInvitationFailure = Models.Problem2;

const acceptInvitationSpec: OperationSpec = {
  id: "acceptInvitation",
  method: "POST",
  path: "/invitations/accept",
  parameters: [["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Accept an invitation
 *
 * You must have signed in with the invited address, and your identity provider must say that it is yours
 * (`invitation-for-another`).
 *
 * POST /invitations/accept
 */
export const acceptInvitation = (transport: Transport, input: AcceptInvitationInput, options?: CallOptions): Call<AcceptInvitationOutput> =>
  transport.call<AcceptInvitationOutput>(acceptInvitationSpec, input, options);

export type ListTeamDirectoryInput = {
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListTeamDirectoryOutput = Models.TeamDirectoryPage;

/** The body of an ApiError thrown by listTeamDirectory. */
export type ListTeamDirectoryFailure = Models.Problem2;

const listTeamDirectorySpec: OperationSpec = {
  id: "listTeamDirectory",
  method: "GET",
  path: "/team-directory",
  parameters: [["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List every team, newest first
 *
 * GET /team-directory
 */
export const listTeamDirectory = (transport: Transport, input: ListTeamDirectoryInput = {}, options?: CallOptions): Call<ListTeamDirectoryOutput> =>
  transport.call<ListTeamDirectoryOutput>(listTeamDirectorySpec, input, options);

const listTeamDirectoryPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listTeamDirectory, each page asked for when it is needed. */
export const iterateListTeamDirectory = (transport: Transport, input: ListTeamDirectoryInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListTeamDirectoryOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listTeamDirectorySpec, listTeamDirectoryPages, input, options);

export type ListTestSuitesInput = {
  appId: Models.AppId;
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListTestSuitesOutput = Models.TestSuitePage;

/** The body of an ApiError thrown by listTestSuites. */
export type ListTestSuitesFailure = Models.Problem2;

const listTestSuitesSpec: OperationSpec = {
  id: "listTestSuites",
  method: "GET",
  path: "/test-suites",
  parameters: [["appId", "appId", "query", "form", true], ["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List the test suites of an app
 *
 * GET /test-suites
 */
export const listTestSuites = (transport: Transport, input: ListTestSuitesInput, options?: CallOptions): Call<ListTestSuitesOutput> =>
  transport.call<ListTestSuitesOutput>(listTestSuitesSpec, input, options);

const listTestSuitesPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listTestSuites, each page asked for when it is needed. */
export const iterateListTestSuites = (transport: Transport, input: ListTestSuitesInput, options?: CallOptions): AsyncGenerator<ItemOf<ListTestSuitesOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listTestSuitesSpec, listTestSuitesPages, input, options);

export type CreateTestSuiteInput = {
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewTestSuite };

export type CreateTestSuiteOutput = Models.TestSuite;

/** The body of an ApiError thrown by createTestSuite. */
export type CreateTestSuiteFailure = Models.Problem2;

const createTestSuiteSpec: OperationSpec = {
  id: "createTestSuite",
  method: "POST",
  path: "/test-suites",
  parameters: [["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Save a test suite
 *
 * Its tests take 280 kB together at most, bodies counted as they are sent.
 *
 * POST /test-suites
 */
export const createTestSuite = (transport: Transport, input: CreateTestSuiteInput, options?: CallOptions): Call<CreateTestSuiteOutput> =>
  transport.call<CreateTestSuiteOutput>(createTestSuiteSpec, input, options);

export type GetTestSuiteInput = {
  suiteId: Models.SuiteId;
};

export type GetTestSuiteOutput = Models.TestSuite;

/** The body of an ApiError thrown by getTestSuite. */
export type GetTestSuiteFailure = Models.Problem2;

const getTestSuiteSpec: OperationSpec = {
  id: "getTestSuite",
  method: "GET",
  path: "/test-suites/{suiteId}",
  parameters: [["suiteId", "suiteId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Get a test suite
 *
 * GET /test-suites/{suiteId}
 */
export const getTestSuite = (transport: Transport, input: GetTestSuiteInput, options?: CallOptions): Call<GetTestSuiteOutput> =>
  transport.call<GetTestSuiteOutput>(getTestSuiteSpec, input, options);

export type DeleteTestSuiteInput = {
  suiteId: Models.SuiteId;
};

export type DeleteTestSuiteOutput = undefined;

/** The body of an ApiError thrown by deleteTestSuite. */
export type DeleteTestSuiteFailure = Models.Problem2;

const deleteTestSuiteSpec: OperationSpec = {
  id: "deleteTestSuite",
  method: "DELETE",
  path: "/test-suites/{suiteId}",
  parameters: [["suiteId", "suiteId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Delete a test suite
 *
 * DELETE /test-suites/{suiteId}
 */
export const deleteTestSuite = (transport: Transport, input: DeleteTestSuiteInput, options?: CallOptions): Call<DeleteTestSuiteOutput> =>
  transport.call<DeleteTestSuiteOutput>(deleteTestSuiteSpec, input, options);

export type ListTestRunsInput = {
  suiteId: Models.SuiteId;
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListTestRunsOutput = Models.TestRunPage;

/** The body of an ApiError thrown by listTestRuns. */
export type ListTestRunsFailure = Models.Problem2;

const listTestRunsSpec: OperationSpec = {
  id: "listTestRuns",
  method: "GET",
  path: "/test-suites/{suiteId}/runs",
  parameters: [["suiteId", "suiteId", "path", "simple", false], ["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List the runs of a test suite
 *
 * GET /test-suites/{suiteId}/runs
 */
export const listTestRuns = (transport: Transport, input: ListTestRunsInput, options?: CallOptions): Call<ListTestRunsOutput> =>
  transport.call<ListTestRunsOutput>(listTestRunsSpec, input, options);

const listTestRunsPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listTestRuns, each page asked for when it is needed. */
export const iterateListTestRuns = (transport: Transport, input: ListTestRunsInput, options?: CallOptions): AsyncGenerator<ItemOf<ListTestRunsOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listTestRunsSpec, listTestRunsPages, input, options);

export type CreateTestRunInput = {
  suiteId: Models.SuiteId;
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
};

export type CreateTestRunOutput = Models.TestRun;

/** The body of an ApiError thrown by createTestRun. */
export type CreateTestRunFailure = Models.Problem2;

const createTestRunSpec: OperationSpec = {
  id: "createTestRun",
  method: "POST",
  path: "/test-suites/{suiteId}/runs",
  parameters: [["suiteId", "suiteId", "path", "simple", false], ["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Run a test suite
 *
 * The run is queued; follow it until its status is `passed`, `failed` or `error`.
 *
 * POST /test-suites/{suiteId}/runs
 */
export const createTestRun = (transport: Transport, input: CreateTestRunInput, options?: CallOptions): Call<CreateTestRunOutput> =>
  transport.call<CreateTestRunOutput>(createTestRunSpec, input, options);

export type GetTestRunInput = {
  suiteId: Models.SuiteId;
  runId: Models.RunId;
};

export type GetTestRunOutput = Models.TestRun;

/** The body of an ApiError thrown by getTestRun. */
export type GetTestRunFailure = Models.Problem2;

const getTestRunSpec: OperationSpec = {
  id: "getTestRun",
  method: "GET",
  path: "/test-suites/{suiteId}/runs/{runId}",
  parameters: [["suiteId", "suiteId", "path", "simple", false], ["runId", "runId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Follow a test run
 *
 * GET /test-suites/{suiteId}/runs/{runId}
 */
export const getTestRun = (transport: Transport, input: GetTestRunInput, options?: CallOptions): Call<GetTestRunOutput> =>
  transport.call<GetTestRunOutput>(getTestRunSpec, input, options);

export type ListAccessTokensInput = {
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
};

export type ListAccessTokensOutput = Models.AccessTokenPage;

/** The body of an ApiError thrown by listAccessTokens. */
export type ListAccessTokensFailure = Models.Problem2;

const listAccessTokensSpec: OperationSpec = {
  id: "listAccessTokens",
  method: "GET",
  path: "/tokens",
  parameters: [["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * List your access tokens
 *
 * Newest first, those that are revoked or ran out too, for a month.
 *
 * GET /tokens
 */
export const listAccessTokens = (transport: Transport, input: ListAccessTokensInput = {}, options?: CallOptions): Call<ListAccessTokensOutput> =>
  transport.call<ListAccessTokensOutput>(listAccessTokensSpec, input, options);

const listAccessTokensPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listAccessTokens, each page asked for when it is needed. */
export const iterateListAccessTokens = (transport: Transport, input: ListAccessTokensInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListAccessTokensOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listAccessTokensSpec, listAccessTokensPages, input, options);

export type CreateAccessTokenInput = {
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewAccessToken };

export type CreateAccessTokenOutput = Models.CreatedAccessToken;

/** The body of an ApiError thrown by createAccessToken. */
export type CreateAccessTokenFailure = Models.Problem2;

const createAccessTokenSpec: OperationSpec = {
  id: "createAccessToken",
  method: "POST",
  path: "/tokens",
  parameters: [["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Create an access token
 *
 * For programs that call this API on your behalf, as a bearer token. It opens the operations of its scopes, as
 * far as you may call them, never the gateway; the token itself is answered this once.
 *
 * POST /tokens
 */
export const createAccessToken = (transport: Transport, input: CreateAccessTokenInput, options?: CallOptions): Call<CreateAccessTokenOutput> =>
  transport.call<CreateAccessTokenOutput>(createAccessTokenSpec, input, options);

export type RevokeAccessTokenInput = {
  tokenId: Models.AccessTokenId;
};

export type RevokeAccessTokenOutput = undefined;

/** The body of an ApiError thrown by revokeAccessToken. */
export type RevokeAccessTokenFailure = Models.Problem2;

const revokeAccessTokenSpec: OperationSpec = {
  id: "revokeAccessToken",
  method: "DELETE",
  path: "/tokens/{tokenId}",
  parameters: [["tokenId", "tokenId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Revoke an access token
 *
 * It opens nothing any more, within five seconds.
 *
 * DELETE /tokens/{tokenId}
 */
export const revokeAccessToken = (transport: Transport, input: RevokeAccessTokenInput, options?: CallOptions): Call<RevokeAccessTokenOutput> =>
  transport.call<RevokeAccessTokenOutput>(revokeAccessTokenSpec, input, options);

export type ListUsersInput = {
  /** Items on a page. */
  limit?: number | undefined;
  /** nextCursor of the page before. */
  cursor?: string | undefined;
  /** Beginnings of words of the name or the address, or a whole address. */
  q?: string | undefined;
  role?: Models.Role | undefined;
  status?: Models.UserStatus | undefined;
  teamId?: Models.TeamId | undefined;
  /** Whose last sign-in was not before. */
  signedInFrom?: Models.Time | undefined;
  /** Whose last sign-in was before, or who never signed in. */
  signedInTo?: Models.Time | undefined;
};

export type ListUsersOutput = Models.UserPage;

/** The body of an ApiError thrown by listUsers. */
export type ListUsersFailure = Models.Problem2;

const listUsersSpec: OperationSpec = {
  id: "listUsers",
  method: "GET",
  path: "/users",
  parameters: [["limit", "limit", "query", "form", true], ["cursor", "cursor", "query", "form", true], ["q", "q", "query", "form", true], ["role", "role", "query", "form", true], ["status", "status", "query", "form", true], ["teamId", "teamId", "query", "form", true], ["signedInFrom", "signedInFrom", "query", "form", true], ["signedInTo", "signedInTo", "query", "form", true]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Find people
 *
 * Those who were seen last come first. Where a word or a team is asked for, they come in the order of the
 * condition that fewest people fulfil. Several conditions hold together. A page may hold fewer people than asked
 * for, or none, and still say where to go on.
 *
 * GET /users
 */
export const listUsers = (transport: Transport, input: ListUsersInput = {}, options?: CallOptions): Call<ListUsersOutput> =>
  transport.call<ListUsersOutput>(listUsersSpec, input, options);

const listUsersPages: PageSpec = { kind: "cursor", parameter: "cursor", items: ["items"], next: ["nextCursor"] };

/** Items of all pages of listUsers, each page asked for when it is needed. */
export const iterateListUsers = (transport: Transport, input: ListUsersInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<ListUsersOutput, readonly ["items"]>, void, undefined> =>
  iterate(transport, listUsersSpec, listUsersPages, input, options);

export type CreateUserInput = {
  /**
   * Makes a repetition safe: for 24 hours the same key answers what it answered first, with `Idempotency-Replayed:
   * true`. Another request with the same key is refused.
   */
  "Idempotency-Key"?: string | undefined;
} & { body: Models.NewUser };

export type CreateUserOutput = Models.UserDetails;

/** The body of an ApiError thrown by createUser. */
export type CreateUserFailure = Models.Problem2;

const createUserSpec: OperationSpec = {
  id: "createUser",
  method: "POST",
  path: "/users",
  parameters: [["Idempotency-Key", "Idempotency-Key", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
  idempotencyHeader: "Idempotency-Key",
  sendsKey: true,
};

/**
 * Make an account for somebody, and invite them
 *
 * A password that is good for one sign-in within seven days is mailed to them. Not for an address whose people
 * come through a connection.
 *
 * POST /users
 */
export const createUser = (transport: Transport, input: CreateUserInput, options?: CallOptions): Call<CreateUserOutput> =>
  transport.call<CreateUserOutput>(createUserSpec, input, options);

export type GetCurrentUserOutput = Models.CurrentUser;

/** The body of an ApiError thrown by getCurrentUser. */
export type GetCurrentUserFailure = Models.Problem2;

const getCurrentUserSpec: OperationSpec = {
  id: "getCurrentUser",
  method: "GET",
  path: "/users/me",
  parameters: [],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Who you are, and your teams
 *
 * GET /users/me
 */
export const getCurrentUser = (transport: Transport, options?: CallOptions): Call<GetCurrentUserOutput> =>
  transport.call<GetCurrentUserOutput>(getCurrentUserSpec, {}, options);

export type UpdateCurrentUserInput = {
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.ProfileChanges };

export type UpdateCurrentUserOutput = Models.CurrentUser;

/** The body of an ApiError thrown by updateCurrentUser. */
export type UpdateCurrentUserFailure = Models.Problem2;

const updateCurrentUserSpec: OperationSpec = {
  id: "updateCurrentUser",
  method: "PATCH",
  path: "/users/me",
  parameters: [["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Change your name and what you prefer
 *
 * PATCH /users/me
 */
export const updateCurrentUser = (transport: Transport, input: UpdateCurrentUserInput, options?: CallOptions): Call<UpdateCurrentUserOutput> =>
  transport.call<UpdateCurrentUserOutput>(updateCurrentUserSpec, input, options);

export type GetUserInput = {
  userId: Models.UserId;
};

export type GetUserOutput = Models.UserDetails;

/** The body of an ApiError thrown by getUser. */
export type GetUserFailure = Models.Problem2;

const getUserSpec: OperationSpec = {
  id: "getUser",
  method: "GET",
  path: "/users/{userId}",
  parameters: [["userId", "userId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Get a person
 *
 * GET /users/{userId}
 */
export const getUser = (transport: Transport, input: GetUserInput, options?: CallOptions): Call<GetUserOutput> =>
  transport.call<GetUserOutput>(getUserSpec, input, options);

export type ReplaceUserInput = {
  userId: Models.UserId;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.UserReplacement };

export type ReplaceUserOutput = Models.UserDetails;

/** The body of an ApiError thrown by replaceUser. */
export type ReplaceUserFailure = Models.Problem2;

const replaceUserSpec: OperationSpec = {
  id: "replaceUser",
  method: "PUT",
  path: "/users/{userId}",
  parameters: [["userId", "userId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: true,
};

/**
 * Say all that can be said of somebody
 *
 * As `updateUser`, with every member.
 *
 * PUT /users/{userId}
 */
export const replaceUser = (transport: Transport, input: ReplaceUserInput, options?: CallOptions): Call<ReplaceUserOutput> =>
  transport.call<ReplaceUserOutput>(replaceUserSpec, input, options);

export type DeleteUserInput = {
  userId: Models.UserId;
};

export type DeleteUserOutput = undefined;

/** The body of an ApiError thrown by deleteUser. */
export type DeleteUserFailure = Models.Problem2;

const deleteUserSpec: OperationSpec = {
  id: "deleteUser",
  method: "DELETE",
  path: "/users/{userId}",
  parameters: [["userId", "userId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: true,
};

/**
 * Delete somebody
 *
 * They are signed out everywhere and nothing of theirs opens anything, within five seconds; for 30 days they can
 * be restored, then they are erased. Whoever is the only owner of a team with others in it hands that over first
 * (`last-owner`).
 *
 * DELETE /users/{userId}
 */
export const deleteUser = (transport: Transport, input: DeleteUserInput, options?: CallOptions): Call<DeleteUserOutput> =>
  transport.call<DeleteUserOutput>(deleteUserSpec, input, options);

export type UpdateUserInput = {
  userId: Models.UserId;
  /** The ETag of what is changed, as it was read: nobody writes over what they have not seen. */
  "If-Match": string;
} & { body: Models.UserChanges };

export type UpdateUserOutput = Models.UserDetails;

/** The body of an ApiError thrown by updateUser. */
export type UpdateUserFailure = Models.Problem2;

const updateUserSpec: OperationSpec = {
  id: "updateUser",
  method: "PATCH",
  path: "/users/{userId}",
  parameters: [["userId", "userId", "path", "simple", false], ["If-Match", "If-Match", "header", "simple", false]],
  bodies: [["application/json", "json"]],
  security: [["user"]],
  idempotent: false,
};

/**
 * Change somebody's name or role, disable or enable them
 *
 * A role that is given here holds, whatever groups the identity provider says. Who is disabled is signed out
 * everywhere, within five seconds. The last admin stays one (`last-admin`).
 *
 * PATCH /users/{userId}
 */
export const updateUser = (transport: Transport, input: UpdateUserInput, options?: CallOptions): Call<UpdateUserOutput> =>
  transport.call<UpdateUserOutput>(updateUserSpec, input, options);

export type InviteUserInput = {
  userId: Models.UserId;
};

export type InviteUserOutput = undefined;

/** The body of an ApiError thrown by inviteUser. */
export type InviteUserFailure = Models.Problem2;

const inviteUserSpec: OperationSpec = {
  id: "inviteUser",
  method: "POST",
  path: "/users/{userId}/invite",
  parameters: [["userId", "userId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: false,
};

/**
 * Mail somebody another first password
 *
 * To who was made here and has not signed in yet; the one before is good for nothing then.
 *
 * POST /users/{userId}/invite
 */
export const inviteUser = (transport: Transport, input: InviteUserInput, options?: CallOptions): Call<InviteUserOutput> =>
  transport.call<InviteUserOutput>(inviteUserSpec, input, options);

export type RestoreUserInput = {
  userId: Models.UserId;
};

export type RestoreUserOutput = Models.UserDetails;

/** The body of an ApiError thrown by restoreUser. */
export type RestoreUserFailure = Models.Problem2;

const restoreUserSpec: OperationSpec = {
  id: "restoreUser",
  method: "POST",
  path: "/users/{userId}/restore",
  parameters: [["userId", "userId", "path", "simple", false]],
  bodies: [],
  security: [["user"]],
  idempotent: false,
};

/**
 * Restore somebody who was deleted
 *
 * They sign in anew; what they had open stays closed.
 *
 * POST /users/{userId}/restore
 */
export const restoreUser = (transport: Transport, input: RestoreUserInput, options?: CallOptions): Call<RestoreUserOutput> =>
  transport.call<RestoreUserOutput>(restoreUserSpec, input, options);
