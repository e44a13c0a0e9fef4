import * as operations from './operations.ts';
import { type Call, type CallOptions, type ClientOptions, type SchemeSpec, Transport } from './runtime.ts';
import type { ItemOf } from './streams.ts';

const BASE_URL = "http://localhost:3001";

const SCHEMES: readonly (readonly [name: string, scheme: SchemeSpec])[] = [
  ["user", { type: 'bearer' }],
  ["key", { type: 'apiKey', in: "header", name: "X-Api-Key" }],
];

/** What every operation is called with. */
export const createTransport = (options: ClientOptions = {}): Transport => new Transport(options, BASE_URL, SCHEMES, "PORTICO");

/**
 * Portico
 *
 * The developer portal's own API: everything the portal's pages do, a script can do. Errors are RFC 9457 problem
 * details
 * with a stable `code`; lists are paged with an opaque `cursor`; times are RFC 3339 in UTC.
 *
 * Requests are counted over an hour, reads and writes apart, for a user or for an address that is not signed in,
 * and
 * attempts to sign in over a minute. `RateLimit` says how many are left; what is over a limit is answered 429,
 * `rate-limited`, with `Retry-After`.
 *
 * What a visitor may read needs no token below `/public`: the second server. The same operations answer there as
 * they
 * answer a visitor, and whoever stands between may keep the answer for ten seconds.
 */
export class Portico {
  readonly transport: Transport;

  constructor(options: ClientOptions = {}) {
    this.transport = createTransport(options);
  }

  /**
   * Who may call an API, beyond holding a key
   *
   * GET /apis/{apiId}/access-policies
   *
   * Example: client.getAccessPolicies({ apiId: "text" })
   */
  getAccessPolicies(input: operations.GetAccessPoliciesInput, options?: CallOptions): Call<operations.GetAccessPoliciesOutput> {
    return operations.getAccessPolicies(this.transport, input, options);
  }

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
  putAccessPolicies(input: operations.PutAccessPoliciesInput, options?: CallOptions): Call<operations.PutAccessPoliciesOutput> {
    return operations.putAccessPolicies(this.transport, input, options);
  }

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
  dryRunAccess(input: operations.DryRunAccessInput, options?: CallOptions): Call<operations.DryRunAccessOutput> {
    return operations.dryRunAccess(this.transport, input, options);
  }

  /**
   * Make a program known that signs people in to MCP servers
   *
   * As RFC 7591 has it, for clients that have no metadata document at an address of their own. Nothing is kept:
   * the
   * `clientId` says what was registered, sealed.
   *
   *
   * POST /agent-clients
   *
   * Example: client.registerAgentClient({ body: { name: "Meadow", redirectUris: ["https://example.com/willow",
   * "https://example.com/granite"] } })
   */
  registerAgentClient(input: operations.RegisterAgentClientInput, options?: CallOptions): Call<operations.RegisterAgentClientOutput> {
    return operations.registerAgentClient(this.transport, input, options);
  }

  /**
   * See what asks to act for you, and where
   *
   * What a client brought to the authorization endpoint (RFC 6749 4.1.1), judged: a client or a redirect URI that
   * is not
   * proven is a refusal (400); of anything else `error` says what the client is told, and `redirectUrl` where.
   *
   *
   * POST /agent-requests/find
   *
   * Example: client.findAgentRequest({ body: { clientId: "90de2d95d046", redirectUri:
   * "https://example.com/granite", responseType: "lantern", codeChallenge: "orchard", codeChallengeMethod:
   * "orchard", resource: "compass", state: "Ontario" } })
   */
  findAgentRequest(input: operations.FindAgentRequestInput, options?: CallOptions): Call<operations.FindAgentRequestOutput> {
    return operations.findAgentRequest(this.transport, input, options);
  }

  /**
   * Let an agent use an MCP server for you, or refuse it
   *
   * The browser then goes where it says, with a code that is good for a minute, once.
   *
   * POST /agent-requests/decide
   *
   * Example: client.decideAgentRequest({ body: { request: { clientId: "31fa7fffc58b", redirectUri:
   * "https://example.com/meadow", responseType: "harbour", codeChallenge: "juniper", codeChallengeMethod:
   * "compass", resource: "lantern", state: "Brandenburg" }, approve: true, appId:
   * "app_jptbq9rqyp8qaseyzt2t1dx3bj", environment: "live" } })
   */
  decideAgentRequest(input: operations.DecideAgentRequestInput, options?: CallOptions): Call<operations.DecideAgentRequestOutput> {
    return operations.decideAgentRequest(this.transport, input, options);
  }

  /**
   * List the agents that act for you
   *
   * Newest first; those that are over are gone.
   *
   * GET /agent-grants
   *
   * Example: client.listAgentGrants()
   */
  listAgentGrants(input: operations.ListAgentGrantsInput = {}, options?: CallOptions): Call<operations.ListAgentGrantsOutput> {
    return operations.listAgentGrants(this.transport, input, options);
  }

  /** Items of all pages of listAgentGrants, each page asked for when it is needed. */
  iterateListAgentGrants(input: operations.ListAgentGrantsInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListAgentGrantsOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListAgentGrants(this.transport, input, options);
  }

  /**
   * Let an agent act for you no longer
   *
   * Its tokens open nothing any more, within five seconds.
   *
   * DELETE /agent-grants/{grantId}
   *
   * Example: client.revokeAgentGrant({ grantId: "text" })
   */
  revokeAgentGrant(input: operations.RevokeAgentGrantInput, options?: CallOptions): Call<operations.RevokeAgentGrantOutput> {
    return operations.revokeAgentGrant(this.transport, input, options);
  }

  /**
   * Exchange a code for the tokens of an agent
   *
   * Once: a code that comes a second time ends what it gave the first time. Unknown, run out, used, and shown
   * another
   * verifier, client or redirect URI are one refusal.
   *
   *
   * POST /agent-grants/redeem
   *
   * Example: client.redeemAgentGrant({ body: { clientId: "df55dd1e85c8", code: "compass-88", verifier:
   * "juniperabcdefghijabcdefghijabcdefghijabcdef", redirectUri: "https://example.com/juniper", resource: "granite"
   * } })
   */
  redeemAgentGrant(input: operations.RedeemAgentGrantInput, options?: CallOptions): Call<operations.RedeemAgentGrantOutput> {
    return operations.redeemAgentGrant(this.transport, input, options);
  }

  /**
   * Get new tokens for an agent
   *
   * The refresh token is another one each time. One that was replaced, and comes again half a minute later, ends
   * the grant.
   *
   * POST /agent-grants/refresh
   *
   * Example: client.refreshAgentGrant({ body: { clientId: "4ca27dfa1dd3", refreshToken:
   * "a631ea5bee3cee0df5f3f415", resource: "granite" } })
   */
  refreshAgentGrant(input: operations.RefreshAgentGrantInput, options?: CallOptions): Call<operations.RefreshAgentGrantOutput> {
    return operations.refreshAgentGrant(this.transport, input, options);
  }

  /**
   * End a grant with a token of its own
   *
   * RFC 7009. Any token of it that works ends all of it; what is none is answered alike.
   *
   * POST /agent-grants/end
   *
   * Example: client.endAgentGrant({ body: { clientId: "691db4690aa7", token: "ead7584b558b3e9a73b16a3b" } })
   */
  endAgentGrant(input: operations.EndAgentGrantInput, options?: CallOptions): Call<operations.EndAgentGrantOutput> {
    return operations.endAgentGrant(this.transport, input, options);
  }

  /**
   * The usage of an app
   *
   * GET /apps/{appId}/usage
   *
   * Example: client.getAppUsage({ appId: "text", from: "2026-03-14T09:00:00Z", to: "2026-03-14T09:00:00Z" })
   */
  getAppUsage(input: operations.GetAppUsageInput, options?: CallOptions): Call<operations.GetAppUsageOutput> {
    return operations.getAppUsage(this.transport, input, options);
  }

  /**
   * The usage of an API you own
   *
   * GET /apis/{apiId}/usage
   *
   * Example: client.getApiUsage({ apiId: "text", from: "2026-03-14T09:00:00Z", to: "2026-03-14T09:00:00Z" })
   */
  getApiUsage(input: operations.GetApiUsageInput, options?: CallOptions): Call<operations.GetApiUsageOutput> {
    return operations.getApiUsage(this.transport, input, options);
  }

  /**
   * The latest calls of an app
   *
   * Newest first, kept for 24 hours.
   *
   * GET /apps/{appId}/calls
   *
   * Example: client.listCalls({ appId: "text" })
   */
  listCalls(input: operations.ListCallsInput, options?: CallOptions): Call<operations.ListCallsOutput> {
    return operations.listCalls(this.transport, input, options);
  }

  /** Items of all pages of listCalls, each page asked for when it is needed. */
  iterateListCalls(input: operations.ListCallsInput, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListCallsOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListCalls(this.transport, input, options);
  }

  /**
   * Get a URL to upload an OpenAPI document to
   *
   * PUT the bytes (at most 20 MB) to `url` with the given headers, then import with the upload's id.
   *
   * POST /document-uploads
   *
   * Example: client.createDocumentUpload({ body: { sizeBytes: 32 } })
   */
  createDocumentUpload(input: operations.CreateDocumentUploadInput, options?: CallOptions): Call<operations.CreateDocumentUploadOutput> {
    return operations.createDocumentUpload(this.transport, input, options);
  }

  /**
   * Read an OpenAPI document
   *
   * The document is read and checked by a worker; follow the import until its status is `succeeded` or `failed`.
   *
   * POST /imports
   *
   * Example: client.createImport({ body: { content: "A short description of what this is for." } })
   */
  createImport(input: operations.CreateImportInput, options?: CallOptions): Call<operations.CreateImportOutput> {
    return operations.createImport(this.transport, input, options);
  }

  /**
   * Follow an import
   *
   * GET /imports/{importId}
   *
   * Example: client.getImport({ importId: "text" })
   */
  getImport(input: operations.GetImportInput, options?: CallOptions): Call<operations.GetImportOutput> {
    return operations.getImport(this.transport, input, options);
  }

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
   *
   * Example: client.listApis()
   */
  listApis(input: operations.ListApisInput = {}, options?: CallOptions): Call<operations.ListApisOutput> {
    return operations.listApis(this.transport, input, options);
  }

  /** Items of all pages of listApis, each page asked for when it is needed. */
  iterateListApis(input: operations.ListApisInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListApisOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListApis(this.transport, input, options);
  }

  /**
   * Register an API from an import
   *
   * Makes the API with its first version as a draft. An import that failed answers 422 with its problems by line.
   *
   * POST /apis
   *
   * Example: client.createApi({ body: { importId: "imp_g2a701apc16khb01ewhgkvc7a3", teamId:
   * "team_6j48n97fmkf4xc5mztcpss3197", slug: "willow-80", name: "Willow", summary: "Everything needed to get
   * started in one place.", visibility: "internal", sharedWith: ["ember", "meadow"], tags: ["lantern-26"],
   * version: "2.9.5", backendUrl: "https://example.com/willow" } })
   */
  createApi(input: operations.CreateApiInput, options?: CallOptions): Call<operations.CreateApiOutput> {
    return operations.createApi(this.transport, input, options);
  }

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
   *
   * Example: client.getCatalogueFacets()
   */
  getCatalogueFacets(input: operations.GetCatalogueFacetsInput = {}, options?: CallOptions): Call<operations.GetCatalogueFacetsOutput> {
    return operations.getCatalogueFacets(this.transport, input, options);
  }

  /**
   * Get an API
   *
   * GET /apis/{apiId}
   *
   * Example: client.getApi({ apiId: "text" })
   */
  getApi(input: operations.GetApiInput, options?: CallOptions): Call<operations.GetApiOutput> {
    return operations.getApi(this.transport, input, options);
  }

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
  updateApi(input: operations.UpdateApiInput, options?: CallOptions): Call<operations.UpdateApiOutput> {
    return operations.updateApi(this.transport, input, options);
  }

  /**
   * Get what an API is known by at a glance
   *
   * Its image, where its publisher uploaded one; else a letter or an emoji, and a colour.
   *
   * GET /apis/{apiId}/icon
   *
   * Example: client.getApiIcon({ apiId: "text" })
   */
  getApiIcon(input: operations.GetApiIconInput, options?: CallOptions): Call<operations.GetApiIconOutput> {
    return operations.getApiIcon(this.transport, input, options);
  }

  /**
   * Hand an API over to another team
   *
   * You must be an owner of the team that has it, and a maintainer of the one that gets it. Its keys,
   * subscriptions and usage stay.
   *
   * POST /apis/{apiId}/transfer
   *
   * Example: client.transferApi({ apiId: "text", "If-Match": "text", body: { teamId:
   * "team_tqdy0wq2xzqywm8nk1etx7z5h5" } })
   */
  transferApi(input: operations.TransferApiInput, options?: CallOptions): Call<operations.TransferApiOutput> {
    return operations.transferApi(this.transport, input, options);
  }

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
   *
   * Example: client.deleteApi({ apiId: "text", "If-Match": "text", body: { name: "Cobalt", reason: "Updated every
   * morning before the doors open.", force: false } })
   */
  deleteApi(input: operations.DeleteApiInput, options?: CallOptions): Call<operations.DeleteApiOutput> {
    return operations.deleteApi(this.transport, input, options);
  }

  /**
   * List the versions of an API
   *
   * Newest first. Drafts are listed to the owning team only.
   *
   * GET /apis/{apiId}/versions
   *
   * Example: client.listApiVersions({ apiId: "text" })
   */
  listApiVersions(input: operations.ListApiVersionsInput, options?: CallOptions): Call<operations.ListApiVersionsOutput> {
    return operations.listApiVersions(this.transport, input, options);
  }

  /** Items of all pages of listApiVersions, each page asked for when it is needed. */
  iterateListApiVersions(input: operations.ListApiVersionsInput, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListApiVersionsOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListApiVersions(this.transport, input, options);
  }

  /**
   * Add a version from an import
   *
   * POST /apis/{apiId}/versions
   *
   * Example: client.createApiVersion({ apiId: "text", body: { importId: "imp_sjr0t68teb6x4t4sd2tpt1gcnk", version:
   * "1.3.2", backendUrl: "https://example.com/harbour" } })
   */
  createApiVersion(input: operations.CreateApiVersionInput, options?: CallOptions): Call<operations.CreateApiVersionOutput> {
    return operations.createApiVersion(this.transport, input, options);
  }

  /**
   * Get a version
   *
   * GET /apis/{apiId}/versions/{version}
   *
   * Example: client.getApiVersion({ apiId: "text", version: "text" })
   */
  getApiVersion(input: operations.GetApiVersionInput, options?: CallOptions): Call<operations.GetApiVersionOutput> {
    return operations.getApiVersion(this.transport, input, options);
  }

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
   *
   * Example: client.putDeprecation({ apiId: "text", version: "text", "If-Match": "text", body: { deprecatedAt:
   * "2026-07-03T04:26:03Z", sunsetAt: "2026-07-11T19:57:23Z", successor: "granite", information: "https://CSb",
   * note: "Everything needed to get started in one place.", brownouts: [{ startsAt: "2026-04-09T07:49:40Z",
   * minutes: 96 }], reason: "Kept for reference; nothing to do here." } })
   */
  putDeprecation(input: operations.PutDeprecationInput, options?: CallOptions): Call<operations.PutDeprecationOutput> {
    return operations.putDeprecation(this.transport, input, options);
  }

  /**
   * Take a deprecation back
   *
   * The version is published again, with no end. What is retired stays so.
   *
   * POST /apis/{apiId}/versions/{version}/deprecation/withdraw
   *
   * Example: client.withdrawDeprecation({ apiId: "text", version: "text", "If-Match": "text", body: { reason: "A
   * short description of what this is for." } })
   */
  withdrawDeprecation(input: operations.WithdrawDeprecationInput, options?: CallOptions): Call<operations.WithdrawDeprecationOutput> {
    return operations.withdrawDeprecation(this.transport, input, options);
  }

  /**
   * Retire a version now
   *
   * It answers 410 within seconds, and for good. It is deprecated before, and not the default version as long as
   * another
   * one answers.
   *
   *
   * POST /apis/{apiId}/versions/{version}/retire
   *
   * Example: client.retireApiVersion({ apiId: "text", version: "text", "If-Match": "text", body: { reason:
   * "Everything needed to get started in one place." } })
   */
  retireApiVersion(input: operations.RetireApiVersionInput, options?: CallOptions): Call<operations.RetireApiVersionOutput> {
    return operations.retireApiVersion(this.transport, input, options);
  }

  /**
   * Choose the default version
   *
   * What `/proxy/{api}` answers with, within five seconds: any version that is published or deprecated, a newer
   * one or an
   * older one (a rollback).
   *
   *
   * PUT /apis/{apiId}/default-version
   *
   * Example: client.putDefaultVersion({ apiId: "text", "If-Match": "text", body: { version: "3.8.1", reason: "A
   * short description of what this is for." } })
   */
  putDefaultVersion(input: operations.PutDefaultVersionInput, options?: CallOptions): Call<operations.PutDefaultVersionOutput> {
    return operations.putDefaultVersion(this.transport, input, options);
  }

  /**
   * What happened to the versions of an API
   *
   * Newest first; who did it, when and why.
   *
   * GET /apis/{apiId}/lifecycle
   *
   * Example: client.listLifecycleSteps({ apiId: "text" })
   */
  listLifecycleSteps(input: operations.ListLifecycleStepsInput, options?: CallOptions): Call<operations.ListLifecycleStepsOutput> {
    return operations.listLifecycleSteps(this.transport, input, options);
  }

  /** Items of all pages of listLifecycleSteps, each page asked for when it is needed. */
  iterateListLifecycleSteps(input: operations.ListLifecycleStepsInput, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListLifecycleStepsOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListLifecycleSteps(this.transport, input, options);
  }

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
   *
   * Example: client.publishApiVersion({ apiId: "text", version: "text" })
   */
  publishApiVersion(input: operations.PublishApiVersionInput, options?: CallOptions): Call<operations.PublishApiVersionOutput> {
    return operations.publishApiVersion(this.transport, input, options);
  }

  /**
   * Get how the portal looks
   *
   * What it is called, its logos, colour and typeface, what its first page says, and where its header and footer
   * lead.
   *
   * GET /appearance
   *
   * Example: client.getAppearance()
   */
  getAppearance(options?: CallOptions): Call<operations.GetAppearanceOutput> {
    return operations.getAppearance(this.transport, options);
  }

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
  putAppearance(input: operations.PutAppearanceInput, options?: CallOptions): Call<operations.PutAppearanceOutput> {
    return operations.putAppearance(this.transport, input, options);
  }

  /**
   * Bring back how the portal looked
   *
   * The appearance before the last change, or the one that Portico ships. What is there now is then the one
   * before.
   *
   * PUT /appearance/restoration
   *
   * Example: client.restoreAppearance({ "If-Match": "text", body: { to: "shipped" } })
   */
  restoreAppearance(input: operations.RestoreAppearanceInput, options?: CallOptions): Call<operations.RestoreAppearanceOutput> {
    return operations.restoreAppearance(this.transport, input, options);
  }

  /**
   * Get the portal's logo
   *
   * GET /appearance/logos/{logoTheme}
   *
   * Example: client.getLogo({ logoTheme: "light" })
   */
  getLogo(input: operations.GetLogoInput, options?: CallOptions): Call<operations.GetLogoOutput> {
    return operations.getLogo(this.transport, input, options);
  }

  /**
   * Read the audit log
   *
   * What was done and what was refused, newest first; several conditions hold together. A page may hold fewer
   * entries than asked for, or none, and still say where to go on. That it was read is written to it.
   *
   * GET /audit/entries
   *
   * Example: client.listAuditEntries()
   */
  listAuditEntries(input: operations.ListAuditEntriesInput = {}, options?: CallOptions): Call<operations.ListAuditEntriesOutput> {
    return operations.listAuditEntries(this.transport, input, options);
  }

  /** Items of all pages of listAuditEntries, each page asked for when it is needed. */
  iterateListAuditEntries(input: operations.ListAuditEntriesInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListAuditEntriesOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListAuditEntries(this.transport, input, options);
  }

  /**
   * Verify the audit log, stretch by stretch
   *
   * Holds what was kept of the log day by day, the chain of every shard, archived or not, and each entry against
   * their seals. Go on until there is no `nextCursor`; the log is whole when no stretch has a fault.
   *
   * GET /audit/checks
   *
   * Example: client.listAuditChecks()
   */
  listAuditChecks(input: operations.ListAuditChecksInput = {}, options?: CallOptions): Call<operations.ListAuditChecksOutput> {
    return operations.listAuditChecks(this.transport, input, options);
  }

  /** Items of all pages of listAuditChecks, each page asked for when it is needed. */
  iterateListAuditChecks(input: operations.ListAuditChecksInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListAuditChecksOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListAuditChecks(this.transport, input, options);
  }

  /**
   * List the exports of the audit log
   *
   * Everybody's, newest first; an export and its file are kept for seven days.
   *
   * GET /audit/exports
   *
   * Example: client.listAuditExports()
   */
  listAuditExports(input: operations.ListAuditExportsInput = {}, options?: CallOptions): Call<operations.ListAuditExportsOutput> {
    return operations.listAuditExports(this.transport, input, options);
  }

  /** Items of all pages of listAuditExports, each page asked for when it is needed. */
  iterateListAuditExports(input: operations.ListAuditExportsInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListAuditExportsOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListAuditExports(this.transport, input, options);
  }

  /**
   * Export the audit log
   *
   * What is asked for, archived entries included, is written to a file, oldest first, up to what was sealed when
   * it was asked for; follow the export until its status is `succeeded` or `failed`. Several conditions hold
   * together.
   *
   * POST /audit/exports
   *
   * Example: client.createAuditExport({ body: { format: "jsonl", actorId: "portico", entityId: "0e4bdab9cc0f",
   * action: "key.rotate", from: "2026-05-24T18:18:59Z", to: "2026-11-02T12:24:43Z" } })
   */
  createAuditExport(input: operations.CreateAuditExportInput, options?: CallOptions): Call<operations.CreateAuditExportOutput> {
    return operations.createAuditExport(this.transport, input, options);
  }

  /**
   * Follow an export
   *
   * GET /audit/exports/{exportId}
   *
   * Example: client.getAuditExport({ exportId: "text" })
   */
  getAuditExport(input: operations.GetAuditExportInput, options?: CallOptions): Call<operations.GetAuditExportOutput> {
    return operations.getAuditExport(this.transport, input, options);
  }

  /**
   * Get a link to the file of an export
   *
   * It opens the file for two minutes, without a token. That it was asked for is written to the audit log.
   *
   * GET /audit/exports/{exportId}/link
   *
   * Example: client.getAuditExportLink({ exportId: "text" })
   */
  getAuditExportLink(input: operations.GetAuditExportLinkInput, options?: CallOptions): Call<operations.GetAuditExportLinkOutput> {
    return operations.getAuditExportLink(this.transport, input, options);
  }

  /**
   * List when the audit log was archived
   *
   * Newest first.
   *
   * GET /audit/archives
   *
   * Example: client.listAuditArchives()
   */
  listAuditArchives(input: operations.ListAuditArchivesInput = {}, options?: CallOptions): Call<operations.ListAuditArchivesOutput> {
    return operations.listAuditArchives(this.transport, input, options);
  }

  /** Items of all pages of listAuditArchives, each page asked for when it is needed. */
  iterateListAuditArchives(input: operations.ListAuditArchivesInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListAuditArchivesOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListAuditArchives(this.transport, input, options);
  }

  /**
   * Archive old entries
   *
   * Entries that were written before the time given are verified, written to objects that cannot be changed, and
   * leave the table; their lists do not have them any more, exports and verification do. It happens by itself to
   * what is older than the deployment says.
   *
   * POST /audit/archives
   *
   * Example: client.createAuditArchive({ body: { before: "2026-05-11T15:16:18Z" } })
   */
  createAuditArchive(input: operations.CreateAuditArchiveInput, options?: CallOptions): Call<operations.CreateAuditArchiveOutput> {
    return operations.createAuditArchive(this.transport, input, options);
  }

  /**
   * Follow an archive
   *
   * GET /audit/archives/{archiveId}
   *
   * Example: client.getAuditArchive({ archiveId: "text" })
   */
  getAuditArchive(input: operations.GetAuditArchiveInput, options?: CallOptions): Call<operations.GetAuditArchiveOutput> {
    return operations.getAuditArchive(this.transport, input, options);
  }

  /**
   * List your sessions
   *
   * GET /sessions
   *
   * Example: client.listSessions()
   */
  listSessions(input: operations.ListSessionsInput = {}, options?: CallOptions): Call<operations.ListSessionsOutput> {
    return operations.listSessions(this.transport, input, options);
  }

  /** Items of all pages of listSessions, each page asked for when it is needed. */
  iterateListSessions(input: operations.ListSessionsInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListSessionsOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListSessions(this.transport, input, options);
  }

  /**
   * Exchange an authorization code for a session
   *
   * The last step of sign-in (authorization code + PKCE, RFC 7636). The first sign-in of a person makes the user
   * and their own team.
   *
   * POST /sessions
   *
   * Example: client.createSession({ body: { code: "meadow-69", codeVerifier:
   * "lanternabcdefghijabcdefghijabcdefghijabcdef", redirectUri: "https://example.com/harbour", nonce:
   * "28843b3387892a2d60a84a4a", device: "granite", deviceToken: "4d45c34b7e00f372d9d5644d" } })
   */
  createSession(input: operations.CreateSessionInput, options?: CallOptions): Call<operations.CreateSessionOutput> {
    return operations.createSession(this.transport, input, options);
  }

  /**
   * End all your sessions
   *
   * DELETE /sessions
   *
   * Example: client.deleteSessions()
   */
  deleteSessions(input: operations.DeleteSessionsInput = {}, options?: CallOptions): Call<operations.DeleteSessionsOutput> {
    return operations.deleteSessions(this.transport, input, options);
  }

  /**
   * Get a new access token for a session
   *
   * The session token is rotated. An old one presented again (except the one just replaced, within its 30 s grace)
   * ends the session.
   *
   * POST /sessions/refresh
   *
   * Example: client.refreshSession({ body: { sessionToken: "f50a280770419f01abe4e276" } })
   */
  refreshSession(input: operations.RefreshSessionInput, options?: CallOptions): Call<operations.RefreshSessionOutput> {
    return operations.refreshSession(this.transport, input, options);
  }

  /**
   * End a session with its own token
   *
   * Says where it is ended besides, for who came through an identity provider by OpenID Connect.
   *
   * POST /sessions/sign-out
   *
   * Example: client.signOut({ body: { sessionToken: "384096ccd10b574afe7c83ad" } })
   */
  signOut(input: operations.SignOutInput, options?: CallOptions): Call<operations.SignOutOutput> {
    return operations.signOut(this.transport, input, options);
  }

  /**
   * End a session
   *
   * DELETE /sessions/{sessionId}
   *
   * Example: client.deleteSession({ sessionId: "text" })
   */
  deleteSession(input: operations.DeleteSessionInput, options?: CallOptions): Call<operations.DeleteSessionOutput> {
    return operations.deleteSession(this.transport, input, options);
  }

  /**
   * From which AWS accounts APIs of API Gateway can be imported
   *
   * The deployment's own, and those whose roles it was given (`ImportRoleArns`); in its Region.
   *
   * GET /aws-accounts
   *
   * Example: client.listAwsAccounts()
   */
  listAwsAccounts(options?: CallOptions): Call<operations.ListAwsAccountsOutput> {
    return operations.listAwsAccounts(this.transport, options);
  }

  /**
   * List the APIs of API Gateway in an AWS account
   *
   * As API Gateway pages them. Each can be imported (`createImport` with `awsApi`).
   *
   * GET /aws-accounts/{accountId}/apis
   *
   * Example: client.listAwsApis({ accountId: "text", kind: "rest" })
   */
  listAwsApis(input: operations.ListAwsApisInput, options?: CallOptions): Call<operations.ListAwsApisOutput> {
    return operations.listAwsApis(this.transport, input, options);
  }

  /** Items of all pages of listAwsApis, each page asked for when it is needed. */
  iterateListAwsApis(input: operations.ListAwsApisInput, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListAwsApisOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListAwsApis(this.transport, input, options);
  }

  /**
   * List where the gateway sends calls of an API
   *
   * By version, and of a version by environment.
   *
   * GET /apis/{apiId}/backends
   *
   * Example: client.listBackends({ apiId: "text" })
   */
  listBackends(input: operations.ListBackendsInput, options?: CallOptions): Call<operations.ListBackendsOutput> {
    return operations.listBackends(this.transport, input, options);
  }

  /** Items of all pages of listBackends, each page asked for when it is needed. */
  iterateListBackends(input: operations.ListBackendsInput, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListBackendsOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListBackends(this.transport, input, options);
  }

  /**
   * Where the gateway sends calls of a version
   *
   * GET /apis/{apiId}/versions/{version}/backend
   *
   * Example: client.getBackend({ apiId: "text", version: "text" })
   */
  getBackend(input: operations.GetBackendInput, options?: CallOptions): Call<operations.GetBackendOutput> {
    return operations.getBackend(this.transport, input, options);
  }

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
  putBackend(input: operations.PutBackendInput, options?: CallOptions): Call<operations.PutBackendOutput> {
    return operations.putBackend(this.transport, input, options);
  }

  /**
   * Let a version have no backend for test keys any more
   *
   * The backend for live keys stays with its version.
   *
   * DELETE /apis/{apiId}/versions/{version}/backend
   *
   * Example: client.deleteBackend({ apiId: "text", version: "text" })
   */
  deleteBackend(input: operations.DeleteBackendInput, options?: CallOptions): Call<operations.DeleteBackendOutput> {
    return operations.deleteBackend(this.transport, input, options);
  }

  /**
   * Call a backend as the gateway would
   *
   * One `GET` of the backend as it is saved, through the same door and with the auth that the gateway injects.
   * Tests are counted
   * over a minute, for a user.
   *
   *
   * POST /apis/{apiId}/versions/{version}/backend/tests
   *
   * Example: client.testBackend({ apiId: "text", version: "text", body: { path: "/uy7", target: 0 } })
   */
  testBackend(input: operations.TestBackendInput, options?: CallOptions): Call<operations.TestBackendOutput> {
    return operations.testBackend(this.transport, input, options);
  }

  /**
   * Get what a call may prove besides its key
   *
   * Whether an `Authorization` goes on to the backend of a version, and of whom its document has tokens for it
   * (OAuth 2.0, OpenID Connect). Where it does not go on, nobody is named.
   *
   * GET /apis/{apiId}/versions/{version}/authorization
   *
   * Example: client.getCallAuthorization({ apiId: "text", version: "text" })
   */
  getCallAuthorization(input: operations.GetCallAuthorizationInput, options?: CallOptions): Call<operations.GetCallAuthorizationOutput> {
    return operations.getCallAuthorization(this.transport, input, options);
  }

  /**
   * Get where somebody lets a program call for them
   *
   * The authorization endpoint (RFC 6749 §3.1) that the document names for a scheme, or that its discovery
   * document does, which is read for this. Counted over a minute, for a user.
   *
   * GET /apis/{apiId}/versions/{version}/authorization/endpoint
   *
   * Example: client.getAuthorizationEndpoint({ apiId: "text", version: "text", scheme: "text" })
   */
  getAuthorizationEndpoint(input: operations.GetAuthorizationEndpointInput, options?: CallOptions): Call<operations.GetAuthorizationEndpointOutput> {
    return operations.getAuthorizationEndpoint(this.transport, input, options);
  }

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
   *
   * Example: client.exchangeCallToken({ apiId: "text", version: "text", body: { scheme: "granite", flow:
   * "authorizationCode", clientId: "644c2c1c76e7", clientSecret: "b894ee565574a2f40a8ee80e", clientAuthentication:
   * "post", code: "juniper-12", codeVerifier: "cobaltabcdefghijabcdefghijabcdefghijabcdefg", redirectUri:
   * "https://example.com/compass", renewal: "meadow", scopes: ["cobalt"] } })
   */
  exchangeCallToken(input: operations.ExchangeCallTokenInput, options?: CallOptions): Call<operations.ExchangeCallTokenOutput> {
    return operations.exchangeCallToken(this.transport, input, options);
  }

  /**
   * List the identity providers that people come through
   *
   * Those that admins connected, and the deployment's own.
   *
   * GET /connections
   *
   * Example: client.listConnections()
   */
  listConnections(input: operations.ListConnectionsInput = {}, options?: CallOptions): Call<operations.ListConnectionsOutput> {
    return operations.listConnections(this.transport, input, options);
  }

  /** Items of all pages of listConnections, each page asked for when it is needed. */
  iterateListConnections(input: operations.ListConnectionsInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListConnectionsOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListConnections(this.transport, input, options);
  }

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
  createConnection(input: operations.CreateConnectionInput, options?: CallOptions): Call<operations.CreateConnectionOutput> {
    return operations.createConnection(this.transport, input, options);
  }

  /**
   * Get a connection
   *
   * GET /connections/{connectionId}
   *
   * Example: client.getConnection({ connectionId: "text" })
   */
  getConnection(input: operations.GetConnectionInput, options?: CallOptions): Call<operations.GetConnectionOutput> {
    return operations.getConnection(this.transport, input, options);
  }

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
   *
   * Example: client.deleteConnection({ connectionId: "text" })
   */
  deleteConnection(input: operations.DeleteConnectionInput, options?: CallOptions): Call<operations.DeleteConnectionOutput> {
    return operations.deleteConnection(this.transport, input, options);
  }

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
  updateConnection(input: operations.UpdateConnectionInput, options?: CallOptions): Call<operations.UpdateConnectionOutput> {
    return operations.updateConnection(this.transport, input, options);
  }

  /**
   * Tell what a sign-in through a connection would bring
   *
   * With the authorization code of a sign-in, or with what the sign-in was refused with. Answers the claims that
   * came,
   * and what the mappings make of them; nobody is signed in, and no person is made.
   *
   *
   * POST /connections/{connectionId}/tests
   *
   * Example: client.testConnection({ connectionId: "text", body: { code: "juniper-70", codeVerifier:
   * "cobaltabcdefghijabcdefghijabcdefghijabcdefg", redirectUri: "https://example.com/harbour", nonce:
   * "0531f796a8e81a38efbf9747", refusal: "cobalt" } })
   */
  testConnection(input: operations.TestConnectionInput, options?: CallOptions): Call<operations.TestConnectionOutput> {
    return operations.testConnection(this.transport, input, options);
  }

  /**
   * What an identity provider has to know of this portal
   *
   * GET /service-provider
   *
   * Example: client.getServiceProvider()
   */
  getServiceProvider(options?: CallOptions): Call<operations.GetServiceProviderOutput> {
    return operations.getServiceProvider(this.transport, options);
  }

  /**
   * List the plans
   *
   * GET /plans
   *
   * Example: client.listPlans()
   */
  listPlans(input: operations.ListPlansInput = {}, options?: CallOptions): Call<operations.ListPlansOutput> {
    return operations.listPlans(this.transport, input, options);
  }

  /** Items of all pages of listPlans, each page asked for when it is needed. */
  iterateListPlans(input: operations.ListPlansInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListPlansOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListPlans(this.transport, input, options);
  }

  /**
   * Make a plan
   *
   * Admins make plans of the portal; who maintains an API makes plans of that API, with `apiId`.
   *
   * POST /plans
   */
  createPlan(input: operations.CreatePlanInput, options?: CallOptions): Call<operations.CreatePlanOutput> {
    return operations.createPlan(this.transport, input, options);
  }

  /**
   * Get a plan
   *
   * GET /plans/{planId}
   *
   * Example: client.getPlan({ planId: "text" })
   */
  getPlan(input: operations.GetPlanInput, options?: CallOptions): Call<operations.GetPlanOutput> {
    return operations.getPlan(this.transport, input, options);
  }

  /**
   * Archive a plan
   *
   * It is offered no longer; who is subscribed with it stays so. The last one that the portal offers stays.
   *
   * DELETE /plans/{planId}
   *
   * Example: client.archivePlan({ planId: "text" })
   */
  archivePlan(input: operations.ArchivePlanInput, options?: CallOptions): Call<operations.ArchivePlanOutput> {
    return operations.archivePlan(this.transport, input, options);
  }

  /**
   * Change a plan
   *
   * Limits hold for who is subscribed within seconds. Other terms are asked of who subscribes from then on.
   *
   * PATCH /plans/{planId}
   *
   * Example: client.updatePlan({ planId: "text", "If-Match": "text", body: { name: "Cobalt", summary: "Updated
   * every morning before the doors open.", requestsPerSecond: 36, burst: 44, requestsPerMonth: 2, requestsPerDay:
   * 17, operationRates: [{ operation: "patch /E", requestsPerSecond: 21, burst: 90 }], limitsPer: "app",
   * priceCentsPerMonth: 3, approval: "owner", terms: "granite", archived: false } })
   */
  updatePlan(input: operations.UpdatePlanInput, options?: CallOptions): Call<operations.UpdatePlanOutput> {
    return operations.updatePlan(this.transport, input, options);
  }

  /**
   * Preview a change of a plan
   *
   * Who has the plan, which limits get smaller, and who used more this month or today than they would let. Nothing
   * is written.
   *
   * POST /plans/{planId}/preview
   *
   * Example: client.previewPlanChange({ planId: "text", body: { name: "Cobalt", summary: "Updated every morning
   * before the doors open.", requestsPerSecond: 21, burst: 59, requestsPerMonth: 9, requestsPerDay: 4,
   * operationRates: [{ operation: "options /Kt3zg", requestsPerSecond: 51, burst: 66 }], limitsPer: "app",
   * priceCentsPerMonth: 9, approval: "owner", terms: "cobalt", archived: false } })
   */
  previewPlanChange(input: operations.PreviewPlanChangeInput, options?: CallOptions): Call<operations.PreviewPlanChangeOutput> {
    return operations.previewPlanChange(this.transport, input, options);
  }

  /**
   * List apps
   *
   * Without `teamId`, those of all your teams, team after team, the newest first in each. A page may hold less
   * than was asked for and still have a next one.
   *
   * GET /apps
   *
   * Example: client.listApps()
   */
  listApps(input: operations.ListAppsInput = {}, options?: CallOptions): Call<operations.ListAppsOutput> {
    return operations.listApps(this.transport, input, options);
  }

  /** Items of all pages of listApps, each page asked for when it is needed. */
  iterateListApps(input: operations.ListAppsInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListAppsOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListApps(this.transport, input, options);
  }

  /**
   * Create an app
   *
   * POST /apps
   *
   * Example: client.createApp({ body: { teamId: "team_ydy1tszrx5t8xyhj07c5r6zq2p", name: "Granite", description:
   * "Kept for reference; nothing to do here.", contacts: ["Er6@ SrBkaf"], callbackUrls:
   * ["https://example.com/harbour"] } })
   */
  createApp(input: operations.CreateAppInput, options?: CallOptions): Call<operations.CreateAppOutput> {
    return operations.createApp(this.transport, input, options);
  }

  /**
   * Get an app
   *
   * GET /apps/{appId}
   *
   * Example: client.getApp({ appId: "text" })
   */
  getApp(input: operations.GetAppInput, options?: CallOptions): Call<operations.GetAppOutput> {
    return operations.getApp(this.transport, input, options);
  }

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
   *
   * Example: client.deleteApp({ appId: "text", "If-Match": "text", body: { name: "Compass" } })
   */
  deleteApp(input: operations.DeleteAppInput, options?: CallOptions): Call<operations.DeleteAppOutput> {
    return operations.deleteApp(this.transport, input, options);
  }

  /**
   * Change an app
   *
   * PATCH /apps/{appId}
   *
   * Example: client.updateApp({ appId: "text", "If-Match": "text", body: { name: "Meadow", description:
   * "Everything needed to get started in one place.", contacts: ["jIAeWJ@ T0x"], callbackUrls:
   * ["https://example.com/compass"] } })
   */
  updateApp(input: operations.UpdateAppInput, options?: CallOptions): Call<operations.UpdateAppOutput> {
    return operations.updateApp(this.transport, input, options);
  }

  /**
   * Hand an app over to another team
   *
   * You must be an owner of the team that has it, and a maintainer of the one that gets it. Its keys,
   * subscriptions and suites go with it.
   *
   * POST /apps/{appId}/transfer
   *
   * Example: client.transferApp({ appId: "text", "If-Match": "text", body: { teamId:
   * "team_sw83jhv3bn9mg35dhx8m5a0tm7" } })
   */
  transferApp(input: operations.TransferAppInput, options?: CallOptions): Call<operations.TransferAppOutput> {
    return operations.transferApp(this.transport, input, options);
  }

  /**
   * List the subscriptions of an app
   *
   * GET /apps/{appId}/subscriptions
   *
   * Example: client.listSubscriptions({ appId: "text" })
   */
  listSubscriptions(input: operations.ListSubscriptionsInput, options?: CallOptions): Call<operations.ListSubscriptionsOutput> {
    return operations.listSubscriptions(this.transport, input, options);
  }

  /** Items of all pages of listSubscriptions, each page asked for when it is needed. */
  iterateListSubscriptions(input: operations.ListSubscriptionsInput, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListSubscriptionsOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListSubscriptions(this.transport, input, options);
  }

  /**
   * Subscribe an app to an API
   *
   * POST /apps/{appId}/subscriptions
   *
   * Example: client.createSubscription({ appId: "text", body: { apiId: "3a76eeb23afb", planId: "159ad7fb7582",
   * reason: "A short description of what this is for.", acceptedTerms: 2 } })
   */
  createSubscription(input: operations.CreateSubscriptionInput, options?: CallOptions): Call<operations.CreateSubscriptionOutput> {
    return operations.createSubscription(this.transport, input, options);
  }

  /**
   * Get a subscription
   *
   * GET /apps/{appId}/subscriptions/{subscriptionId}
   *
   * Example: client.getSubscription({ appId: "text", subscriptionId: "text" })
   */
  getSubscription(input: operations.GetSubscriptionInput, options?: CallOptions): Call<operations.GetSubscriptionOutput> {
    return operations.getSubscription(this.transport, input, options);
  }

  /**
   * Cancel a subscription
   *
   * DELETE /apps/{appId}/subscriptions/{subscriptionId}
   *
   * Example: client.cancelSubscription({ appId: "text", subscriptionId: "text" })
   */
  cancelSubscription(input: operations.CancelSubscriptionInput, options?: CallOptions): Call<operations.CancelSubscriptionOutput> {
    return operations.cancelSubscription(this.transport, input, options);
  }

  /**
   * Change the plan of a subscription
   *
   * The app's keys stay, and what was used counts on. A larger plan holds within seconds. One that costs less, or
   * as much for fewer calls a month, holds when the month is over (UTC): `nextPlanId` says so, and choosing the
   * present one again takes it back.
   *
   * PATCH /apps/{appId}/subscriptions/{subscriptionId}
   *
   * Example: client.changeSubscription({ appId: "text", subscriptionId: "text", "If-Match": "text", body: {
   * planId: "3917d66baa70", reason: "Updated every morning before the doors open.", acceptedTerms: 10 } })
   */
  changeSubscription(input: operations.ChangeSubscriptionInput, options?: CallOptions): Call<operations.ChangeSubscriptionOutput> {
    return operations.changeSubscription(this.transport, input, options);
  }

  /**
   * List the subscribers of an API
   *
   * Every app that is subscribed, waits or is suspended, with its team and what it called in the last 30 days.
   *
   * GET /apis/{apiId}/subscriptions
   *
   * Example: client.listSubscribers({ apiId: "text" })
   */
  listSubscribers(input: operations.ListSubscribersInput, options?: CallOptions): Call<operations.ListSubscribersOutput> {
    return operations.listSubscribers(this.transport, input, options);
  }

  /** Items of all pages of listSubscribers, each page asked for when it is needed. */
  iterateListSubscribers(input: operations.ListSubscribersInput, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListSubscribersOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListSubscribers(this.transport, input, options);
  }

  /**
   * Count the subscribers of an API
   *
   * How many there are, and how many an API made private cuts off, or one that is shared with other teams than
   * now, or handed over.
   *
   * GET /apis/{apiId}/subscriber-count
   *
   * Example: client.countSubscribers({ apiId: "text" })
   */
  countSubscribers(input: operations.CountSubscribersInput, options?: CallOptions): Call<operations.CountSubscribersOutput> {
    return operations.countSubscribers(this.transport, input, options);
  }

  /**
   * Write to the subscribers of an API
   *
   * Those who may change a subscribed app find it among their notices and in their mail, once each. Ten an hour at
   * most.
   *
   * POST /apis/{apiId}/messages
   *
   * Example: client.writeToSubscribers({ apiId: "text", body: { subject: "Welcome aboard", text: "A short
   * description of what this is for.", subscriptionId: "sub_3hc2gz1c1xpy257ygtw41tgscq", callsDeprecated: false }
   * })
   */
  writeToSubscribers(input: operations.WriteToSubscribersInput, options?: CallOptions): Call<operations.WriteToSubscribersOutput> {
    return operations.writeToSubscribers(this.transport, input, options);
  }

  /**
   * Get what a subscriber calls
   *
   * By version and operation, in the last 30 days; the busiest first.
   *
   * GET /apis/{apiId}/subscriptions/{subscriptionId}/usage
   *
   * Example: client.getSubscriberUsage({ apiId: "text", subscriptionId: "text" })
   */
  getSubscriberUsage(input: operations.GetSubscriberUsageInput, options?: CallOptions): Call<operations.GetSubscriberUsageOutput> {
    return operations.getSubscriberUsage(this.transport, input, options);
  }

  /**
   * Suspend a subscription
   *
   * The app's calls of the API are refused within seconds, until it is resumed. Its team is told the reason.
   *
   * PUT /apis/{apiId}/subscriptions/{subscriptionId}/suspension
   *
   * Example: client.suspendSubscription({ apiId: "text", subscriptionId: "text", body: { reason: "Kept for
   * reference; nothing to do here." } })
   */
  suspendSubscription(input: operations.SuspendSubscriptionInput, options?: CallOptions): Call<operations.SuspendSubscriptionOutput> {
    return operations.suspendSubscription(this.transport, input, options);
  }

  /**
   * Resume a subscription
   *
   * Under the plan it had, within seconds.
   *
   * DELETE /apis/{apiId}/subscriptions/{subscriptionId}/suspension
   *
   * Example: client.resumeSubscription({ apiId: "text", subscriptionId: "text" })
   */
  resumeSubscription(input: operations.ResumeSubscriptionInput, options?: CallOptions): Call<operations.ResumeSubscriptionOutput> {
    return operations.resumeSubscription(this.transport, input, options);
  }

  /**
   * List requests for access
   *
   * Those of your teams' APIs, an admin those of all; the oldest that waits first, of what is decided the newest.
   * A page may hold less than was asked for and still have a next one.
   *
   * GET /access-requests
   *
   * Example: client.listAccessRequests()
   */
  listAccessRequests(input: operations.ListAccessRequestsInput = {}, options?: CallOptions): Call<operations.ListAccessRequestsOutput> {
    return operations.listAccessRequests(this.transport, input, options);
  }

  /** Items of all pages of listAccessRequests, each page asked for when it is needed. */
  iterateListAccessRequests(input: operations.ListAccessRequestsInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListAccessRequestsOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListAccessRequests(this.transport, input, options);
  }

  /**
   * Approve a request for access
   *
   * What was asked for holds within seconds. Nobody approves what they asked for themselves.
   *
   * POST /access-requests/{accessRequestId}/approval
   *
   * Example: client.approveAccessRequest({ accessRequestId: "text" })
   */
  approveAccessRequest(input: operations.ApproveAccessRequestInput, options?: CallOptions): Call<operations.ApproveAccessRequestOutput> {
    return operations.approveAccessRequest(this.transport, input, options);
  }

  /**
   * Reject a request for access
   *
   * Who asked is told the reason.
   *
   * POST /access-requests/{accessRequestId}/rejection
   *
   * Example: client.rejectAccessRequest({ accessRequestId: "text", body: { reason: "A short description of what
   * this is for." } })
   */
  rejectAccessRequest(input: operations.RejectAccessRequestInput, options?: CallOptions): Call<operations.RejectAccessRequestOutput> {
    return operations.rejectAccessRequest(this.transport, input, options);
  }

  /**
   * List the API keys of an app
   *
   * GET /apps/{appId}/keys
   *
   * Example: client.listApiKeys({ appId: "text" })
   */
  listApiKeys(input: operations.ListApiKeysInput, options?: CallOptions): Call<operations.ListApiKeysOutput> {
    return operations.listApiKeys(this.transport, input, options);
  }

  /** Items of all pages of listApiKeys, each page asked for when it is needed. */
  iterateListApiKeys(input: operations.ListApiKeysInput, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListApiKeysOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListApiKeys(this.transport, input, options);
  }

  /**
   * Create an API key
   *
   * The secret is in this answer and nowhere else; Portico keeps its hash.
   *
   * POST /apps/{appId}/keys
   *
   * Example: client.createApiKey({ appId: "text", body: { name: "Harbour", environment: "live", expiresAt:
   * "2026-02-08T00:38:34Z", allowedAddresses: ["726A4/994", "5a"], scopes: ["lantern"] } })
   */
  createApiKey(input: operations.CreateApiKeyInput, options?: CallOptions): Call<operations.CreateApiKeyOutput> {
    return operations.createApiKey(this.transport, input, options);
  }

  /**
   * Revoke an API key
   *
   * DELETE /apps/{appId}/keys/{keyId}
   *
   * Example: client.revokeApiKey({ appId: "text", keyId: "text" })
   */
  revokeApiKey(input: operations.RevokeApiKeyInput, options?: CallOptions): Call<operations.RevokeApiKeyOutput> {
    return operations.revokeApiKey(this.transport, input, options);
  }

  /**
   * Rotate an API key
   *
   * Makes the key that comes after this one, for the same and as narrow. The old one works on for the overlap, and
   * no
   * longer than it would have; revoke it once it is silent. A key is rotated once.
   *
   *
   * POST /apps/{appId}/keys/{keyId}/rotations
   *
   * Example: client.rotateApiKey({ appId: "text", keyId: "text", body: { overlap: "P1D", expiresAt:
   * "2026-05-14T17:14:40Z" } })
   */
  rotateApiKey(input: operations.RotateApiKeyInput, options?: CallOptions): Call<operations.RotateApiKeyOutput> {
    return operations.rotateApiKey(this.transport, input, options);
  }

  /**
   * List keys that nobody seems to need
   *
   * Those of all apps that work and were not used for 90 days, or never in 30; the longest first. A page may hold
   * less than was asked for and still have a next one.
   *
   * GET /stale-keys
   *
   * Example: client.listStaleKeys()
   */
  listStaleKeys(input: operations.ListStaleKeysInput = {}, options?: CallOptions): Call<operations.ListStaleKeysOutput> {
    return operations.listStaleKeys(this.transport, input, options);
  }

  /** Items of all pages of listStaleKeys, each page asked for when it is needed. */
  iterateListStaleKeys(input: operations.ListStaleKeysInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListStaleKeysOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListStaleKeys(this.transport, input, options);
  }

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
   *
   * Example: client.reportKey({ body: { key: "orchard-45", where: "meadow" } })
   */
  reportKey(input: operations.ReportKeyInput, options?: CallOptions): Call<operations.ReportKeyOutput> {
    return operations.reportKey(this.transport, input, options);
  }

  /**
   * Get a key for trying an API out
   *
   * A key of the app that expires after 15 minutes and is not listed; the portal's try-it-out calls the gateway
   * with it.
   *
   * POST /apps/{appId}/try-it-keys
   *
   * Example: client.createTryItKey({ appId: "text" })
   */
  createTryItKey(input: operations.CreateTryItKeyInput, options?: CallOptions): Call<operations.CreateTryItKeyOutput> {
    return operations.createTryItKey(this.transport, input, options);
  }

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
   *
   * Example: client.createDeviceAuthorization({ body: { name: "Lantern", scopes: ["analytics:read"], challenge:
   * "orchardabcdefghijabcdefghijabcdefghijabcdef", loopback: { port: 7725, state: "Ontarioabcdefghijabcde" } } })
   */
  createDeviceAuthorization(input: operations.CreateDeviceAuthorizationInput, options?: CallOptions): Call<operations.CreateDeviceAuthorizationOutput> {
    return operations.createDeviceAuthorization(this.transport, input, options);
  }

  /**
   * See what asks for an access token of yours
   *
   * Unknown, run out and decided are one answer. A person may show sixty codes an hour.
   *
   * POST /device-authorizations/find
   *
   * Example: client.findDeviceAuthorization({ body: { userCode: "GXnjFjZp" } })
   */
  findDeviceAuthorization(input: operations.FindDeviceAuthorizationInput, options?: CallOptions): Call<operations.FindDeviceAuthorizationOutput> {
    return operations.findDeviceAuthorization(this.transport, input, options);
  }

  /**
   * Give a program an access token, or refuse it
   *
   * Once. The token is yours, and is revoked among your access tokens.
   *
   * POST /device-authorizations/decide
   *
   * Example: client.decideDeviceAuthorization({ body: { userCode: "bwnPcNzF", approve: false } })
   */
  decideDeviceAuthorization(input: operations.DecideDeviceAuthorizationInput, options?: CallOptions): Call<operations.DecideDeviceAuthorizationOutput> {
    return operations.decideDeviceAuthorization(this.transport, input, options);
  }

  /**
   * Fetch the access token that was asked for
   *
   * The token once, when somebody approved; before that whether it still waits, and after how many seconds to ask
   * again. Who asks sooner is told to `slow-down`, and waits longer from then on. Unknown, run out, redeemed and
   * shown another `verifier` are one refusal.
   *
   *
   * POST /device-authorizations/redeem
   *
   * Example: client.redeemDeviceAuthorization({ body: { userCode: "BHLDhBfW", verifier:
   * "emberabcdefghijabcdefghijabcdefghijabcdefgh", code: "willow-27abcdefghijabcdefghijabcdefghijabcd" } })
   */
  redeemDeviceAuthorization(input: operations.RedeemDeviceAuthorizationInput, options?: CallOptions): Call<operations.RedeemDeviceAuthorizationOutput> {
    return operations.redeemDeviceAuthorization(this.transport, input, options);
  }

  /**
   * Get the document as published
   *
   * The publisher's OpenAPI document with what is true at the gateway — server, key scheme, 401, 403, 429, 502 and
   * 504 answers. Larger than 3 MB, it comes compressed with gzip whatever is asked for.
   *
   * GET /apis/{apiId}/versions/{version}/document
   *
   * Example: client.getDocument({ apiId: "text", version: "text" })
   */
  getDocument(input: operations.GetDocumentInput, options?: CallOptions): Call<operations.GetDocumentOutput> {
    return operations.getDocument(this.transport, input, options);
  }

  /**
   * Get a link to what was uploaded
   *
   * The file a version was read from, byte for byte, for who may change the API; nobody else finds one. The link
   * opens it to whoever has it.
   *
   * GET /apis/{apiId}/versions/{version}/upload
   *
   * Example: client.getUploadedDocument({ apiId: "text", version: "text" })
   */
  getUploadedDocument(input: operations.GetUploadedDocumentInput, options?: CallOptions): Call<operations.GetUploadedDocumentOutput> {
    return operations.getUploadedDocument(this.transport, input, options);
  }

  /**
   * Download the document for another tool
   *
   * The document as published, as YAML or as a collection of its calls. Insomnia and Hoppscotch read Postman's.
   * Larger than 3 MB, it comes compressed with gzip whatever is asked for.
   *
   * GET /apis/{apiId}/versions/{version}/files/{format}
   *
   * Example: client.getDocumentFile({ apiId: "text", version: "text", format: "yaml" })
   */
  getDocumentFile(input: operations.GetDocumentFileInput, options?: CallOptions): Call<operations.GetDocumentFileOutput> {
    return operations.getDocumentFile(this.transport, input, options);
  }

  /**
   * List the SDKs of a version
   *
   * How each is installed and called first, in the words of its own README, and how often it was downloaded.
   *
   * GET /apis/{apiId}/versions/{version}/sdks
   *
   * Example: client.listSdks({ apiId: "text", version: "text" })
   */
  listSdks(input: operations.ListSdksInput, options?: CallOptions): Call<operations.ListSdksOutput> {
    return operations.listSdks(this.transport, input, options);
  }

  /**
   * Compare an SDK with that of another version
   *
   * What changes for code that uses it - its methods and types, in the names of the language; what breaks first.
   *
   * GET /apis/{apiId}/versions/{version}/sdks/{language}/changes
   *
   * Example: client.getSdkChanges({ apiId: "text", version: "text", language: "typescript" })
   */
  getSdkChanges(input: operations.GetSdkChangesInput, options?: CallOptions): Call<operations.GetSdkChangesOutput> {
    return operations.getSdkChanges(this.transport, input, options);
  }

  /**
   * Download an SDK
   *
   * A zip with the generated client, ready to install; the same document gives the same bytes.
   *
   * GET /apis/{apiId}/versions/{version}/sdks/{language}
   *
   * Example: client.getSdk({ apiId: "text", version: "text", language: "typescript" })
   */
  getSdk(input: operations.GetSdkInput, options?: CallOptions): Call<operations.GetSdkOutput> {
    return operations.getSdk(this.transport, input, options);
  }

  /** The body of getSdk as a stream: nothing is kept in memory. */
  getSdkStream(input: operations.GetSdkInput, options?: CallOptions): Promise<ReadableStream<Uint8Array>> {
    return operations.getSdkStream(this.transport, input, options);
  }

  /**
   * Compare a version with another
   *
   * What changed for those who call the API, by operation, with what to do about it; and the same as a changelog
   * in Markdown.
   *
   * GET /apis/{apiId}/versions/{version}/changes
   *
   * Example: client.getChanges({ apiId: "text", version: "text" })
   */
  getChanges(input: operations.GetChangesInput, options?: CallOptions): Call<operations.GetChangesOutput> {
    return operations.getChanges(this.transport, input, options);
  }

  /**
   * Show how an operation is called
   *
   * The document's own samples (`x-codeSamples`) first, then ours for the languages it has none in; calls go
   * through the gateway.
   *
   * GET /apis/{apiId}/versions/{version}/samples
   *
   * Example: client.getCodeSamples({ apiId: "text", version: "text" })
   */
  getCodeSamples(input: operations.GetCodeSamplesInput, options?: CallOptions): Call<operations.GetCodeSamplesOutput> {
    return operations.getCodeSamples(this.transport, input, options);
  }

  /**
   * List the tools of the MCP server of an API
   *
   * How agents call the default version of an API, where they do, and what its tools take of a model's context.
   *
   * GET /apis/{apiId}/mcp-tools
   *
   * Example: client.listMcpTools({ apiId: "text" })
   */
  listMcpTools(input: operations.ListMcpToolsInput, options?: CallOptions): Call<operations.ListMcpToolsOutput> {
    return operations.listMcpTools(this.transport, input, options);
  }

  /**
   * Read how this API is protected
   *
   * RFC 9728. The authorization servers are none - keys and access tokens are made on pages of the portal.
   *
   * GET /.well-known/oauth-protected-resource
   *
   * Example: client.describeResource()
   */
  describeResource(options?: CallOptions): Call<operations.DescribeResourceOutput> {
    return operations.describeResource(this.transport, options);
  }

  /**
   * Read how the MCP server of an API is protected
   *
   * RFC 9728. By an API key as bearer, or a token of the portal's authorization server; says the same whether
   * there is such an API or not.
   *
   * GET /.well-known/oauth-protected-resource/mcp/{apiId}
   *
   * Example: client.describeMcpResource({ apiId: "text" })
   */
  describeMcpResource(input: operations.DescribeMcpResourceInput, options?: CallOptions): Call<operations.DescribeMcpResourceOutput> {
    return operations.describeMcpResource(this.transport, input, options);
  }

  /**
   * Set the authenticator app up
   *
   * PUT /users/me/authenticator
   *
   * Example: client.confirmAuthenticator({ body: { code: "285028" } })
   */
  confirmAuthenticator(input: operations.ConfirmAuthenticatorInput, options?: CallOptions): Call<operations.ConfirmAuthenticatorOutput> {
    return operations.confirmAuthenticator(this.transport, input, options);
  }

  /**
   * Begin to set up an authenticator app
   *
   * Answers a new secret (RFC 6238); it is asked for once a code of it came back (`confirmAuthenticator`).
   *
   * POST /users/me/authenticator
   *
   * Example: client.associateAuthenticator()
   */
  associateAuthenticator(options?: CallOptions): Call<operations.AssociateAuthenticatorOutput> {
    return operations.associateAuthenticator(this.transport, options);
  }

  /**
   * Ask for the authenticator app no more
   *
   * DELETE /users/me/authenticator
   *
   * Example: client.removeAuthenticator()
   */
  removeAuthenticator(options?: CallOptions): Call<operations.RemoveAuthenticatorOutput> {
    return operations.removeAuthenticator(this.transport, options);
  }

  /**
   * Get new recovery codes
   *
   * Those from before are worth nothing from then on.
   *
   * POST /users/me/recovery-codes
   *
   * Example: client.renewRecoveryCodes()
   */
  renewRecoveryCodes(options?: CallOptions): Call<operations.RenewRecoveryCodesOutput> {
    return operations.renewRecoveryCodes(this.transport, options);
  }

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
   *
   * Example: client.stepUpSession({ body: { sessionToken: "c6b832d0ecce43daf21fab3b", password:
   * "874dbb70fd4685fb4d70bd00", code: "340252", recoveryCode: "orchard-47abcdef", continuation:
   * "meadowabcdefghijabcd", passkey: { credentialId: "38424ef0ee62", response: { clientDataJSON: "cobalt",
   * authenticatorData: "willow", signature: "f8e34c31b4c653d846f72687", userHandle: "dennis33" } } } })
   */
  stepUpSession(input: operations.StepUpSessionInput, options?: CallOptions): Call<operations.StepUpSessionOutput> {
    return operations.stepUpSession(this.transport, input, options);
  }

  /**
   * List the guides of an API
   *
   * The pages that are published and not hidden, in the order they are read; each below its `parent`.
   *
   * GET /apis/{apiId}/guides
   *
   * Example: client.listGuides({ apiId: "text" })
   */
  listGuides(input: operations.ListGuidesInput, options?: CallOptions): Call<operations.ListGuidesOutput> {
    return operations.listGuides(this.transport, input, options);
  }

  /**
   * Get a page of the guides
   *
   * As it is published. It is answered as what it is made of: there is no HTML in it, links lead to http, https,
   * mail or the portal,
   * and operations and schemas it shows are those of the version that is read, now.
   *
   *
   * GET /apis/{apiId}/guides/{guide}
   *
   * Example: client.getGuide({ apiId: "text", guide: "text" })
   */
  getGuide(input: operations.GetGuideInput, options?: CallOptions): Call<operations.GetGuideOutput> {
    return operations.getGuide(this.transport, input, options);
  }

  /**
   * List the pages of an API's guides, for who writes them
   *
   * All of them, with what is not published.
   *
   * GET /apis/{apiId}/guide-drafts
   *
   * Example: client.listGuideDrafts({ apiId: "text" })
   */
  listGuideDrafts(input: operations.ListGuideDraftsInput, options?: CallOptions): Call<operations.ListGuideDraftsOutput> {
    return operations.listGuideDrafts(this.transport, input, options);
  }

  /**
   * Add a page to the guides
   *
   * A draft of it; `updateGuide` publishes it. An API has 500 pages at most.
   *
   * POST /apis/{apiId}/guide-drafts
   *
   * Example: client.createGuide({ apiId: "text", body: { slug: "cobalt-28", text: "Updated every morning before
   * the doors open." } })
   */
  createGuide(input: operations.CreateGuideInput, options?: CallOptions): Call<operations.CreateGuideOutput> {
    return operations.createGuide(this.transport, input, options);
  }

  /**
   * Get a page as it is written
   *
   * GET /apis/{apiId}/guide-drafts/{guide}
   *
   * Example: client.getGuideDraft({ apiId: "text", guide: "text" })
   */
  getGuideDraft(input: operations.GetGuideDraftInput, options?: CallOptions): Call<operations.GetGuideDraftOutput> {
    return operations.getGuideDraft(this.transport, input, options);
  }

  /**
   * Delete a page, with all it ever was
   *
   * DELETE /apis/{apiId}/guide-drafts/{guide}
   *
   * Example: client.deleteGuide({ apiId: "text", guide: "text" })
   */
  deleteGuide(input: operations.DeleteGuideInput, options?: CallOptions): Call<operations.DeleteGuideOutput> {
    return operations.deleteGuide(this.transport, input, options);
  }

  /**
   * Write, publish or take back a page
   *
   * `published` publishes the text, the new one where there is one, or takes the page back; without it what is
   * read stays as it
   * was published. What was published before is kept: the last 50 times.
   *
   *
   * PATCH /apis/{apiId}/guide-drafts/{guide}
   *
   * Example: client.updateGuide({ apiId: "text", guide: "text", "If-Match": "text", body: { text: "Updated every
   * morning before the doors open.", published: false } })
   */
  updateGuide(input: operations.UpdateGuideInput, options?: CallOptions): Call<operations.UpdateGuideOutput> {
    return operations.updateGuide(this.transport, input, options);
  }

  /**
   * Get a page as it was published
   *
   * Whoever wants it back writes its text with `updateGuide`.
   *
   * GET /apis/{apiId}/guide-drafts/{guide}/versions/{number}
   *
   * Example: client.getGuideVersion({ apiId: "text", guide: "text", number: 1 })
   */
  getGuideVersion(input: operations.GetGuideVersionInput, options?: CallOptions): Call<operations.GetGuideVersionOutput> {
    return operations.getGuideVersion(this.transport, input, options);
  }

  /**
   * List the files of an API's guides
   *
   * GET /apis/{apiId}/guide-files
   *
   * Example: client.listGuideFiles({ apiId: "text" })
   */
  listGuideFiles(input: operations.ListGuideFilesInput, options?: CallOptions): Call<operations.ListGuideFilesOutput> {
    return operations.listGuideFiles(this.transport, input, options);
  }

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
   *
   * Example: client.addGuideFile({ apiId: "text", body: { name: "harbour", uploadId:
   * "upl_q353q0kqa1fayhnxhbe9e0m1a9", replaces: false } })
   */
  addGuideFile(input: operations.AddGuideFileInput, options?: CallOptions): Call<operations.AddGuideFileOutput> {
    return operations.addGuideFile(this.transport, input, options);
  }

  /**
   * Get a link to a file of the guides
   *
   * For whoever sees the API. The link saves it as a file, to whoever has it, for two minutes.
   *
   * GET /apis/{apiId}/guide-files/{file}
   *
   * Example: client.getGuideFile({ apiId: "text", file: "text" })
   */
  getGuideFile(input: operations.GetGuideFileInput, options?: CallOptions): Call<operations.GetGuideFileOutput> {
    return operations.getGuideFile(this.transport, input, options);
  }

  /**
   * Delete a file of the guides
   *
   * Pages that show it say so when they are written next.
   *
   * DELETE /apis/{apiId}/guide-files/{file}
   *
   * Example: client.deleteGuideFile({ apiId: "text", file: "text" })
   */
  deleteGuideFile(input: operations.DeleteGuideFileInput, options?: CallOptions): Call<operations.DeleteGuideFileOutput> {
    return operations.deleteGuideFile(this.transport, input, options);
  }

  /**
   * Show a text as the page it would be
   *
   * It is kept nowhere.
   *
   * POST /apis/{apiId}/guide-previews
   *
   * Example: client.previewGuide({ apiId: "text", body: { text: "A short description of what this is for." } })
   */
  previewGuide(input: operations.PreviewGuideInput, options?: CallOptions): Call<operations.PreviewGuideOutput> {
    return operations.previewGuide(this.transport, input, options);
  }

  /**
   * What agents get of an API
   *
   * GET /apis/{apiId}/mcp-server
   *
   * Example: client.getMcpServer({ apiId: "text" })
   */
  getMcpServer(input: operations.GetMcpServerInput, options?: CallOptions): Call<operations.GetMcpServerOutput> {
    return operations.getMcpServer(this.transport, input, options);
  }

  /**
   * Say what agents get of an API
   *
   * Each picked operation of the version that is called is a tool of the API's MCP server, at `/mcp/{api}`. A call
   * of a tool is a call of
   * the API with its caller's key. The server follows at once.
   *
   *
   * PUT /apis/{apiId}/mcp-server
   *
   * Example: client.putMcpServer({ apiId: "text", "If-Match": "text", body: { enabled: false, operations:
   * ["lantern", "granite"] } })
   */
  putMcpServer(input: operations.PutMcpServerInput, options?: CallOptions): Call<operations.PutMcpServerOutput> {
    return operations.putMcpServer(this.transport, input, options);
  }

  /**
   * Ask whether the API answers
   *
   * That this is answered is all it says; what the API stands on is at `/meta/ready`.
   *
   * GET /meta/health
   *
   * Example: client.getHealth()
   */
  getHealth(options?: CallOptions): Call<operations.GetHealthOutput> {
    return operations.getHealth(this.transport, options);
  }

  /**
   * Ask whether what the API stands on answers
   *
   * Each dependency is asked, a second and a half at most, and what it said is kept for two seconds. Where one
   * does not answer this is a 503, whose `errors` name each that does not.
   *
   * GET /meta/ready
   *
   * Example: client.getReadiness()
   */
  getReadiness(options?: CallOptions): Call<operations.GetReadinessOutput> {
    return operations.getReadiness(this.transport, options);
  }

  /**
   * Read what this deployment is
   *
   * GET /meta/info
   *
   * Example: client.getInfo()
   */
  getInfo(options?: CallOptions): Call<operations.GetInfoOutput> {
    return operations.getInfo(this.transport, options);
  }

  /**
   * Read which version runs
   *
   * GET /meta/version
   *
   * Example: client.getVersion()
   */
  getVersion(options?: CallOptions): Call<operations.GetVersionOutput> {
    return operations.getVersion(this.transport, options);
  }

  /**
   * Read what the deployment measures of itself
   *
   * What is known without counting it anew, as JSON, or as OpenMetrics text where `Accept` prefers that. What is
   * measured of single requests is in CloudWatch, by function.
   *
   * GET /meta/metrics
   *
   * Example: client.getMetrics()
   */
  getMetrics(options?: CallOptions): Call<operations.GetMetricsOutput> {
    return operations.getMetrics(this.transport, options);
  }

  /**
   * List what you were told of your account, newest first
   *
   * A sign-in from a device that is new, and whatever else changes how the account is signed in to. Kept for 90
   * days.
   *
   * GET /notices
   *
   * Example: client.listNotices()
   */
  listNotices(input: operations.ListNoticesInput = {}, options?: CallOptions): Call<operations.ListNoticesOutput> {
    return operations.listNotices(this.transport, input, options);
  }

  /** Items of all pages of listNotices, each page asked for when it is needed. */
  iterateListNotices(input: operations.ListNoticesInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListNoticesOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListNotices(this.transport, input, options);
  }

  /**
   * Say that you have seen notices
   *
   * All of them, up to the one that is named. Said again, it changes nothing.
   *
   * POST /notices/seen
   *
   * Example: client.seeNotices({ body: { upTo: "ntc_svez8h207mm4s5rj2k0yf6wwnw" } })
   */
  seeNotices(input: operations.SeeNoticesInput, options?: CallOptions): Call<operations.SeeNoticesOutput> {
    return operations.seeNotices(this.transport, input, options);
  }

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
   *
   * Example: client.beginPasskeySignIn({ body: { email: "katherine.johnson@ example.com", device: "cobalt",
   * deviceToken: "7cb10a7a0bd1cb97d84f217a" } })
   */
  beginPasskeySignIn(input: operations.BeginPasskeySignInInput, options?: CallOptions): Call<operations.BeginPasskeySignInOutput> {
    return operations.beginPasskeySignIn(this.transport, input, options);
  }

  /**
   * Begin to add a passkey
   *
   * Answers what an authenticator is asked to make (W3C WebAuthn); it is good for three minutes.
   *
   * POST /users/me/passkeys/options
   *
   * Example: client.beginPasskey()
   */
  beginPasskey(options?: CallOptions): Call<operations.BeginPasskeyOutput> {
    return operations.beginPasskey(this.transport, options);
  }

  /**
   * Add the passkey that an authenticator made
   *
   * POST /users/me/passkeys
   *
   * Example: client.addPasskey({ body: { credentialId: "9fedf1437de3", authenticatorAttachment: "cross-platform",
   * response: { clientDataJSON: "harbour", attestationObject: "willow", transports: ["orchard"] } } })
   */
  addPasskey(input: operations.AddPasskeyInput, options?: CallOptions): Call<operations.AddPasskeyOutput> {
    return operations.addPasskey(this.transport, input, options);
  }

  /**
   * Remove a passkey
   *
   * DELETE /users/me/passkeys/{passkeyId}
   *
   * Example: client.removePasskey({ passkeyId: "text" })
   */
  removePasskey(input: operations.RemovePasskeyInput, options?: CallOptions): Call<operations.RemovePasskeyOutput> {
    return operations.removePasskey(this.transport, input, options);
  }

  /**
   * Have a code mailed to set a new password
   *
   * Answers the same, and as slowly, whether anybody has the address or not.
   *
   * POST /passwords/codes
   *
   * Example: client.askPasswordCode({ body: { email: "barbara.turing@ example.com" } })
   */
  askPasswordCode(input: operations.AskPasswordCodeInput, options?: CallOptions): Call<operations.AskPasswordCodeOutput> {
    return operations.askPasswordCode(this.transport, input, options);
  }

  /**
   * Set a new password with the code from the mail
   *
   * Ends every session of the person. A wrong code and an unknown address are refused alike.
   *
   * POST /passwords
   *
   * Example: client.resetPassword({ body: { email: "alan.liskov@ example.com", code: "550113160029", newPassword:
   * "6e9c5f3b1af85ef472cd6ba4" } })
   */
  resetPassword(input: operations.ResetPasswordInput, options?: CallOptions): Call<operations.ResetPasswordOutput> {
    return operations.resetPassword(this.transport, input, options);
  }

  /**
   * Change your password
   *
   * Ends every other session of yours.
   *
   * POST /users/me/password
   *
   * Example: client.changePassword({ body: { password: "23ba41f8c0513db64d07d224", newPassword:
   * "61becf421b4cd59c805c8f15" } })
   */
  changePassword(input: operations.ChangePasswordInput, options?: CallOptions): Call<operations.ChangePasswordOutput> {
    return operations.changePassword(this.transport, input, options);
  }

  /**
   * How you sign in
   *
   * GET /users/me/security
   *
   * Example: client.getSecurity()
   */
  getSecurity(options?: CallOptions): Call<operations.GetSecurityOutput> {
    return operations.getSecurity(this.transport, options);
  }

  /**
   * List the guides of the portal
   *
   * The pages that are published and not hidden, in the order they are read; each below its `parent`.
   *
   * GET /guides
   *
   * Example: client.listPortalGuides()
   */
  listPortalGuides(options?: CallOptions): Call<operations.ListPortalGuidesOutput> {
    return operations.listPortalGuides(this.transport, options);
  }

  /**
   * Get a page of the portal's guides
   *
   * As it is published. It is answered as what it is made of: there is no HTML in it, and links lead to http,
   * https, mail or the
   * portal.
   *
   *
   * GET /guides/{guide}
   *
   * Example: client.getPortalGuide({ guide: "text" })
   */
  getPortalGuide(input: operations.GetPortalGuideInput, options?: CallOptions): Call<operations.GetPortalGuideOutput> {
    return operations.getPortalGuide(this.transport, input, options);
  }

  /**
   * List the pages of the portal's guides, for admins
   *
   * All of them, with what is not published.
   *
   * GET /guide-drafts
   *
   * Example: client.listPortalGuideDrafts()
   */
  listPortalGuideDrafts(options?: CallOptions): Call<operations.ListPortalGuideDraftsOutput> {
    return operations.listPortalGuideDrafts(this.transport, options);
  }

  /**
   * Add a page to the portal's guides
   *
   * A draft of it; `updatePortalGuide` publishes it. There are 500 pages at most.
   *
   * POST /guide-drafts
   *
   * Example: client.createPortalGuide({ body: { slug: "juniper-79", text: "Kept for reference; nothing to do
   * here." } })
   */
  createPortalGuide(input: operations.CreatePortalGuideInput, options?: CallOptions): Call<operations.CreatePortalGuideOutput> {
    return operations.createPortalGuide(this.transport, input, options);
  }

  /**
   * Get a page of the portal as it is written
   *
   * GET /guide-drafts/{guide}
   *
   * Example: client.getPortalGuideDraft({ guide: "text" })
   */
  getPortalGuideDraft(input: operations.GetPortalGuideDraftInput, options?: CallOptions): Call<operations.GetPortalGuideDraftOutput> {
    return operations.getPortalGuideDraft(this.transport, input, options);
  }

  /**
   * Delete a page of the portal, with all it ever was
   *
   * DELETE /guide-drafts/{guide}
   *
   * Example: client.deletePortalGuide({ guide: "text" })
   */
  deletePortalGuide(input: operations.DeletePortalGuideInput, options?: CallOptions): Call<operations.DeletePortalGuideOutput> {
    return operations.deletePortalGuide(this.transport, input, options);
  }

  /**
   * Write, publish or take back a page of the portal
   *
   * `published` publishes the text, the new one where there is one, or takes the page back; without it what is
   * read stays as it
   * was published. What was published before is kept: the last 50 times.
   *
   *
   * PATCH /guide-drafts/{guide}
   *
   * Example: client.updatePortalGuide({ guide: "text", "If-Match": "text", body: { text: "Everything needed to get
   * started in one place.", published: true } })
   */
  updatePortalGuide(input: operations.UpdatePortalGuideInput, options?: CallOptions): Call<operations.UpdatePortalGuideOutput> {
    return operations.updatePortalGuide(this.transport, input, options);
  }

  /**
   * Get a page of the portal as it was published
   *
   * Whoever wants it back writes its text with `updatePortalGuide`.
   *
   * GET /guide-drafts/{guide}/versions/{number}
   *
   * Example: client.getPortalGuideVersion({ guide: "text", number: 1 })
   */
  getPortalGuideVersion(input: operations.GetPortalGuideVersionInput, options?: CallOptions): Call<operations.GetPortalGuideVersionOutput> {
    return operations.getPortalGuideVersion(this.transport, input, options);
  }

  /**
   * List the files of the portal's guides
   *
   * GET /guide-files
   *
   * Example: client.listPortalGuideFiles()
   */
  listPortalGuideFiles(options?: CallOptions): Call<operations.ListPortalGuideFilesOutput> {
    return operations.listPortalGuideFiles(this.transport, options);
  }

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
   *
   * Example: client.addPortalGuideFile({ body: { name: "orchard", uploadId: "upl_3sp822f3pwjp0m3nmztq367c2s",
   * replaces: true } })
   */
  addPortalGuideFile(input: operations.AddPortalGuideFileInput, options?: CallOptions): Call<operations.AddPortalGuideFileOutput> {
    return operations.addPortalGuideFile(this.transport, input, options);
  }

  /**
   * Get a link to a file of the portal's guides
   *
   * The link saves it as a file, to whoever has it, for two minutes.
   *
   * GET /guide-files/{file}
   *
   * Example: client.getPortalGuideFile({ file: "text" })
   */
  getPortalGuideFile(input: operations.GetPortalGuideFileInput, options?: CallOptions): Call<operations.GetPortalGuideFileOutput> {
    return operations.getPortalGuideFile(this.transport, input, options);
  }

  /**
   * Delete a file of the portal's guides
   *
   * Pages that show it say so when they are written next.
   *
   * DELETE /guide-files/{file}
   *
   * Example: client.deletePortalGuideFile({ file: "text" })
   */
  deletePortalGuideFile(input: operations.DeletePortalGuideFileInput, options?: CallOptions): Call<operations.DeletePortalGuideFileOutput> {
    return operations.deletePortalGuideFile(this.transport, input, options);
  }

  /**
   * Show a text as the page of the portal it would be
   *
   * It is kept nowhere.
   *
   * POST /guide-previews
   *
   * Example: client.previewPortalGuide({ body: { text: "Kept for reference; nothing to do here." } })
   */
  previewPortalGuide(input: operations.PreviewPortalGuideInput, options?: CallOptions): Call<operations.PreviewPortalGuideOutput> {
    return operations.previewPortalGuide(this.transport, input, options);
  }

  /**
   * What publishing asks of every API
   *
   * GET /settings/publishing
   *
   * Example: client.getPublishingRules()
   */
  getPublishingRules(options?: CallOptions): Call<operations.GetPublishingRulesOutput> {
    return operations.getPublishingRules(this.transport, options);
  }

  /**
   * Say what publishing asks of every API
   *
   * PUT /settings/publishing
   *
   * Example: client.putPublishingRules({ "If-Match": "text", body: { breakingChange: "warn", grade: "free",
   * minimumGrade: "A", owner: "warn" } })
   */
  putPublishingRules(input: operations.PutPublishingRulesInput, options?: CallOptions): Call<operations.PutPublishingRulesOutput> {
    return operations.putPublishingRules(this.transport, input, options);
  }

  /**
   * What publishing asks of an API besides
   *
   * GET /apis/{apiId}/publishing-rules
   *
   * Example: client.getApiPublishingRules({ apiId: "text" })
   */
  getApiPublishingRules(input: operations.GetApiPublishingRulesInput, options?: CallOptions): Call<operations.GetApiPublishingRulesOutput> {
    return operations.getApiPublishingRules(this.transport, input, options);
  }

  /**
   * Say what publishing asks of an API besides
   *
   * Of these and the portal's the stricter holds. What excuses an API from a rule for a while, only admins say.
   *
   * PUT /apis/{apiId}/publishing-rules
   *
   * Example: client.putApiPublishingRules({ apiId: "text", "If-Match": "text", body: { breakingChange: "free",
   * grade: "block", minimumGrade: "D", owner: "warn", exceptions: [{ rule: "grade", reason: "Everything needed to
   * get started in one place.", until: "2026-04-20T20:01:45Z" }, { rule: "breaking-change", reason: "Updated every
   * morning before the doors open.", until: "2026-09-26T16:12:23Z" }] } })
   */
  putApiPublishingRules(input: operations.PutApiPublishingRulesInput, options?: CallOptions): Call<operations.PutApiPublishingRulesOutput> {
    return operations.putApiPublishingRules(this.transport, input, options);
  }

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
   *
   * Example: client.previewPublication({ apiId: "text", version: "text" })
   */
  previewPublication(input: operations.PreviewPublicationInput, options?: CallOptions): Call<operations.PreviewPublicationOutput> {
    return operations.previewPublication(this.transport, input, options);
  }

  /**
   * Get the navigation of a reference
   *
   * What a version has to read, in the order it is read - its operations by tag, or by path where it has no tags,
   * its webhooks and its schemas. Their `slug` is what their pages are asked for by. With `Accept: text/markdown`
   * the same, as each of these pages, as Markdown.
   *
   * GET /apis/{apiId}/versions/{version}/reference
   *
   * Example: client.getReference({ apiId: "text", version: "text" })
   */
  getReference(input: operations.GetReferenceInput, options?: CallOptions): Call<operations.GetReferenceOutput> {
    return operations.getReference(this.transport, input, options);
  }

  /**
   * Get the page of an operation
   *
   * All the document says of an operation or a webhook, references named; its schemas as deep as they are read at
   * once. Where one has `more`, the whole page has the rest at the same pointer.
   *
   * GET /apis/{apiId}/versions/{version}/reference/operations/{operation}
   *
   * Example: client.getReferenceOperation({ apiId: "text", version: "text", operation: "text" })
   */
  getReferenceOperation(input: operations.GetReferenceOperationInput, options?: CallOptions): Call<operations.GetReferenceOperationOutput> {
    return operations.getReferenceOperation(this.transport, input, options);
  }

  /**
   * Get what the mock answers
   *
   * An answer of an operation as its document has it - its own example, or a value that its schema allows, each
   * time the same. Nothing is called.
   *
   * GET /apis/{apiId}/versions/{version}/reference/operations/{operation}/mock
   *
   * Example: client.getMockAnswer({ apiId: "text", version: "text", operation: "text" })
   */
  getMockAnswer(input: operations.GetMockAnswerInput, options?: CallOptions): Call<operations.GetMockAnswerOutput> {
    return operations.getMockAnswer(this.transport, input, options);
  }

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
   *
   * Example: client.callMock({ apiId: "text", version: "text", operation: "text", body: { path: "/", query:
   * "granite", headers: [{ name: "Lantern", value: "cobalt" }, { name: "Compass", value: "lantern" }], text:
   * "Updated every morning before the doors open.", base64: false } })
   */
  callMock(input: operations.CallMockInput, options?: CallOptions): Call<operations.CallMockOutput> {
    return operations.callMock(this.transport, input, options);
  }

  /**
   * Get the page of a schema
   *
   * A schema that has a name, as deep as it is read at once, and the operations that name it.
   *
   * GET /apis/{apiId}/versions/{version}/reference/schemas/{schema}
   *
   * Example: client.getReferenceSchema({ apiId: "text", version: "text", schema: "text" })
   */
  getReferenceSchema(input: operations.GetReferenceSchemaInput, options?: CallOptions): Call<operations.GetReferenceSchemaOutput> {
    return operations.getReferenceSchema(this.transport, input, options);
  }

  /**
   * Search all that there is
   *
   * APIs, and the operations, schemas, fields and pages of their default versions, and pages of the portal, best
   * first, of what the reader may see as it is now. Slips of the pen and beginnings of words are found too. It
   * looks into the likeliest eight APIs; narrow it to one to look into that.
   *
   * GET /search
   *
   * Example: client.search({ q: "text" })
   */
  search(input: operations.SearchInput, options?: CallOptions): Call<operations.SearchOutput> {
    return operations.search(this.transport, input, options);
  }

  /**
   * What was searched for everywhere and not found
   *
   * Of 30 days, the most often first; words alone, and what was asked once is left out.
   *
   * GET /search-misses
   *
   * Example: client.listSearchMisses()
   */
  listSearchMisses(options?: CallOptions): Call<operations.ListSearchMissesOutput> {
    return operations.listSearchMisses(this.transport, options);
  }

  /**
   * What was searched for in an API you own and not found
   *
   * Of 30 days, the most often first; words alone, and what was asked once is left out.
   *
   * GET /apis/{apiId}/search-misses
   *
   * Example: client.listApiSearchMisses({ apiId: "text" })
   */
  listApiSearchMisses(input: operations.ListApiSearchMissesInput, options?: CallOptions): Call<operations.ListApiSearchMissesOutput> {
    return operations.listApiSearchMisses(this.transport, input, options);
  }

  /**
   * What is limited, and how
   *
   * The settings of the deployment. They are parameters of it, and change with the next deployment.
   *
   * GET /settings/limits
   *
   * Example: client.getLimits()
   */
  getLimits(options?: CallOptions): Call<operations.GetLimitsOutput> {
    return operations.getLimits(this.transport, options);
  }

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
   *
   * Example: client.askSignInLink({ body: { email: "alan.perlman@ example.com", language: "en", device: "cobalt",
   * deviceToken: "6ab7bd6ae616b8e0085ef65b" } })
   */
  askSignInLink(input: operations.AskSignInLinkInput, options?: CallOptions): Call<operations.AskSignInLinkOutput> {
    return operations.askSignInLink(this.transport, input, options);
  }

  /**
   * How somebody with an address signs in
   *
   * What fits the address: by its mail domain alone, so that it says nothing of whether anybody has it. A body, so
   * that
   * no address stands in a URL.
   *
   *
   * POST /sign-ins/ways
   *
   * Example: client.findSignInWays({ body: { email: "katherine.hopper@ example.com" } })
   */
  findSignInWays(input: operations.FindSignInWaysInput, options?: CallOptions): Call<operations.FindSignInWaysOutput> {
    return operations.findSignInWays(this.transport, input, options);
  }

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
   *
   * Example: client.beginSignIn({ body: { email: "grace.hopper@ example.com", password:
   * "4cfbdefaf1713458150af0cf", device: "compass", deviceToken: "e87c30be0c71d7a0a9fd5abc" } })
   */
  beginSignIn(input: operations.BeginSignInInput, options?: CallOptions): Call<operations.BeginSignInOutput> {
    return operations.beginSignIn(this.transport, input, options);
  }

  /**
   * Answer what a sign-in asks next
   *
   * POST /sign-ins/answer
   */
  answerSignIn(input: operations.AnswerSignInInput, options?: CallOptions): Call<operations.AnswerSignInOutput> {
    return operations.answerSignIn(this.transport, input, options);
  }

  /**
   * Have a code mailed to make an account
   *
   * Answers the same, and as slowly, whatever the settings say of the address and whether anybody has it. Who has
   * an
   * account already is mailed a code for a new password, and goes on with it in the same way.
   *
   *
   * POST /sign-ups
   *
   * Example: client.askSignUp({ body: { email: "hedy.johnson@ example.com" } })
   */
  askSignUp(input: operations.AskSignUpInput, options?: CallOptions): Call<operations.AskSignUpOutput> {
    return operations.askSignUp(this.transport, input, options);
  }

  /**
   * Make the account with the code from the mail
   *
   * POST /sign-ups/confirmation
   *
   * Example: client.confirmSignUp({ body: { email: "katherine.lamarr@ example.com", code: "364187", name:
   * "Orchard", newPassword: "f69e51de1fbbaec00e4c3c05" } })
   */
  confirmSignUp(input: operations.ConfirmSignUpInput, options?: CallOptions): Call<operations.ConfirmSignUpOutput> {
    return operations.confirmSignUp(this.transport, input, options);
  }

  /**
   * List who waits to be let in
   *
   * GET /sign-ups/requests
   *
   * Example: client.listSignUpRequests()
   */
  listSignUpRequests(input: operations.ListSignUpRequestsInput = {}, options?: CallOptions): Call<operations.ListSignUpRequestsOutput> {
    return operations.listSignUpRequests(this.transport, input, options);
  }

  /** Items of all pages of listSignUpRequests, each page asked for when it is needed. */
  iterateListSignUpRequests(input: operations.ListSignUpRequestsInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListSignUpRequestsOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListSignUpRequests(this.transport, input, options);
  }

  /**
   * Let somebody in, or not
   *
   * PUT /sign-ups/requests/{requestId}
   *
   * Example: client.decideSignUpRequest({ requestId: "text", body: { letIn: true } })
   */
  decideSignUpRequest(input: operations.DecideSignUpRequestInput, options?: CallOptions): Call<operations.DecideSignUpRequestOutput> {
    return operations.decideSignUpRequest(this.transport, input, options);
  }

  /**
   * Who may make an account
   *
   * GET /settings/sign-up
   *
   * Example: client.getSignUpSettings()
   */
  getSignUpSettings(options?: CallOptions): Call<operations.GetSignUpSettingsOutput> {
    return operations.getSignUpSettings(this.transport, options);
  }

  /**
   * Say who may make an account
   *
   * PUT /settings/sign-up
   *
   * Example: client.putSignUpSettings({ "If-Match": "text", body: { mode: "approval", domains:
   * ["juniper.example.com"] } })
   */
  putSignUpSettings(input: operations.PutSignUpSettingsInput, options?: CallOptions): Call<operations.PutSignUpSettingsOutput> {
    return operations.putSignUpSettings(this.transport, input, options);
  }

  /**
   * Where the document of an API comes from
   *
   * An API that was registered from a URL remembers it. It says what came of reading it there last, and when that
   * is done again.
   *
   * GET /apis/{apiId}/source
   *
   * Example: client.getApiSource({ apiId: "text" })
   */
  getApiSource(input: operations.GetApiSourceInput, options?: CallOptions): Call<operations.GetApiSourceOutput> {
    return operations.getApiSource(this.transport, input, options);
  }

  /**
   * Say where the document of an API comes from, and how often it is read again
   *
   * Without `url` it is forgotten. One that has changed there becomes no version by itself: who looks after the
   * API is told, and
   * reviews it. What cannot be read is tried again ever later, and no more after eight times.
   *
   *
   * PUT /apis/{apiId}/source
   *
   * Example: client.putApiSource({ apiId: "text", "If-Match": "text", body: { url: "https://example.com/orchard",
   * schedule: "daily" } })
   */
  putApiSource(input: operations.PutApiSourceInput, options?: CallOptions): Call<operations.PutApiSourceOutput> {
    return operations.putApiSource(this.transport, input, options);
  }

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
   *
   * Example: client.readApiSource({ apiId: "text" })
   */
  readApiSource(input: operations.ReadApiSourceInput, options?: CallOptions): Call<operations.ReadApiSourceOutput> {
    return operations.readApiSource(this.transport, input, options);
  }

  /**
   * Dismiss a change at the source of an API
   *
   * For what needs no version: nobody is told of this document again, until there is another one at the source.
   * The notices
   * of it go.
   *
   *
   * POST /apis/{apiId}/source/dismissals
   *
   * Example: client.dismissSourceChange({ apiId: "text", body: { contentHash:
   * "ed13c8589bc5c9f26fc80f06ec157aefa3e9fa51554cd7e6d6eba4eef211b796" } })
   */
  dismissSourceChange(input: operations.DismissSourceChangeInput, options?: CallOptions): Call<operations.DismissSourceChangeOutput> {
    return operations.dismissSourceChange(this.transport, input, options);
  }

  /**
   * List the teams you are in
   *
   * GET /teams
   *
   * Example: client.listTeams()
   */
  listTeams(input: operations.ListTeamsInput = {}, options?: CallOptions): Call<operations.ListTeamsOutput> {
    return operations.listTeams(this.transport, input, options);
  }

  /** Items of all pages of listTeams, each page asked for when it is needed. */
  iterateListTeams(input: operations.ListTeamsInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListTeamsOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListTeams(this.transport, input, options);
  }

  /**
   * Create a team
   *
   * You are its first owner. Without a slug it gets one of its name.
   *
   * POST /teams
   *
   * Example: client.createTeam({ body: { name: "Willow", slug: "harbour-96" } })
   */
  createTeam(input: operations.CreateTeamInput, options?: CallOptions): Call<operations.CreateTeamOutput> {
    return operations.createTeam(this.transport, input, options);
  }

  /**
   * Get a team
   *
   * GET /teams/{teamId}
   *
   * Example: client.getTeam({ teamId: "text" })
   */
  getTeam(input: operations.GetTeamInput, options?: CallOptions): Call<operations.GetTeamOutput> {
    return operations.getTeam(this.transport, input, options);
  }

  /**
   * Rename a team
   *
   * Its name, its slug, or both. An old slug leads nowhere, and another team may take it.
   *
   * PATCH /teams/{teamId}
   *
   * Example: client.updateTeam({ teamId: "text", "If-Match": "text", body: { name: "Lantern", slug: "meadow-28" }
   * })
   */
  updateTeam(input: operations.UpdateTeamInput, options?: CallOptions): Call<operations.UpdateTeamOutput> {
    return operations.updateTeam(this.transport, input, options);
  }

  /**
   * Hand a team over
   *
   * Another member becomes an owner and you a maintainer, in one step.
   *
   * POST /teams/{teamId}/transfer
   *
   * Example: client.transferTeam({ teamId: "text", "If-Match": "text", body: { userId:
   * "usr_tg557q1ew7h3wcxh25pqgmtnvb" } })
   */
  transferTeam(input: operations.TransferTeamInput, options?: CallOptions): Call<operations.TransferTeamOutput> {
    return operations.transferTeam(this.transport, input, options);
  }

  /**
   * Leave a team
   *
   * A team is never without an owner (`last-owner`).
   *
   * DELETE /teams/{teamId}/membership
   *
   * Example: client.leaveTeam({ teamId: "text" })
   */
  leaveTeam(input: operations.LeaveTeamInput, options?: CallOptions): Call<operations.LeaveTeamOutput> {
    return operations.leaveTeam(this.transport, input, options);
  }

  /**
   * List the members of a team
   *
   * GET /teams/{teamId}/members
   *
   * Example: client.listMembers({ teamId: "text" })
   */
  listMembers(input: operations.ListMembersInput, options?: CallOptions): Call<operations.ListMembersOutput> {
    return operations.listMembers(this.transport, input, options);
  }

  /** Items of all pages of listMembers, each page asked for when it is needed. */
  iterateListMembers(input: operations.ListMembersInput, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListMembersOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListMembers(this.transport, input, options);
  }

  /**
   * Remove a member from a team
   *
   * A team is never without an owner (`last-owner`).
   *
   * DELETE /teams/{teamId}/members/{userId}
   *
   * Example: client.removeMember({ teamId: "text", userId: "text" })
   */
  removeMember(input: operations.RemoveMemberInput, options?: CallOptions): Call<operations.RemoveMemberOutput> {
    return operations.removeMember(this.transport, input, options);
  }

  /**
   * Change the role of a member
   *
   * A team is never without an owner (`last-owner`).
   *
   * PATCH /teams/{teamId}/members/{userId}
   *
   * Example: client.updateMember({ teamId: "text", userId: "text", body: { role: "maintainer" } })
   */
  updateMember(input: operations.UpdateMemberInput, options?: CallOptions): Call<operations.UpdateMemberOutput> {
    return operations.updateMember(this.transport, input, options);
  }

  /**
   * List the open invitations of a team
   *
   * Those that ran out too: they can be sent again.
   *
   * GET /teams/{teamId}/invitations
   *
   * Example: client.listInvitations({ teamId: "text" })
   */
  listInvitations(input: operations.ListInvitationsInput, options?: CallOptions): Call<operations.ListInvitationsOutput> {
    return operations.listInvitations(this.transport, input, options);
  }

  /** Items of all pages of listInvitations, each page asked for when it is needed. */
  iterateListInvitations(input: operations.ListInvitationsInput, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListInvitationsOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListInvitations(this.transport, input, options);
  }

  /**
   * Invite somebody to a team
   *
   * A mail with a link goes to the address; whoever has the address accepts within seven days. An address has one
   * open invitation to a team at most.
   *
   * POST /teams/{teamId}/invitations
   *
   * Example: client.createInvitation({ teamId: "text", body: { email: "linus.turing@ example.com", role:
   * "maintainer" } })
   */
  createInvitation(input: operations.CreateInvitationInput, options?: CallOptions): Call<operations.CreateInvitationOutput> {
    return operations.createInvitation(this.transport, input, options);
  }

  /**
   * Revoke an invitation
   *
   * DELETE /teams/{teamId}/invitations/{invitationId}
   *
   * Example: client.revokeInvitation({ teamId: "text", invitationId: "text" })
   */
  revokeInvitation(input: operations.RevokeInvitationInput, options?: CallOptions): Call<operations.RevokeInvitationOutput> {
    return operations.revokeInvitation(this.transport, input, options);
  }

  /**
   * Send an invitation again
   *
   * With a new link, good for seven days; the old one is dead.
   *
   * POST /teams/{teamId}/invitations/{invitationId}/resend
   *
   * Example: client.resendInvitation({ teamId: "text", invitationId: "text" })
   */
  resendInvitation(input: operations.ResendInvitationInput, options?: CallOptions): Call<operations.ResendInvitationOutput> {
    return operations.resendInvitation(this.transport, input, options);
  }

  /**
   * See what an invitation is to
   *
   * For whom it is for. Unknown, used, revoked and run out are one answer.
   *
   * POST /invitations/find
   *
   * Example: client.findInvitation({ body: { secret: "4dd849aa468403dd4dbc4802" } })
   */
  findInvitation(input: operations.FindInvitationInput, options?: CallOptions): Call<operations.FindInvitationOutput> {
    return operations.findInvitation(this.transport, input, options);
  }

  /**
   * Accept an invitation
   *
   * You must have signed in with the invited address, and your identity provider must say that it is yours
   * (`invitation-for-another`).
   *
   * POST /invitations/accept
   *
   * Example: client.acceptInvitation({ body: { secret: "ecc5607fef646adb61f2c7c2" } })
   */
  acceptInvitation(input: operations.AcceptInvitationInput, options?: CallOptions): Call<operations.AcceptInvitationOutput> {
    return operations.acceptInvitation(this.transport, input, options);
  }

  /**
   * List every team, newest first
   *
   * GET /team-directory
   *
   * Example: client.listTeamDirectory()
   */
  listTeamDirectory(input: operations.ListTeamDirectoryInput = {}, options?: CallOptions): Call<operations.ListTeamDirectoryOutput> {
    return operations.listTeamDirectory(this.transport, input, options);
  }

  /** Items of all pages of listTeamDirectory, each page asked for when it is needed. */
  iterateListTeamDirectory(input: operations.ListTeamDirectoryInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListTeamDirectoryOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListTeamDirectory(this.transport, input, options);
  }

  /**
   * List the test suites of an app
   *
   * GET /test-suites
   *
   * Example: client.listTestSuites({ appId: "text" })
   */
  listTestSuites(input: operations.ListTestSuitesInput, options?: CallOptions): Call<operations.ListTestSuitesOutput> {
    return operations.listTestSuites(this.transport, input, options);
  }

  /** Items of all pages of listTestSuites, each page asked for when it is needed. */
  iterateListTestSuites(input: operations.ListTestSuitesInput, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListTestSuitesOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListTestSuites(this.transport, input, options);
  }

  /**
   * Save a test suite
   *
   * Its tests take 280 kB together at most, bodies counted as they are sent.
   *
   * POST /test-suites
   */
  createTestSuite(input: operations.CreateTestSuiteInput, options?: CallOptions): Call<operations.CreateTestSuiteOutput> {
    return operations.createTestSuite(this.transport, input, options);
  }

  /**
   * Get a test suite
   *
   * GET /test-suites/{suiteId}
   *
   * Example: client.getTestSuite({ suiteId: "text" })
   */
  getTestSuite(input: operations.GetTestSuiteInput, options?: CallOptions): Call<operations.GetTestSuiteOutput> {
    return operations.getTestSuite(this.transport, input, options);
  }

  /**
   * Delete a test suite
   *
   * DELETE /test-suites/{suiteId}
   *
   * Example: client.deleteTestSuite({ suiteId: "text" })
   */
  deleteTestSuite(input: operations.DeleteTestSuiteInput, options?: CallOptions): Call<operations.DeleteTestSuiteOutput> {
    return operations.deleteTestSuite(this.transport, input, options);
  }

  /**
   * List the runs of a test suite
   *
   * GET /test-suites/{suiteId}/runs
   *
   * Example: client.listTestRuns({ suiteId: "text" })
   */
  listTestRuns(input: operations.ListTestRunsInput, options?: CallOptions): Call<operations.ListTestRunsOutput> {
    return operations.listTestRuns(this.transport, input, options);
  }

  /** Items of all pages of listTestRuns, each page asked for when it is needed. */
  iterateListTestRuns(input: operations.ListTestRunsInput, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListTestRunsOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListTestRuns(this.transport, input, options);
  }

  /**
   * Run a test suite
   *
   * The run is queued; follow it until its status is `passed`, `failed` or `error`.
   *
   * POST /test-suites/{suiteId}/runs
   *
   * Example: client.createTestRun({ suiteId: "text" })
   */
  createTestRun(input: operations.CreateTestRunInput, options?: CallOptions): Call<operations.CreateTestRunOutput> {
    return operations.createTestRun(this.transport, input, options);
  }

  /**
   * Follow a test run
   *
   * GET /test-suites/{suiteId}/runs/{runId}
   *
   * Example: client.getTestRun({ suiteId: "text", runId: "text" })
   */
  getTestRun(input: operations.GetTestRunInput, options?: CallOptions): Call<operations.GetTestRunOutput> {
    return operations.getTestRun(this.transport, input, options);
  }

  /**
   * List your access tokens
   *
   * Newest first, those that are revoked or ran out too, for a month.
   *
   * GET /tokens
   *
   * Example: client.listAccessTokens()
   */
  listAccessTokens(input: operations.ListAccessTokensInput = {}, options?: CallOptions): Call<operations.ListAccessTokensOutput> {
    return operations.listAccessTokens(this.transport, input, options);
  }

  /** Items of all pages of listAccessTokens, each page asked for when it is needed. */
  iterateListAccessTokens(input: operations.ListAccessTokensInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListAccessTokensOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListAccessTokens(this.transport, input, options);
  }

  /**
   * Create an access token
   *
   * For programs that call this API on your behalf, as a bearer token. It opens the operations of its scopes, as
   * far as you may call them, never the gateway; the token itself is answered this once.
   *
   * POST /tokens
   *
   * Example: client.createAccessToken({ body: { name: "Juniper", scopes: ["testing:write", "docs:write"],
   * expiresAt: "2026-02-09T02:11:42Z" } })
   */
  createAccessToken(input: operations.CreateAccessTokenInput, options?: CallOptions): Call<operations.CreateAccessTokenOutput> {
    return operations.createAccessToken(this.transport, input, options);
  }

  /**
   * Revoke an access token
   *
   * It opens nothing any more, within five seconds.
   *
   * DELETE /tokens/{tokenId}
   *
   * Example: client.revokeAccessToken({ tokenId: "text" })
   */
  revokeAccessToken(input: operations.RevokeAccessTokenInput, options?: CallOptions): Call<operations.RevokeAccessTokenOutput> {
    return operations.revokeAccessToken(this.transport, input, options);
  }

  /**
   * Find people
   *
   * Those who were seen last come first. Where a word or a team is asked for, they come in the order of the
   * condition that fewest people fulfil. Several conditions hold together. A page may hold fewer people than asked
   * for, or none, and still say where to go on.
   *
   * GET /users
   *
   * Example: client.listUsers()
   */
  listUsers(input: operations.ListUsersInput = {}, options?: CallOptions): Call<operations.ListUsersOutput> {
    return operations.listUsers(this.transport, input, options);
  }

  /** Items of all pages of listUsers, each page asked for when it is needed. */
  iterateListUsers(input: operations.ListUsersInput = {}, options?: CallOptions): AsyncGenerator<ItemOf<operations.ListUsersOutput, readonly ["items"]>, void, undefined> {
    return operations.iterateListUsers(this.transport, input, options);
  }

  /**
   * Make an account for somebody, and invite them
   *
   * A password that is good for one sign-in within seven days is mailed to them. Not for an address whose people
   * come through a connection.
   *
   * POST /users
   *
   * Example: client.createUser({ body: { email: "ada.lamarr@ example.com", name: "Orchard", role: "publisher" } })
   */
  createUser(input: operations.CreateUserInput, options?: CallOptions): Call<operations.CreateUserOutput> {
    return operations.createUser(this.transport, input, options);
  }

  /**
   * Who you are, and your teams
   *
   * GET /users/me
   *
   * Example: client.getCurrentUser()
   */
  getCurrentUser(options?: CallOptions): Call<operations.GetCurrentUserOutput> {
    return operations.getCurrentUser(this.transport, options);
  }

  /**
   * Change your name and what you prefer
   *
   * PATCH /users/me
   *
   * Example: client.updateCurrentUser({ "If-Match": "text", body: { name: "Cobalt", language: "de", theme:
   * "light", timeZone: "Europe/Berlin", mails: { security: true, teams: true, apis: false } } })
   */
  updateCurrentUser(input: operations.UpdateCurrentUserInput, options?: CallOptions): Call<operations.UpdateCurrentUserOutput> {
    return operations.updateCurrentUser(this.transport, input, options);
  }

  /**
   * Get a person
   *
   * GET /users/{userId}
   *
   * Example: client.getUser({ userId: "text" })
   */
  getUser(input: operations.GetUserInput, options?: CallOptions): Call<operations.GetUserOutput> {
    return operations.getUser(this.transport, input, options);
  }

  /**
   * Say all that can be said of somebody
   *
   * As `updateUser`, with every member.
   *
   * PUT /users/{userId}
   *
   * Example: client.replaceUser({ userId: "text", "If-Match": "text", body: { name: "Lantern", role: "developer",
   * status: "disabled" } })
   */
  replaceUser(input: operations.ReplaceUserInput, options?: CallOptions): Call<operations.ReplaceUserOutput> {
    return operations.replaceUser(this.transport, input, options);
  }

  /**
   * Delete somebody
   *
   * They are signed out everywhere and nothing of theirs opens anything, within five seconds; for 30 days they can
   * be restored, then they are erased. Whoever is the only owner of a team with others in it hands that over first
   * (`last-owner`).
   *
   * DELETE /users/{userId}
   *
   * Example: client.deleteUser({ userId: "text" })
   */
  deleteUser(input: operations.DeleteUserInput, options?: CallOptions): Call<operations.DeleteUserOutput> {
    return operations.deleteUser(this.transport, input, options);
  }

  /**
   * Change somebody's name or role, disable or enable them
   *
   * A role that is given here holds, whatever groups the identity provider says. Who is disabled is signed out
   * everywhere, within five seconds. The last admin stays one (`last-admin`).
   *
   * PATCH /users/{userId}
   *
   * Example: client.updateUser({ userId: "text", "If-Match": "text", body: { name: "Cobalt", role: "developer",
   * status: "disabled" } })
   */
  updateUser(input: operations.UpdateUserInput, options?: CallOptions): Call<operations.UpdateUserOutput> {
    return operations.updateUser(this.transport, input, options);
  }

  /**
   * Mail somebody another first password
   *
   * To who was made here and has not signed in yet; the one before is good for nothing then.
   *
   * POST /users/{userId}/invite
   *
   * Example: client.inviteUser({ userId: "text" })
   */
  inviteUser(input: operations.InviteUserInput, options?: CallOptions): Call<operations.InviteUserOutput> {
    return operations.inviteUser(this.transport, input, options);
  }

  /**
   * Restore somebody who was deleted
   *
   * They sign in anew; what they had open stays closed.
   *
   * POST /users/{userId}/restore
   *
   * Example: client.restoreUser({ userId: "text" })
   */
  restoreUser(input: operations.RestoreUserInput, options?: CallOptions): Call<operations.RestoreUserOutput> {
    return operations.restoreUser(this.transport, input, options);
  }
}
