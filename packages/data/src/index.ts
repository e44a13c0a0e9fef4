export {
  type AlsoWritten,
  accessibleApp,
  editableApi,
  findApi,
  findDeletedApi,
  findTeam,
  mayInTeam,
  maySee,
  ownersOf,
  planKey,
  recountOwners,
  stillAccessible,
  stillMay,
  stillOffered,
  stillOwnedBy,
  stillVisible,
  teamNames,
  teamsById,
  visibleApi,
  visibleVersion,
  whichInTeam,
} from './access.ts';
export {
  type Act,
  AUDIT_SHARDS,
  type AuditedEntity,
  audited,
  auditItem,
  connectRefusals,
  type SealedParts,
  sealedParts,
} from './audit.ts';
export { ANCHOR_OBJECTS, type Anchors, connectAnchors } from './audit-anchors.ts';
export { type AuditStore, connectAuditStore } from './audit-store.ts';
export { type BackendSecrets, connectBackendSecrets, leaveSecret } from './backend-secrets.ts';
export { conditionFailed, refusedItem, TransactionCancelled, unlessRefused } from './conflict.ts';
export { connect, type Data } from './connect.ts';
export {
  connectDocuments,
  type Documents,
  DocumentTooDense,
  PACKED_BYTES_MAX,
  type Part,
  packDocument,
  type Shard,
  type StoredRoutes,
  UnreadableDocument,
  UPLOAD_SECONDS,
} from './documents.ts';
export type { StoredException, StoredLint, StoredMetadata, StoredProblemError } from './entities/api.ts';
export type { Telling } from './entities/api-job.ts';
export type { StoredAppearance, StoredLink, StoredLogo, StoredWords } from './entities/appearance.ts';
export type { AuditCheckpoint, AuditSelection, AuditSpan } from './entities/audit.ts';
export type { StoredClaims, StoredConnectionTest } from './entities/connection.ts';
export type { StoredEdition, StoredGuide, StoredGuideFile } from './entities/guide.ts';
export type {
  StoredChoice,
  StoredFacts,
  StoredImportSource,
  StoredProblem,
  StoredUpstreamChange,
  StoredValidators,
} from './entities/import.ts';
export type { StoredAssertion, StoredResult, StoredTest } from './entities/test-suite.ts';
export { bucketAttribute } from './entities/usage.ts';
export { connectExportFiles, type ExportFiles } from './export-files.ts';
export { given } from './given.ts';
export { hiddenShelfRaised, raiseHiddenShelf } from './hidden-shelf.ts';
export { countInHour, secondsToNextHour } from './hourly-count.ts';
export { ITEM_BYTES_MAX, sizeOf } from './item-size.ts';
export type * from './items.ts';
export { keepersOf } from './keepers.ts';
export { isKept } from './kept.ts';
export { type Lease, underLease } from './lease.ts';
export { cameThrough, isOpen } from './open-session.ts';
export { clearPlaces, leavePlace, leavePlaceToOthers, type Places, takePlace } from './places.ts';
export { portalName } from './portal-name.ts';
export { mayDo, type Reader, readerOf, sees } from './reader.ts';
export { answered, connectRepetitions } from './repetitions.ts';
export { connectRequestCounts } from './request-counts.ts';
export { revisionOf, stillAt, unchanged } from './revision.ts';
export { LINK_SECONDS } from './s3.ts';
export { type Border, openSegment, packSegment, type SealedEntry, type SealedLog, sealedLog } from './sealed-log.ts';
export { connectLastingSecret, connectSecret, LASTING_STAGE } from './secret.ts';
export { TABLE } from './table.ts';
export {
  auditVerifier,
  VERIFY_START,
  type VerifiedStretch,
  type VerifyDependencies,
  type VerifyPlace,
} from './verify-audit.ts';
export { verifyExport } from './verify-export.ts';
export {
  free,
  heldAs,
  LEASE_MILLISECONDS,
  leaseUntil,
  TOLD_AGAIN_MILLISECONDS,
  WAIT_MILLISECONDS,
  waitUntil,
} from './work.ts';
export { CHANGED, type Items, untilUnchanged, writeTogether } from './write-together.ts';
