import { createLogger } from '@portico/telemetry';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { consume } from './consume.ts';
import { outboxItem } from './events.ts';

vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
const logger = createLogger();

const message = (importId: string, body: unknown = { 'detail-type': 'import.requested', detail: { importId } }) =>
  // The consumer reads no other part of a message.
  ({ messageId: `m-${importId}`, body: typeof body === 'string' ? body : JSON.stringify(body) }) as SQSRecord;
const CONTEXT = { getRemainingTimeInMillis: () => 60_000 };
const batch = (...Records: SQSRecord[]): SQSEvent => ({ Records });
const failuresOf = async (consumer: ReturnType<typeof consume>, event: SQSEvent) =>
  (await consumer(event, CONTEXT)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);

describe('a batch of ten messages', () => {
  it.each(Array.from({ length: 11 }, (_, failing) => failing))(
    'of which %i fail answers exactly those, and the others take effect once',
    async (failing) => {
      const done: string[] = [];
      const consumer = consume('import.requested', logger, async ({ importId }) => {
        if (Number(importId) < failing) throw new Error('not now');
        done.push(importId);
      });
      const ids = Array.from({ length: 10 }, (_, index) => String((index * 7) % 10));
      const failed = await failuresOf(consumer, batch(...ids.map((id) => message(id))));
      expect(failed.sort()).toEqual(Array.from({ length: failing }, (_, index) => `m-${index}`));
      expect(done.sort()).toEqual(ids.filter((id) => Number(id) >= failing).sort());
    },
  );
});

describe('a poisoned message', () => {
  const poison = [
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '1',
    '{}',
    '{"detail-type":"import.requested"}',
    { 'detail-type': 'test-run.requested', detail: { suiteId: 'a', runId: 'b' } },
    'x'.repeat(1_000_000),
  ];

  it('fails alone: its neighbours take effect, and its own never runs', async () => {
    for (const body of poison) {
      const done: string[] = [];
      const consumer = consume('import.requested', logger, async ({ importId }) => void done.push(importId));
      expect(await failuresOf(consumer, batch(message('1'), message('bad', body), message('2')))).toEqual(['m-bad']);
      expect(done).toEqual(['1', '2']);
    }
  });

  it('fails alone whatever the effect throws', async () => {
    for (const thrown of [undefined, null, 'text', { a: 1 }, new Error('x')]) {
      const consumer = consume('import.requested', logger, async ({ importId }) => {
        if (importId === 'bad') throw thrown;
      });
      expect(await failuresOf(consumer, batch(message('1'), message('bad'), message('2')))).toEqual(['m-bad']);
    }
  });
});

it('an effect is told when it must be over: before the function is', async () => {
  let told = new Date(0);
  const consumer = consume('import.requested', logger, async (_, { until, messageId }) => {
    expect(messageId).toBe('m-1');
    told = until;
  });
  await consumer(batch(message('1')), CONTEXT);
  const left = told.getTime() - Date.now();
  expect([left > 50_000, left < 55_000]).toEqual([true, true]);
});

describe('an outbox item', () => {
  it('holds its event and is kept for a day', () => {
    const now = new Date('2026-11-22T12:00:00.500Z');
    expect(outboxItem('evt_1', 'import.requested', { importId: 'imp_1', holderId: 'usr_1' }, now)).toEqual({
      eventId: 'evt_1',
      type: 'import.requested',
      at: now.toISOString(),
      detail: { importId: 'imp_1', holderId: 'usr_1' },
      expiresAtSeconds: Math.floor(now.getTime() / 1000) + 86_400,
    });
  });
});
