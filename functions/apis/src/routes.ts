import type { Routes } from '@portico/http';
import type { Nouns } from './nouns.ts';

/** The operations of the apis function: a line each says which noun answers, and with which status. */
export const routes = (of: Nouns) =>
  ({
    createDocumentUpload: async ({ body }, principal) => ({
      status: 201,
      body: await of.imports.createUpload(principal, body),
    }),
    createImport: async ({ body }, principal) => ({ status: 202, body: await of.imports.create(principal, body) }),
    getImport: async ({ params }, principal) => ({
      status: 200,
      body: await of.imports.get(principal, params.importId),
    }),

    listAwsAccounts: async () => ({ status: 200, body: of.awsApis.accounts() }),
    listAwsApis: async ({ params, query, page }) => ({
      status: 200,
      ...(await of.awsApis.list(params.accountId, query.kind, page)),
    }),

    listApis: async ({ query, page }, principal) => ({
      status: 200,
      ...(await of.catalogue.list(principal, query, page)),
    }),
    getCatalogueFacets: async ({ query }, principal) => ({
      status: 200,
      body: await of.facets.get(principal, query),
    }),
    createApi: async ({ body }, principal) => ({ status: 201, body: await of.registry.create(principal, body) }),
    getApi: async ({ params }, principal) => ({ status: 200, ...(await of.catalogue.get(principal, params.apiId)) }),
    updateApi: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.registry.update(principal, params.apiId, ifMatch, body)),
    }),

    getApiIcon: async ({ params }, principal) => ({
      status: 200,
      body: await of.icons.get(principal, params.apiId),
    }),

    transferApi: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.transfers.api(principal, params.apiId, ifMatch, body)),
    }),

    deleteApi: async ({ params, ifMatch, body }, principal) => ({
      status: 204,
      body: await of.deletions.api(principal, params.apiId, ifMatch, body),
    }),

    listApiVersions: async ({ params, page }, principal) => ({
      status: 200,
      ...(await of.versions.list(principal, params.apiId, page)),
    }),
    createApiVersion: async ({ params, body }, principal) => ({
      status: 201,
      body: await of.versions.create(principal, params.apiId, body),
    }),
    getApiVersion: async ({ params }, principal) => ({
      status: 200,
      ...(await of.versions.get(principal, params)),
    }),
    getApiSource: async ({ params }, principal) => ({
      status: 200,
      ...(await of.sources.get(principal, params.apiId)),
    }),
    putApiSource: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.sources.put(principal, params.apiId, ifMatch, body)),
    }),
    dismissSourceChange: async ({ params, body }, principal) => ({
      status: 200,
      ...(await of.sources.dismiss(principal, params.apiId, body)),
    }),
    readApiSource: async ({ params }, principal) => ({
      status: 202,
      body: await of.sources.read(principal, params.apiId),
    }),
    publishApiVersion: async ({ params, query }, principal) => ({
      status: 200,
      body: await of.versions.publish(principal, params, query),
    }),
    previewPublication: async ({ params }, principal) => ({
      status: 200,
      body: await of.versions.preview(principal, params),
    }),
    getPublishingRules: async () => ({ status: 200, ...(await of.publishingRules.get()) }),
    putPublishingRules: async ({ ifMatch, body }) => ({
      status: 200,
      ...(await of.publishingRules.put(ifMatch, body)),
    }),
    getApiPublishingRules: async ({ params }, principal) => ({
      status: 200,
      ...(await of.publishingRules.getOfApi(principal, params.apiId)),
    }),
    putApiPublishingRules: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.publishingRules.putOfApi(principal, params.apiId, ifMatch, body)),
    }),
    putDeprecation: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.lifecycle.deprecate(principal, params, ifMatch, body)),
    }),
    withdrawDeprecation: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.lifecycle.withdraw(principal, params, ifMatch, body)),
    }),
    retireApiVersion: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.lifecycle.retire(principal, params, ifMatch, body)),
    }),
    putDefaultVersion: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.lifecycle.makeDefault(principal, params.apiId, ifMatch, body)),
    }),
    listLifecycleSteps: async ({ params, page }, principal) => ({
      status: 200,
      ...(await of.lifecycle.steps(principal, params.apiId, page)),
    }),
    listBackends: async ({ params, page }, principal) => ({
      status: 200,
      ...(await of.backends.list(principal, params.apiId, page)),
    }),
    getBackend: async ({ params, query }, principal) => ({
      status: 200,
      ...(await of.backends.get(principal, { ...params, ...query })),
    }),
    putBackend: async ({ params, query, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.backends.put(principal, { ...params, ...query }, ifMatch, body)),
    }),
    deleteBackend: async ({ params, query }, principal) => ({
      status: 204,
      body: await of.backends.remove(principal, { ...params, ...query }),
    }),
    testBackend: async ({ params, query, body }, principal) => ({
      status: 200,
      body: await of.backendTests.run(principal, { ...params, ...query }, body),
    }),
    getCallAuthorization: async ({ params, query }, principal) => ({
      status: 200,
      body: await of.callAuthorizations.get(principal, { ...params, ...query }, query.operation),
    }),
    getAuthorizationEndpoint: async ({ params, query }, principal) => ({
      status: 200,
      body: await of.callAuthorizations.endpoint(principal, { ...params, ...query }, query.scheme),
    }),
    exchangeCallToken: async ({ params, query, body }, principal) => ({
      status: 200,
      body: await of.callAuthorizations.exchange(principal, { ...params, ...query }, body),
    }),

    getAccessPolicies: async ({ params }, principal) => ({
      status: 200,
      ...(await of.accessPolicies.get(principal, params.apiId)),
    }),
    putAccessPolicies: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.accessPolicies.put(principal, params.apiId, ifMatch, body)),
    }),
    dryRunAccess: async ({ params, body }, principal) => ({
      status: 200,
      body: await of.accessPolicies.dryRun(principal, params.apiId, body),
    }),

    getMcpServer: async ({ params }, principal) => ({
      status: 200,
      ...(await of.mcpServers.get(principal, params.apiId)),
    }),
    putMcpServer: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.mcpServers.put(principal, params.apiId, ifMatch, body)),
    }),

    listPlans: async ({ query, page }, principal) => ({
      status: 200,
      ...(await of.plans.list(principal, query, page)),
    }),
    createPlan: async ({ body }, principal) => ({ status: 201, body: await of.plans.create(principal, body) }),
    getPlan: async ({ params }, principal) => ({ status: 200, ...(await of.plans.get(principal, params.planId)) }),
    updatePlan: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.plans.update(principal, params.planId, ifMatch, body)),
    }),
    previewPlanChange: async ({ params, body }, principal) => ({
      status: 200,
      body: await of.plans.preview(principal, params.planId, body),
    }),
    archivePlan: async ({ params }, principal) => ({
      status: 204,
      body: await of.plans.archive(principal, params.planId),
    }),

    listApps: async ({ query, page }, principal) => ({
      status: 200,
      ...(await of.apps.list(principal, query.teamId, page)),
    }),
    createApp: async ({ body }, principal) => ({ status: 201, body: await of.apps.create(principal, body) }),
    getApp: async ({ params }, principal) => ({ status: 200, ...(await of.apps.get(principal, params.appId)) }),
    updateApp: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.apps.update(principal, params.appId, ifMatch, body)),
    }),
    deleteApp: async ({ params, ifMatch, body }, principal) => ({
      status: 204,
      body: await of.deletions.app(principal, params.appId, ifMatch, body),
    }),
    transferApp: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.transfers.app(principal, params.appId, ifMatch, body)),
    }),

    listSubscriptions: async ({ params, page }, principal) => ({
      status: 200,
      ...(await of.subscriptions.list(principal, params.appId, page)),
    }),
    createSubscription: async ({ params, body }, principal) => ({
      status: 201,
      body: await of.subscriptions.create(principal, params.appId, body),
    }),
    getSubscription: async ({ params }, principal) => ({
      status: 200,
      ...(await of.subscriptions.get(principal, params)),
    }),
    changeSubscription: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.subscriptions.change(principal, params, ifMatch, body)),
    }),
    cancelSubscription: async ({ params }, principal) => ({
      status: 204,
      body: await of.subscriptions.cancel(principal, params),
    }),

    listSubscribers: async ({ params, query, page }, principal) => ({
      status: 200,
      ...(await of.subscribers.list(principal, params.apiId, query, page)),
    }),
    countSubscribers: async ({ params, query }, principal) => ({
      status: 200,
      body: await of.subscribers.count(principal, params.apiId, query),
    }),
    getSubscriberUsage: async ({ params }, principal) => ({
      status: 200,
      body: await of.subscribers.usage(principal, params),
    }),
    writeToSubscribers: async ({ params, body }, principal) => ({
      status: 202,
      body: await of.subscriberMessages.create(principal, params.apiId, body),
    }),
    suspendSubscription: async ({ params, body }, principal) => ({
      status: 200,
      body: await of.subscribers.suspend(principal, params, body),
    }),
    resumeSubscription: async ({ params }, principal) => ({
      status: 204,
      body: await of.subscribers.resume(principal, params),
    }),

    listAccessRequests: async ({ query, page }, principal) => ({
      status: 200,
      ...(await of.accessRequests.list(principal, query.decided ?? false, page)),
    }),
    approveAccessRequest: async ({ params }, principal) => ({
      status: 200,
      body: await of.accessRequests.approve(principal, params.accessRequestId),
    }),
    rejectAccessRequest: async ({ params, body }, principal) => ({
      status: 200,
      body: await of.accessRequests.reject(principal, params.accessRequestId, body),
    }),

    listApiKeys: async ({ params, page }, principal) => ({
      status: 200,
      ...(await of.keys.list(principal, params.appId, page)),
    }),
    listStaleKeys: async ({ page }) => ({ status: 200, ...(await of.staleKeys.list(page)) }),
    createApiKey: async ({ params, body }, principal) => ({
      status: 201,
      body: await of.keys.create(principal, params.appId, body),
    }),
    rotateApiKey: async ({ params, body }, principal) => ({
      status: 201,
      body: await of.keys.rotate(principal, params.appId, params.keyId, body),
    }),
    revokeApiKey: async ({ params }, principal) => ({
      status: 204,
      body: await of.keys.revoke(principal, params.appId, params.keyId),
    }),
    reportKey: async ({ body }) => ({ status: 204, body: await of.keyReports.create(body) }),
    createTryItKey: async ({ params, query }, principal) => ({
      status: 201,
      body: await of.keys.createTryIt(principal, params.appId, query.environment),
    }),
  }) satisfies Routes<'apis'>;
