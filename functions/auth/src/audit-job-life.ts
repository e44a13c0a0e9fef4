import type { AuditJobItem } from '@portico/data';

/** How long what came of it is kept, the file of an export too; the bucket's lifecycle says the same. */
const EXPORT_DAYS = 7;
const ARCHIVE_DAYS = 400;
const DAY_MILLISECONDS = 86_400_000;

export const expiresAt = ({ kind, createdAt }: Pick<AuditJobItem, 'kind' | 'createdAt'>): Date =>
  new Date(Date.parse(createdAt) + (kind === 'export' ? EXPORT_DAYS : ARCHIVE_DAYS) * DAY_MILLISECONDS);
