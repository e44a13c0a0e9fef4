import type { EntityItem } from 'electrodb';
import type { api, backend, version } from './entities/api.ts';
import type { apiKey, app, plan, subscription } from './entities/consumer.ts';
import type { documentImport } from './entities/import.ts';
import type { session } from './entities/session.ts';
import type { run, suite } from './entities/test-suite.ts';
import type { rollup } from './entities/usage.ts';
import type { membership, user } from './entities/user.ts';

// What a read of each entity answers.
export type ApiItem = EntityItem<typeof api>;
export type VersionItem = EntityItem<typeof version>;
export type BackendItem = EntityItem<typeof backend>;
export type PlanItem = EntityItem<typeof plan>;
export type AppItem = EntityItem<typeof app>;
export type SubscriptionItem = EntityItem<typeof subscription>;
export type ApiKeyItem = EntityItem<typeof apiKey>;
export type ImportItem = EntityItem<typeof documentImport>;
export type SessionItem = EntityItem<typeof session>;
export type SuiteItem = EntityItem<typeof suite>;
export type RunItem = EntityItem<typeof run>;
export type RollupItem = EntityItem<typeof rollup>;
export type MembershipItem = EntityItem<typeof membership>;
export type UserItem = EntityItem<typeof user>;
