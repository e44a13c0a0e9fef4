// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.
import type { Contract } from '../operations.ts';
import { operations } from './operations.ts';
import * as validators from './apis-validators.js';

/** The operations of the apis function, with their validators. */
export const apis: Contract<'apis'> = {
  createDocumentUpload: { operation: operations.createDocumentUpload, params: validators.createDocumentUpload_params, body: validators.createDocumentUpload_body },
  createImport: { operation: operations.createImport, params: validators.createImport_params, body: validators.createImport_body },
  getImport: { operation: operations.getImport, params: validators.getImport_params },
  listApis: { operation: operations.listApis, params: validators.listApis_params },
  createApi: { operation: operations.createApi, params: validators.createApi_params, body: validators.createApi_body },
  getApi: { operation: operations.getApi, params: validators.getApi_params },
  updateApi: { operation: operations.updateApi, params: validators.updateApi_params, body: validators.updateApi_body },
  transferApi: { operation: operations.transferApi, params: validators.transferApi_params, body: validators.transferApi_body },
  listApiVersions: { operation: operations.listApiVersions, params: validators.listApiVersions_params },
  createApiVersion: { operation: operations.createApiVersion, params: validators.createApiVersion_params, body: validators.createApiVersion_body },
  getApiVersion: { operation: operations.getApiVersion, params: validators.getApiVersion_params },
  publishApiVersion: { operation: operations.publishApiVersion, params: validators.publishApiVersion_params },
  getBackend: { operation: operations.getBackend, params: validators.getBackend_params },
  putBackend: { operation: operations.putBackend, params: validators.putBackend_params, body: validators.putBackend_body },
  listPlans: { operation: operations.listPlans, params: validators.listPlans_params },
  listApps: { operation: operations.listApps, params: validators.listApps_params },
  createApp: { operation: operations.createApp, params: validators.createApp_params, body: validators.createApp_body },
  getApp: { operation: operations.getApp, params: validators.getApp_params },
  transferApp: { operation: operations.transferApp, params: validators.transferApp_params, body: validators.transferApp_body },
  listSubscriptions: { operation: operations.listSubscriptions, params: validators.listSubscriptions_params },
  createSubscription: { operation: operations.createSubscription, params: validators.createSubscription_params, body: validators.createSubscription_body },
  getSubscription: { operation: operations.getSubscription, params: validators.getSubscription_params },
  cancelSubscription: { operation: operations.cancelSubscription, params: validators.cancelSubscription_params },
  changeSubscription: { operation: operations.changeSubscription, params: validators.changeSubscription_params, body: validators.changeSubscription_body },
  listApiKeys: { operation: operations.listApiKeys, params: validators.listApiKeys_params },
  createApiKey: { operation: operations.createApiKey, params: validators.createApiKey_params, body: validators.createApiKey_body },
  revokeApiKey: { operation: operations.revokeApiKey, params: validators.revokeApiKey_params },
  createTryItKey: { operation: operations.createTryItKey, params: validators.createTryItKey_params },
};
