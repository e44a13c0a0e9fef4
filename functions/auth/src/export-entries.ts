import type { AuditCheckpoint, AuditSelection, ExportFiles, SealedLog, SealedParts } from '@portico/data';
import { fileOf } from './audit-exports.ts';
import type { HeldAuditJob } from './audit-job-record.ts';
import { LINES } from './audit-lines.ts';
import { examinedOf, type Spans, spansOf, totalOf } from './audit-spans.ts';
import type { KnownPeople } from './known-people.ts';
import { type Merged, mergeChains } from './merge-chains.ts';

export type ExportDependencies = {
  readonly log: SealedLog;
  readonly files: ExportFiles;
  readonly people: KnownPeople;
  /** Whether it is time to leave the rest to another worker. */
  readonly over: () => boolean;
};

/** S3 takes no part below 5 MB but the last, and ten thousand parts. */
const PART_BYTES = 8 * 1024 * 1024;
/** Entries whose people are read at once. */
const BATCH = 200;

const fits = (entry: SealedParts, { actorId, entityId, action, from, to }: AuditSelection): boolean =>
  (actorId === undefined || entry.actorId === actorId) &&
  (entityId === undefined || entry.entityId === entityId) &&
  (action === undefined || entry.action === action) &&
  (from === undefined || entry.at >= from) &&
  (to === undefined || entry.at < to);

/**
 * Writes what an export asks for to its file, oldest first: as much in memory as one part and a stretch of each chain. It
 * goes on from the last part that was uploaded.
 */
export const exportEntries = async (
  { item, show, keep, handOver, end }: HeldAuditJob,
  { log, files, people, over }: ExportDependencies,
): Promise<void> => {
  const name = fileOf(item);
  const { type, head, line } = LINES[item.format ?? 'jsonl'];
  const begun = item.checkpoint;
  let { uploadId, parts, entries, sizeBytes } = begun ?? { uploadId: undefined, parts: 0, entries: 0, sizeBytes: 0 };
  const spans: Record<string, Spans[string]> = { ...(begun?.spans ?? (await spansOf(log, item))) };
  const total = totalOf(spans);
  let waiting: Buffer[] = [Buffer.from(begun?.tail ? ((await files.get(`${name}.tail`)) ?? head) : begun ? '' : head)];
  let waitingBytes = waiting[0]?.length ?? 0;
  const shown = () => ({ examined: examinedOf(spans), total, entries, sizeBytes: sizeBytes + waitingBytes });
  const checkpoint = (tail: boolean): AuditCheckpoint => ({
    ...{ spans: { ...spans }, entries, sizeBytes, parts, tail },
    ...(uploadId !== undefined && { uploadId }),
  });

  const upload = async () => {
    uploadId ??= await files.begin(name, type);
    await files.putPart(name, uploadId, parts + 1, Buffer.concat(waiting));
    parts += 1;
    sizeBytes += waitingBytes;
    [waiting, waitingBytes] = [[], 0];
    await keep(checkpoint(false), shown());
  };
  const write = async (batch: readonly Merged[]) => {
    const wanted = batch.filter(({ entry }) => entry && fits(entry, item.selection));
    const persons = await people(wanted.flatMap(({ entry }) => entry?.actorId ?? []));
    for (const sealed of wanted) {
      const { entry } = sealed;
      if (!entry) continue;
      const bytes = Buffer.from(line({ sealed, entry, person: persons.get(entry.actorId) }));
      waiting.push(bytes);
      waitingBytes += bytes.length;
      entries += 1;
    }
    for (const { shard, link } of batch) {
      const span = spans[shard];
      if (span) spans[shard] = { ...span, reached: link.sequence };
    }
    if (waitingBytes >= PART_BYTES) await upload();
    else await show(shown());
  };

  let batch: Merged[] = [];
  for await (const sealed of mergeChains(log, { ...spans })) {
    batch.push(sealed);
    if (batch.length < BATCH) continue;
    await write(batch);
    batch = [];
    if (over()) {
      await files.put(`${name}.tail`, type, Buffer.concat(waiting));
      await keep(checkpoint(true), shown());
      return handOver();
    }
  }
  await write(batch);
  if (uploadId === undefined) await files.put(name, type, Buffer.concat(waiting));
  else {
    await files.putPart(name, uploadId, parts + 1, Buffer.concat(waiting));
    await files.complete(name, uploadId);
  }
  await end({ ...shown(), examined: total });
};
