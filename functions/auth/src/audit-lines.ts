import type { AuditJobItem, SealedParts, UserItem } from '@portico/data';
import { stringify } from 'csv-stringify/sync';
import type { Merged } from './merge-chains.ts';
import { presentAuditEntry } from './present.ts';

type Row = { readonly sealed: Merged; readonly entry: SealedParts; readonly person: UserItem | undefined };

/** Columns of the CSV; what changed is one, as JSON. */
const COLUMNS: Readonly<Record<string, (row: Row) => string | number | undefined>> = {
  time: ({ entry }) => entry.at,
  action: ({ entry }) => entry.action,
  actor_id: ({ entry }) => entry.actorId,
  actor_name: ({ person }) => person?.name,
  actor_email: ({ person }) => person?.email,
  entity_kind: ({ entry }) => entry.entityKind,
  entity_id: ({ entry }) => entry.entityId,
  entity_name: ({ entry }) => entry.entityName,
  team_id: ({ entry }) => entry.teamId,
  operation: ({ entry }) => entry.operation,
  code: ({ entry }) => entry.code,
  address: ({ entry }) => entry.address,
  request_id: ({ entry }) => entry.requestId,
  changes: ({ entry }) => (entry.changes.length > 0 ? JSON.stringify(entry.changes) : undefined),
  entry_id: ({ entry }) => entry.entryId,
  shard: ({ sealed }) => sealed.shard,
  sequence: ({ sealed }) => sealed.link.sequence,
  seal: ({ sealed }) => sealed.link.seal,
};

/** RFC 4180, in which no spreadsheet takes a value for a formula (OWASP, CSV injection). */
const csv = (cells: readonly unknown[]): string =>
  stringify([[...cells]], { record_delimiter: '\r\n', escape_formulas: true });

/** How an entry is written in each format, and what stands before the first. */
export const LINES: Readonly<
  Record<NonNullable<AuditJobItem['format']>, { type: string; head: string; line: (row: Row) => string }>
> = {
  jsonl: {
    type: 'application/jsonl; charset=utf-8',
    head: '',
    line: ({ sealed: { shard, link }, entry, person }) => {
      const { sequence, digest, seal } = link;
      return `${JSON.stringify({ ...presentAuditEntry(entry, person), shard, sequence, digest, seal })}\n`;
    },
  },
  csv: {
    type: 'text/csv; charset=utf-8',
    head: csv(Object.keys(COLUMNS)),
    line: (row) => csv(Object.values(COLUMNS).map((cell) => cell(row))),
  },
};
