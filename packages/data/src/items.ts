import type { EntityItem } from 'electrodb';
import type { api, backend, catalogueTerm, version } from './entities/api.ts';
import type { apiKey, app, plan, subscription } from './entities/consumer.ts';
import type { documentImport } from './entities/import.ts';
import type { invitation } from './entities/invitation.ts';
import type { session } from './entities/session.ts';
import type { run, suite } from './entities/test-suite.ts';
import type { usageByOperation, usageByStatus } from './entities/usage.ts';
import type { membership, team, user } from './entities/user.ts';

// What a read of each entity answers.
export type ApiItem = EntityItem<ReturnType<typeof api>>;
export type CatalogueTermItem = EntityItem<ReturnType<typeof catalogueTerm>>;
export type VersionItem = EntityItem<ReturnType<typeof version>>;
export type BackendItem = EntityItem<ReturnType<typeof backend>>;
export type PlanItem = EntityItem<ReturnType<typeof plan>>;
export type AppItem = EntityItem<ReturnType<typeof app>>;
export type SubscriptionItem = EntityItem<ReturnType<typeof subscription>>;
export type ApiKeyItem = EntityItem<ReturnType<typeof apiKey>>;
export type ImportItem = EntityItem<ReturnType<typeof documentImport>>;
export type SessionItem = EntityItem<ReturnType<typeof session>>;
export type SuiteItem = EntityItem<ReturnType<typeof suite>>;
export type RunItem = EntityItem<ReturnType<typeof run>>;
export type UsageByStatusItem = EntityItem<ReturnType<typeof usageByStatus>>;
export type UsageByOperationItem = EntityItem<ReturnType<typeof usageByOperation>>;
export type TeamItem = EntityItem<ReturnType<typeof team>>;
export type InvitationItem = EntityItem<ReturnType<typeof invitation>>;
export type MembershipItem = EntityItem<ReturnType<typeof membership>>;
export type UserItem = EntityItem<ReturnType<typeof user>>;
