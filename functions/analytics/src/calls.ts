import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page, Schema, Total } from '@portico/contract';
import { type Data, isKept } from '@portico/data';
import { timePart, type UsageRecord } from '@portico/domain';

const KEPT_SECONDS = 86_400;
/** So many records, of at most 1.5 kB each, are below the 400 kB of an item however little they can be packed. */
const RECORDS_MAX = 200;

const newestFirst = (one: UsageRecord, other: UsageRecord): number =>
  other.at - one.at || (one.requestId < other.requestId ? 1 : -1);

/** An app's latest calls, a delivery's share to an item. */
export const packCalls = (records: readonly UsageRecord[], deliveryId: string, at: Date) =>
  [...Map.groupBy(records, ({ appId }) => appId)].flatMap(([appId, all]) => {
    const calls = all.toSorted(newestFirst);
    return Array.from({ length: Math.ceil(calls.length / RECORDS_MAX) }, (_, index) => {
      const share = calls.slice(index * RECORDS_MAX, (index + 1) * RECORDS_MAX);
      return {
        appId,
        batchId: `${timePart(share[0]?.at ?? 0)}${deliveryId.slice(0, 16)}${index}`,
        calls: gzipSync(JSON.stringify(share)),
        expiresAtSeconds: Math.floor(at.getTime() / 1000) + KEPT_SECONDS,
      };
    });
  });

// `packCalls` wrote what is unpacked here.
const unpack = (calls: Uint8Array) => JSON.parse(gunzipSync(calls).toString()) as readonly UsageRecord[];

const presentCall = (record: UsageRecord): Total<Schema<'Call'>> => ({
  at: new Date(record.at).toISOString(),
  requestId: record.requestId,
  apiId: record.apiId,
  apiName: record.apiName,
  method: record.method,
  path: record.path,
  operation: record.operation,
  status: record.status,
  durationMilliseconds: record.durationMilliseconds,
});

/** The item a page ended in, and how many of its calls were told. */
const positionOf = (batchId: string, told: number) => `${batchId} ${told}`;
const readPosition = (position: string) => {
  const [batchId = '', told] = position.split(' ');
  return { batchId, told: Number(told) };
};

/** A page of an app's latest calls, newest delivery first. */
export const latestCalls = async (data: Data, appId: string, now: Date, { limit, position }: Page) => {
  const from = position === undefined ? undefined : readPosition(position);
  const items: Total<Schema<'Call'>>[] = [];
  const batches = (cursor: string | null) => {
    const query = data.entities.callBatch.query.primary({ appId });
    return (from ? query.lte({ batchId: from.batchId }) : query).go({ order: 'desc', limit: 10, cursor });
  };
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof batches>> = await batches(cursor);
    for (const { batchId, calls, expiresAtSeconds } of page.data) {
      if (!isKept({ expiresAtSeconds }, now)) continue;
      const start = batchId === from?.batchId ? from.told : 0;
      const all = unpack(calls);
      const wanted = all.slice(start, start + limit - items.length);
      items.push(...wanted.map(presentCall));
      if (items.length === limit) return { items, position: positionOf(batchId, start + wanted.length) };
    }
    cursor = page.cursor;
  } while (cursor !== null);
  return { items, position: undefined };
};
