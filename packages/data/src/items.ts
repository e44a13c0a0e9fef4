import type { EntityItem } from 'electrodb';
import type { agentGrant } from './entities/agent.ts';
import type {
  accessPolicies,
  api,
  catalogueTerm,
  deletedApi,
  lifecycleStep,
  mcpServer,
  publishingRules,
  sharedListing,
  version,
} from './entities/api.ts';
import type { apiJob, appEnd } from './entities/api-job.ts';
import type { appearance } from './entities/appearance.ts';
import type { auditEntry, auditJob, auditLink, auditSegment } from './entities/audit.ts';
import type { backend, backendSecret } from './entities/backend.ts';
import type { connection } from './entities/connection.ts';
import type { accessRequest, apiKey, app, plan, reminder, subscription } from './entities/consumer.ts';
import type { guide, guideFiles } from './entities/guide.ts';
import type { apiSource, documentImport } from './entities/import.ts';
import type { invitation, mailing } from './entities/invitation.ts';
import type { accessToken, notice, session } from './entities/session.ts';
import type { deviceAuthorization, signUpRequest, signUpSettings } from './entities/sign-in.ts';
import type { run, suite } from './entities/test-suite.ts';
import type { caller, usageByOperation, usageByStatus } from './entities/usage.ts';
import type { membership, team, user } from './entities/user.ts';

// What a read of each entity answers.
export type AccessPoliciesItem = EntityItem<ReturnType<typeof accessPolicies>>;
export type McpServerItem = EntityItem<ReturnType<typeof mcpServer>>;
export type AgentGrantItem = EntityItem<ReturnType<typeof agentGrant>>;
export type ApiItem = EntityItem<ReturnType<typeof api>>;
export type DeletedApiItem = EntityItem<ReturnType<typeof deletedApi>>;
export type ApiJobItem = EntityItem<ReturnType<typeof apiJob>>;
export type AppEndItem = EntityItem<ReturnType<typeof appEnd>>;
export type CatalogueTermItem = EntityItem<ReturnType<typeof catalogueTerm>>;
export type SharedListingItem = EntityItem<ReturnType<typeof sharedListing>>;
export type VersionItem = EntityItem<ReturnType<typeof version>>;
export type LifecycleStepItem = EntityItem<ReturnType<typeof lifecycleStep>>;
export type PublishingRulesItem = EntityItem<ReturnType<typeof publishingRules>>;
export type BackendItem = EntityItem<ReturnType<typeof backend>>;
export type BackendSecretItem = EntityItem<ReturnType<typeof backendSecret>>;
export type PlanItem = EntityItem<ReturnType<typeof plan>>;
export type AppItem = EntityItem<ReturnType<typeof app>>;
export type SubscriptionItem = EntityItem<ReturnType<typeof subscription>>;
export type AccessRequestItem = EntityItem<ReturnType<typeof accessRequest>>;
export type ApiKeyItem = EntityItem<ReturnType<typeof apiKey>>;
export type ConnectionItem = EntityItem<ReturnType<typeof connection>>;
export type ApiSourceItem = EntityItem<ReturnType<typeof apiSource>>;
export type AppearanceItem = EntityItem<ReturnType<typeof appearance>>;
export type GuideItem = EntityItem<ReturnType<typeof guide>>;
export type GuideFilesItem = EntityItem<ReturnType<typeof guideFiles>>;
export type ImportItem = EntityItem<ReturnType<typeof documentImport>>;
export type AccessTokenItem = EntityItem<ReturnType<typeof accessToken>>;
export type NoticeItem = EntityItem<ReturnType<typeof notice>>;
export type SessionItem = EntityItem<ReturnType<typeof session>>;
export type DeviceAuthorizationItem = EntityItem<ReturnType<typeof deviceAuthorization>>;
export type SignUpRequestItem = EntityItem<ReturnType<typeof signUpRequest>>;
export type SignUpSettingsItem = EntityItem<ReturnType<typeof signUpSettings>>;
export type SuiteItem = EntityItem<ReturnType<typeof suite>>;
export type RunItem = EntityItem<ReturnType<typeof run>>;
export type CallerItem = EntityItem<ReturnType<typeof caller>>;
export type UsageByStatusItem = EntityItem<ReturnType<typeof usageByStatus>>;
export type UsageByOperationItem = EntityItem<ReturnType<typeof usageByOperation>>;
export type TeamItem = EntityItem<ReturnType<typeof team>>;
export type InvitationItem = EntityItem<ReturnType<typeof invitation>>;
export type ReminderItem = EntityItem<ReturnType<typeof reminder>>;
export type MailingItem = EntityItem<ReturnType<typeof mailing>>;
export type MembershipItem = EntityItem<ReturnType<typeof membership>>;
export type UserItem = EntityItem<ReturnType<typeof user>>;
export type AuditEntryItem = EntityItem<ReturnType<typeof auditEntry>>;
export type AuditLinkItem = EntityItem<ReturnType<typeof auditLink>>;
export type AuditJobItem = EntityItem<ReturnType<typeof auditJob>>;
export type AuditSegmentItem = EntityItem<ReturnType<typeof auditSegment>>;
