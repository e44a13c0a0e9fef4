import { AUDIT_SHARDS, type AuditJobItem, type AuditSpan, type SealedLog } from '@portico/data';
import { ID_PREFIXES, timePart } from '@portico/domain';

export type Spans = Readonly<Record<string, AuditSpan>>;

/** Entries are sealed in the order they were written to the table: moments after the time they have, and never so long. */
const APART_MILLISECONDS = 10 * 60_000;

const idAt = (time: number) => `${ID_PREFIXES.audit}_${timePart(Math.max(0, time))}`;

export const sumOf = (spans: Spans, count: (span: AuditSpan) => number): number =>
  Object.values(spans).reduce((sum, span) => sum + count(span), 0);
export const examinedOf = (spans: Spans) => sumOf(spans, ({ from, reached }) => reached - from);
export const totalOf = (spans: Spans) => sumOf(spans, ({ from, to }) => to - from);

/** The place after which, in each chain, entries of a time and later stand. */
const startOf = async (log: SealedLog, shard: string, from: string | undefined, end: number): Promise<number> => {
  if (from === undefined) return 0;
  const earliest = Date.parse(from) - APART_MILLISECONDS;
  const segment = await log.segmentFrom(shard, new Date(earliest).toISOString());
  if (segment) return segment.fromSequence - 1;
  const place = await log.placeOf(shard, idAt(earliest));
  return place === undefined ? end : Math.min(end, place - 1);
};

/** The place up to which entries before a time stand. */
const endOf = async (log: SealedLog, shard: string, to: string | undefined, end: number): Promise<number> => {
  if (to === undefined) return end;
  const place = await log.placeOf(shard, idAt(Date.parse(to) + APART_MILLISECONDS));
  return Math.min(end, place ?? end);
};

/** Where in each chain an export has to look. */
export const spansOf = async (log: SealedLog, { selection, ends }: AuditJobItem): Promise<Spans> => {
  const spans = await Promise.all(
    AUDIT_SHARDS.map(async (shard) => {
      const end = ends[shard] ?? 0;
      const to = await endOf(log, shard, selection.to, end);
      const from = Math.min(to, await startOf(log, shard, selection.from, end));
      return [shard, { from, to, reached: from }] as const;
    }),
  );
  return Object.fromEntries(spans);
};
