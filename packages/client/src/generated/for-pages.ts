// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.

import type { ProblemCode } from './models.ts';

/** The operations that pages call through the portal, and whether visitors may; what hands out tokens is not here. */
export const OPERATIONS_FOR_PAGES: Readonly<Record<string, PageOperation>> = {
  "getAppUsage": {"id":"getAppUsage","method":"GET","path":"/apps/{appId}/usage","forVisitors":false},
  "getApiUsage": {"id":"getApiUsage","method":"GET","path":"/apis/{apiId}/usage","forVisitors":false},
  "listCalls": {"id":"listCalls","method":"GET","path":"/apps/{appId}/calls","forVisitors":false},
  "createDocumentUpload": {"id":"createDocumentUpload","method":"POST","path":"/document-uploads","forVisitors":false},
  "createImport": {"id":"createImport","method":"POST","path":"/imports","forVisitors":false},
  "getImport": {"id":"getImport","method":"GET","path":"/imports/{importId}","forVisitors":false},
  "listApis": {"id":"listApis","method":"GET","path":"/apis","forVisitors":true},
  "createApi": {"id":"createApi","method":"POST","path":"/apis","forVisitors":false},
  "getApi": {"id":"getApi","method":"GET","path":"/apis/{apiId}","forVisitors":true},
  "updateApi": {"id":"updateApi","method":"PATCH","path":"/apis/{apiId}","forVisitors":false},
  "transferApi": {"id":"transferApi","method":"POST","path":"/apis/{apiId}/transfer","forVisitors":false},
  "listApiVersions": {"id":"listApiVersions","method":"GET","path":"/apis/{apiId}/versions","forVisitors":true},
  "createApiVersion": {"id":"createApiVersion","method":"POST","path":"/apis/{apiId}/versions","forVisitors":false},
  "getApiVersion": {"id":"getApiVersion","method":"GET","path":"/apis/{apiId}/versions/{version}","forVisitors":false},
  "publishApiVersion": {"id":"publishApiVersion","method":"POST","path":"/apis/{apiId}/versions/{version}/publish","forVisitors":false},
  "getBackend": {"id":"getBackend","method":"GET","path":"/apis/{apiId}/versions/{version}/backend","forVisitors":false},
  "putBackend": {"id":"putBackend","method":"PUT","path":"/apis/{apiId}/versions/{version}/backend","forVisitors":false},
  "listSessions": {"id":"listSessions","method":"GET","path":"/sessions","forVisitors":false},
  "deleteSession": {"id":"deleteSession","method":"DELETE","path":"/sessions/{sessionId}","forVisitors":false},
  "getCurrentUser": {"id":"getCurrentUser","method":"GET","path":"/users/me","forVisitors":false},
  "listPlans": {"id":"listPlans","method":"GET","path":"/plans","forVisitors":true},
  "listApps": {"id":"listApps","method":"GET","path":"/apps","forVisitors":false},
  "createApp": {"id":"createApp","method":"POST","path":"/apps","forVisitors":false},
  "getApp": {"id":"getApp","method":"GET","path":"/apps/{appId}","forVisitors":false},
  "transferApp": {"id":"transferApp","method":"POST","path":"/apps/{appId}/transfer","forVisitors":false},
  "listSubscriptions": {"id":"listSubscriptions","method":"GET","path":"/apps/{appId}/subscriptions","forVisitors":false},
  "createSubscription": {"id":"createSubscription","method":"POST","path":"/apps/{appId}/subscriptions","forVisitors":false},
  "getSubscription": {"id":"getSubscription","method":"GET","path":"/apps/{appId}/subscriptions/{subscriptionId}","forVisitors":false},
  "cancelSubscription": {"id":"cancelSubscription","method":"DELETE","path":"/apps/{appId}/subscriptions/{subscriptionId}","forVisitors":false},
  "changeSubscription": {"id":"changeSubscription","method":"PATCH","path":"/apps/{appId}/subscriptions/{subscriptionId}","forVisitors":false},
  "listApiKeys": {"id":"listApiKeys","method":"GET","path":"/apps/{appId}/keys","forVisitors":false},
  "createApiKey": {"id":"createApiKey","method":"POST","path":"/apps/{appId}/keys","forVisitors":false},
  "revokeApiKey": {"id":"revokeApiKey","method":"DELETE","path":"/apps/{appId}/keys/{keyId}","forVisitors":false},
  "createTryItKey": {"id":"createTryItKey","method":"POST","path":"/apps/{appId}/try-it-keys","forVisitors":false},
  "getDocument": {"id":"getDocument","method":"GET","path":"/apis/{apiId}/versions/{version}/document","forVisitors":true},
  "getSdk": {"id":"getSdk","method":"GET","path":"/apis/{apiId}/versions/{version}/sdks/{language}","forVisitors":true},
  "getChanges": {"id":"getChanges","method":"GET","path":"/apis/{apiId}/versions/{version}/changes","forVisitors":true},
  "getCodeSamples": {"id":"getCodeSamples","method":"GET","path":"/apis/{apiId}/versions/{version}/samples","forVisitors":true},
  "listTeams": {"id":"listTeams","method":"GET","path":"/teams","forVisitors":false},
  "createTeam": {"id":"createTeam","method":"POST","path":"/teams","forVisitors":false},
  "getTeam": {"id":"getTeam","method":"GET","path":"/teams/{teamId}","forVisitors":false},
  "updateTeam": {"id":"updateTeam","method":"PATCH","path":"/teams/{teamId}","forVisitors":false},
  "transferTeam": {"id":"transferTeam","method":"POST","path":"/teams/{teamId}/transfer","forVisitors":false},
  "leaveTeam": {"id":"leaveTeam","method":"DELETE","path":"/teams/{teamId}/membership","forVisitors":false},
  "listMembers": {"id":"listMembers","method":"GET","path":"/teams/{teamId}/members","forVisitors":false},
  "removeMember": {"id":"removeMember","method":"DELETE","path":"/teams/{teamId}/members/{userId}","forVisitors":false},
  "updateMember": {"id":"updateMember","method":"PATCH","path":"/teams/{teamId}/members/{userId}","forVisitors":false},
  "listInvitations": {"id":"listInvitations","method":"GET","path":"/teams/{teamId}/invitations","forVisitors":false},
  "createInvitation": {"id":"createInvitation","method":"POST","path":"/teams/{teamId}/invitations","forVisitors":false},
  "revokeInvitation": {"id":"revokeInvitation","method":"DELETE","path":"/teams/{teamId}/invitations/{invitationId}","forVisitors":false},
  "resendInvitation": {"id":"resendInvitation","method":"POST","path":"/teams/{teamId}/invitations/{invitationId}/resend","forVisitors":false},
  "findInvitation": {"id":"findInvitation","method":"POST","path":"/invitations/find","forVisitors":false},
  "acceptInvitation": {"id":"acceptInvitation","method":"POST","path":"/invitations/accept","forVisitors":false},
  "listTestSuites": {"id":"listTestSuites","method":"GET","path":"/test-suites","forVisitors":false},
  "createTestSuite": {"id":"createTestSuite","method":"POST","path":"/test-suites","forVisitors":false},
  "getTestSuite": {"id":"getTestSuite","method":"GET","path":"/test-suites/{suiteId}","forVisitors":false},
  "deleteTestSuite": {"id":"deleteTestSuite","method":"DELETE","path":"/test-suites/{suiteId}","forVisitors":false},
  "listTestRuns": {"id":"listTestRuns","method":"GET","path":"/test-suites/{suiteId}/runs","forVisitors":false},
  "createTestRun": {"id":"createTestRun","method":"POST","path":"/test-suites/{suiteId}/runs","forVisitors":false},
  "getTestRun": {"id":"getTestRun","method":"GET","path":"/test-suites/{suiteId}/runs/{runId}","forVisitors":false},
};

export type PageOperation = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly forVisitors: boolean;
};

/** Every problem there is, as a program meets it. */
export const PROBLEMS: Readonly<Record<ProblemCode, KnownProblem>> = {
  "invalid-request": {"type":"https://portico.dev/problems/invalid-request","title":"The request does not fit the contract","status":400,"code":"invalid-request"},
  "invalid-json": {"type":"https://portico.dev/problems/invalid-json","title":"The body is not valid JSON","status":400,"code":"invalid-json"},
  "unauthenticated": {"type":"https://portico.dev/problems/unauthenticated","title":"Sign-in or a valid key is needed","status":401,"code":"unauthenticated"},
  "session-ended": {"type":"https://portico.dev/problems/session-ended","title":"The session has ended","status":401,"code":"session-ended"},
  "sign-in-failed": {"type":"https://portico.dev/problems/sign-in-failed","title":"The sign-in could not be completed","status":401,"code":"sign-in-failed"},
  "forbidden": {"type":"https://portico.dev/problems/forbidden","title":"This is not allowed for you","status":403,"code":"forbidden"},
  "invitation-for-another": {"type":"https://portico.dev/problems/invitation-for-another","title":"The invitation is for another address","status":403,"code":"invitation-for-another"},
  "not-subscribed": {"type":"https://portico.dev/problems/not-subscribed","title":"The app has no active subscription to this API","status":403,"code":"not-subscribed"},
  "test-key": {"type":"https://portico.dev/problems/test-key","title":"A test key reaches no backend, and there is no sandbox yet: use a live key","status":403,"code":"test-key"},
  "team-disabled": {"type":"https://portico.dev/problems/team-disabled","title":"Nobody of the app’s team may sign in any more","status":403,"code":"team-disabled"},
  "api-hidden": {"type":"https://portico.dev/problems/api-hidden","title":"The API is private now, and not for the app’s team","status":403,"code":"api-hidden"},
  "not-found": {"type":"https://portico.dev/problems/not-found","title":"There is no such resource","status":404,"code":"not-found"},
  "method-not-allowed": {"type":"https://portico.dev/problems/method-not-allowed","title":"The resource has no such method","status":405,"code":"method-not-allowed"},
  "conflict": {"type":"https://portico.dev/problems/conflict","title":"The resource is in another state","status":409,"code":"conflict"},
  "slug-taken": {"type":"https://portico.dev/problems/slug-taken","title":"Another API has this slug","status":409,"code":"slug-taken"},
  "team-slug-taken": {"type":"https://portico.dev/problems/team-slug-taken","title":"Another team has this slug","status":409,"code":"team-slug-taken"},
  "last-owner": {"type":"https://portico.dev/problems/last-owner","title":"A team is never without an owner","status":409,"code":"last-owner"},
  "already-member": {"type":"https://portico.dev/problems/already-member","title":"They are in the team already","status":409,"code":"already-member"},
  "already-invited": {"type":"https://portico.dev/problems/already-invited","title":"They are invited already","status":409,"code":"already-invited"},
  "version-exists": {"type":"https://portico.dev/problems/version-exists","title":"The API has this version already","status":409,"code":"version-exists"},
  "already-subscribed": {"type":"https://portico.dev/problems/already-subscribed","title":"The app is subscribed to this API already","status":409,"code":"already-subscribed"},
  "import-unfinished": {"type":"https://portico.dev/problems/import-unfinished","title":"The import has not finished","status":409,"code":"import-unfinished"},
  "limit-reached": {"type":"https://portico.dev/problems/limit-reached","title":"There are as many as there may be","status":409,"code":"limit-reached"},
  "idempotency-in-progress": {"type":"https://portico.dev/problems/idempotency-in-progress","title":"A request with this key is under way","status":409,"code":"idempotency-in-progress"},
  "precondition-failed": {"type":"https://portico.dev/problems/precondition-failed","title":"The resource was changed meanwhile","status":412,"code":"precondition-failed"},
  "body-too-large": {"type":"https://portico.dev/problems/body-too-large","title":"The body is too large","status":413,"code":"body-too-large"},
  "unsupported-media-type": {"type":"https://portico.dev/problems/unsupported-media-type","title":"The media type is not taken","status":415,"code":"unsupported-media-type"},
  "answer-too-large": {"type":"https://portico.dev/problems/answer-too-large","title":"What was asked for is too large for one answer","status":422,"code":"answer-too-large"},
  "invalid-document": {"type":"https://portico.dev/problems/invalid-document","title":"The OpenAPI document has errors","status":422,"code":"invalid-document"},
  "timed-out": {"type":"https://portico.dev/problems/timed-out","title":"It was not finished in time","status":422,"code":"timed-out"},
  "document-unreachable": {"type":"https://portico.dev/problems/document-unreachable","title":"The document could not be fetched","status":422,"code":"document-unreachable"},
  "invalid-reference": {"type":"https://portico.dev/problems/invalid-reference","title":"The request names something that cannot be used","status":422,"code":"invalid-reference"},
  "idempotency-key-reused": {"type":"https://portico.dev/problems/idempotency-key-reused","title":"The key was sent with another request before","status":422,"code":"idempotency-key-reused"},
  "precondition-required": {"type":"https://portico.dev/problems/precondition-required","title":"Say which version is changed","status":428,"code":"precondition-required"},
  "rate-limited": {"type":"https://portico.dev/problems/rate-limited","title":"Too many requests","status":429,"code":"rate-limited"},
  "too-many-at-once": {"type":"https://portico.dev/problems/too-many-at-once","title":"As many are under way as there may be at once","status":429,"code":"too-many-at-once"},
  "quota-exceeded": {"type":"https://portico.dev/problems/quota-exceeded","title":"The quota of the plan is used up","status":429,"code":"quota-exceeded"},
  "headers-too-large": {"type":"https://portico.dev/problems/headers-too-large","title":"The request headers are too large","status":431,"code":"headers-too-large"},
  "internal": {"type":"https://portico.dev/problems/internal","title":"Something went wrong on our side","status":500,"code":"internal"},
  "upstream-failed": {"type":"https://portico.dev/problems/upstream-failed","title":"The backend of the API gave no valid answer","status":502,"code":"upstream-failed"},
  "response-too-large": {"type":"https://portico.dev/problems/response-too-large","title":"The answer of the backend is too large","status":502,"code":"response-too-large"},
  "unavailable": {"type":"https://portico.dev/problems/unavailable","title":"The service is busy; try again shortly","status":503,"code":"unavailable"},
  "document-unreadable": {"type":"https://portico.dev/problems/document-unreadable","title":"The stored document cannot be read","status":503,"code":"document-unreadable"},
  "upstream-timeout": {"type":"https://portico.dev/problems/upstream-timeout","title":"The backend of the API did not answer in time","status":504,"code":"upstream-timeout"},
};

export type KnownProblem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
};
