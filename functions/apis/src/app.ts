import { apis as contract } from '@portico/contract/apis';
import type { Data, Documents } from '@portico/data';
import type { Policy } from '@portico/egress/policy';
import { createCursors, createHandler, type KernelOptions } from '@portico/http';
import { cancelSubscription } from './routes/cancel-subscription.ts';
import { createApi } from './routes/create-api.ts';
import { createApiKey } from './routes/create-api-key.ts';
import { createApiVersion } from './routes/create-api-version.ts';
import { createApp as createOwnedApp } from './routes/create-app.ts';
import { createDocumentUpload } from './routes/create-document-upload.ts';
import { createImport } from './routes/create-import.ts';
import { createSubscription } from './routes/create-subscription.ts';
import { createTryItKey } from './routes/create-try-it-key.ts';
import { getApi } from './routes/get-api.ts';
import { getApiVersion } from './routes/get-api-version.ts';
import { getApp } from './routes/get-app.ts';
import { getBackend } from './routes/get-backend.ts';
import { getImport } from './routes/get-import.ts';
import { getPublicApi } from './routes/get-public-api.ts';
import { listApiKeys } from './routes/list-api-keys.ts';
import { listApiVersions } from './routes/list-api-versions.ts';
import { listApis } from './routes/list-apis.ts';
import { listApps } from './routes/list-apps.ts';
import { listPlans } from './routes/list-plans.ts';
import { listPublicApiVersions } from './routes/list-public-api-versions.ts';
import { listPublicApis } from './routes/list-public-apis.ts';
import { listSubscriptions } from './routes/list-subscriptions.ts';
import { publishApiVersion } from './routes/publish-api-version.ts';
import { putBackend } from './routes/put-backend.ts';
import { revokeApiKey } from './routes/revoke-api-key.ts';
import { updateApi } from './routes/update-api.ts';
import { apiKeys } from './services/api-keys.ts';
import { apis } from './services/apis.ts';
import { apps } from './services/apps.ts';
import { catalogue } from './services/catalogue.ts';
import { imports } from './services/imports.ts';
import { plans } from './services/plans.ts';
import { subscriptions } from './services/subscriptions.ts';
import { versions } from './services/versions.ts';

export type Dependencies = {
  readonly data: Data;
  readonly documents: Documents;
  /** Only asked whether a backend's URL could be reached; opens nothing here. */
  readonly egress: Pick<Policy, 'inspect'>;
  readonly now: () => Date;
  readonly secret: () => Promise<string>;
  readonly gatewayUrl: string;
};

const servicesOf = (dependencies: Dependencies) => {
  const reading = imports(dependencies);
  const owned = apps(dependencies);
  return {
    imports: reading,
    apps: owned,
    apis: apis(dependencies, reading),
    versions: versions(dependencies, reading),
    catalogue: catalogue(dependencies),
    plans: plans(dependencies),
    subscriptions: subscriptions(dependencies, owned),
    keys: apiKeys(dependencies, owned),
  };
};

/** The operations of the apis function. */
export const createApp = (dependencies: Dependencies, options: KernelOptions) => {
  const cursors = createCursors(dependencies.secret);
  const services = servicesOf(dependencies);
  return createHandler<'apis'>(
    contract,
    {
      cancelSubscription: cancelSubscription(services.subscriptions),
      createApiKey: createApiKey(services.keys),
      createApiVersion: createApiVersion(services.versions),
      createApi: createApi(services.apis),
      createApp: createOwnedApp(services.apps),
      createDocumentUpload: createDocumentUpload(services.imports),
      createImport: createImport(services.imports),
      createSubscription: createSubscription(services.subscriptions),
      createTryItKey: createTryItKey(services.keys),
      getApiVersion: getApiVersion(services.versions),
      getApi: getApi(services.catalogue),
      getApp: getApp(services.apps),
      getBackend: getBackend(services.versions),
      getImport: getImport(services.imports),
      getPublicApi: getPublicApi(services.catalogue),
      listApiKeys: listApiKeys(services.keys, cursors),
      listApiVersions: listApiVersions(services.versions, cursors),
      listApis: listApis(services.catalogue, cursors),
      listApps: listApps(services.apps, cursors),
      listPlans: listPlans(services.plans, cursors),
      listPublicApiVersions: listPublicApiVersions(services.versions, cursors),
      listPublicApis: listPublicApis(services.catalogue, cursors),
      listSubscriptions: listSubscriptions(services.subscriptions, cursors),
      publishApiVersion: publishApiVersion(services.versions),
      putBackend: putBackend(services.versions),
      revokeApiKey: revokeApiKey(services.keys),
      updateApi: updateApi(services.apis),
    },
    options,
  );
};
