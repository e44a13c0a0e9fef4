// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.
/// <reference path="../validators.d.ts" />
import type { Contract } from '../operations.ts';
import { operations } from './operations.ts';

/** The operations of the apis function, with their validators. */
export const apis: Contract<'apis'> = {
  createDocumentUpload: { operation: operations.createDocumentUpload, validators: () => import('./validators/createDocumentUpload.validators.js') },
  createImport: { operation: operations.createImport, validators: () => import('./validators/createImport.validators.js') },
  getImport: { operation: operations.getImport, validators: () => import('./validators/getImport.validators.js') },
  listApis: { operation: operations.listApis, validators: () => import('./validators/listApis.validators.js') },
  createApi: { operation: operations.createApi, validators: () => import('./validators/createApi.validators.js') },
  getApi: { operation: operations.getApi, validators: () => import('./validators/getApi.validators.js') },
  updateApi: { operation: operations.updateApi, validators: () => import('./validators/updateApi.validators.js') },
  transferApi: { operation: operations.transferApi, validators: () => import('./validators/transferApi.validators.js') },
  listApiVersions: { operation: operations.listApiVersions, validators: () => import('./validators/listApiVersions.validators.js') },
  createApiVersion: { operation: operations.createApiVersion, validators: () => import('./validators/createApiVersion.validators.js') },
  getApiVersion: { operation: operations.getApiVersion, validators: () => import('./validators/getApiVersion.validators.js') },
  putDeprecation: { operation: operations.putDeprecation, validators: () => import('./validators/putDeprecation.validators.js') },
  withdrawDeprecation: { operation: operations.withdrawDeprecation, validators: () => import('./validators/withdrawDeprecation.validators.js') },
  retireApiVersion: { operation: operations.retireApiVersion, validators: () => import('./validators/retireApiVersion.validators.js') },
  putDefaultVersion: { operation: operations.putDefaultVersion, validators: () => import('./validators/putDefaultVersion.validators.js') },
  listLifecycleSteps: { operation: operations.listLifecycleSteps, validators: () => import('./validators/listLifecycleSteps.validators.js') },
  publishApiVersion: { operation: operations.publishApiVersion, validators: () => import('./validators/publishApiVersion.validators.js') },
  getBackend: { operation: operations.getBackend, validators: () => import('./validators/getBackend.validators.js') },
  putBackend: { operation: operations.putBackend, validators: () => import('./validators/putBackend.validators.js') },
  listPlans: { operation: operations.listPlans, validators: () => import('./validators/listPlans.validators.js') },
  listApps: { operation: operations.listApps, validators: () => import('./validators/listApps.validators.js') },
  createApp: { operation: operations.createApp, validators: () => import('./validators/createApp.validators.js') },
  getApp: { operation: operations.getApp, validators: () => import('./validators/getApp.validators.js') },
  transferApp: { operation: operations.transferApp, validators: () => import('./validators/transferApp.validators.js') },
  listSubscriptions: { operation: operations.listSubscriptions, validators: () => import('./validators/listSubscriptions.validators.js') },
  createSubscription: { operation: operations.createSubscription, validators: () => import('./validators/createSubscription.validators.js') },
  getSubscription: { operation: operations.getSubscription, validators: () => import('./validators/getSubscription.validators.js') },
  cancelSubscription: { operation: operations.cancelSubscription, validators: () => import('./validators/cancelSubscription.validators.js') },
  changeSubscription: { operation: operations.changeSubscription, validators: () => import('./validators/changeSubscription.validators.js') },
  listApiKeys: { operation: operations.listApiKeys, validators: () => import('./validators/listApiKeys.validators.js') },
  createApiKey: { operation: operations.createApiKey, validators: () => import('./validators/createApiKey.validators.js') },
  revokeApiKey: { operation: operations.revokeApiKey, validators: () => import('./validators/revokeApiKey.validators.js') },
  rotateApiKey: { operation: operations.rotateApiKey, validators: () => import('./validators/rotateApiKey.validators.js') },
  reportKey: { operation: operations.reportKey, validators: () => import('./validators/reportKey.validators.js') },
  createTryItKey: { operation: operations.createTryItKey, validators: () => import('./validators/createTryItKey.validators.js') },
};
