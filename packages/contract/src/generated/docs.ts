// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.
/// <reference path="../validators.d.ts" />
import type { Contract } from '../operations.ts';
import { operations } from './operations.ts';

/** The operations of the docs function, with their validators. */
export const docs: Contract<'docs'> = {
  getDocument: { operation: operations.getDocument, validators: () => import('./validators/getDocument.validators.js') },
  getUploadedDocument: { operation: operations.getUploadedDocument, validators: () => import('./validators/getUploadedDocument.validators.js') },
  getDocumentFile: { operation: operations.getDocumentFile, validators: () => import('./validators/getDocumentFile.validators.js') },
  listSdks: { operation: operations.listSdks, validators: () => import('./validators/listSdks.validators.js') },
  getSdkChanges: { operation: operations.getSdkChanges, validators: () => import('./validators/getSdkChanges.validators.js') },
  getSdk: { operation: operations.getSdk, validators: () => import('./validators/getSdk.validators.js') },
  getChanges: { operation: operations.getChanges, validators: () => import('./validators/getChanges.validators.js') },
  getCodeSamples: { operation: operations.getCodeSamples, validators: () => import('./validators/getCodeSamples.validators.js') },
  listMcpTools: { operation: operations.listMcpTools, validators: () => import('./validators/listMcpTools.validators.js') },
  describeResource: { operation: operations.describeResource, validators: () => import('./validators/describeResource.validators.js') },
  describeMcpResource: { operation: operations.describeMcpResource, validators: () => import('./validators/describeMcpResource.validators.js') },
  listGuides: { operation: operations.listGuides, validators: () => import('./validators/listGuides.validators.js') },
  getGuide: { operation: operations.getGuide, validators: () => import('./validators/getGuide.validators.js') },
  listGuideDrafts: { operation: operations.listGuideDrafts, validators: () => import('./validators/listGuideDrafts.validators.js') },
  createGuide: { operation: operations.createGuide, validators: () => import('./validators/createGuide.validators.js') },
  getGuideDraft: { operation: operations.getGuideDraft, validators: () => import('./validators/getGuideDraft.validators.js') },
  deleteGuide: { operation: operations.deleteGuide, validators: () => import('./validators/deleteGuide.validators.js') },
  updateGuide: { operation: operations.updateGuide, validators: () => import('./validators/updateGuide.validators.js') },
  getGuideVersion: { operation: operations.getGuideVersion, validators: () => import('./validators/getGuideVersion.validators.js') },
  listGuideFiles: { operation: operations.listGuideFiles, validators: () => import('./validators/listGuideFiles.validators.js') },
  addGuideFile: { operation: operations.addGuideFile, validators: () => import('./validators/addGuideFile.validators.js') },
  getGuideFile: { operation: operations.getGuideFile, validators: () => import('./validators/getGuideFile.validators.js') },
  deleteGuideFile: { operation: operations.deleteGuideFile, validators: () => import('./validators/deleteGuideFile.validators.js') },
  previewGuide: { operation: operations.previewGuide, validators: () => import('./validators/previewGuide.validators.js') },
  getReference: { operation: operations.getReference, validators: () => import('./validators/getReference.validators.js') },
  getReferenceOperation: { operation: operations.getReferenceOperation, validators: () => import('./validators/getReferenceOperation.validators.js') },
  getMockAnswer: { operation: operations.getMockAnswer, validators: () => import('./validators/getMockAnswer.validators.js') },
  getReferenceSchema: { operation: operations.getReferenceSchema, validators: () => import('./validators/getReferenceSchema.validators.js') },
  search: { operation: operations.search, validators: () => import('./validators/search.validators.js') },
  listSearchMisses: { operation: operations.listSearchMisses, validators: () => import('./validators/listSearchMisses.validators.js') },
  listApiSearchMisses: { operation: operations.listApiSearchMisses, validators: () => import('./validators/listApiSearchMisses.validators.js') },
};
