export { requireUnused } from './data-folder.ts';
export type { UsedPermission } from './iam/roles.ts';
export type { Development } from './lambda/functions.ts';
export type { InvocationResult } from './lambda/invocation.ts';
export { createLocalCloud, type LocalCloud, type LocalCloudOptions } from './local-cloud.ts';
export { LocalCloudError } from './local-cloud-error.ts';
export type { LogEvent } from './logs/log-store.ts';
