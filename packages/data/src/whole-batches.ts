import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TransactionCancelled } from './conflict.ts';
import { DOCUMENT_COMMANDS } from './document-commands.ts';

const TRIES_MAX = 8;
const WAIT_MILLISECONDS = 20;

const { BatchGetCommand, BatchWriteCommand } = DOCUMENT_COMMANDS;
type Got = { Responses?: Record<string, unknown[]>; UnprocessedKeys?: Record<string, { Keys?: unknown[] }> };
type Written = { UnprocessedItems?: Record<string, unknown[]> };

const countOf = (left: Readonly<Record<string, unknown[] | { Keys?: unknown[] }>> = {}): number =>
  Object.values(left).reduce((sum, of) => sum + (Array.isArray(of) ? of.length : (of.Keys?.length ?? 0)), 0);

/** Sends what was left until nothing is; longer apart each time that nothing was done, and so often at most. */
const untilNothingIs = async <Left extends Parameters<typeof countOf>[0]>(
  first: Left,
  again: (left: Left) => Promise<Left>,
): Promise<void> => {
  let left = first;
  for (let tries = 0; countOf(left) > 0; ) {
    if (tries === TRIES_MAX) throw new TransactionCancelled('a batch was not done to its end');
    await pause(WAIT_MILLISECONDS * 2 ** tries * (0.5 + Math.random()));
    const more = await again(left);
    tries = countOf(more) < countOf(left) ? 0 : tries + 1;
    left = more;
  }
};

/**
 * A batch is done whole or fails as busy: what DynamoDB leaves of one (throttled, or beyond 16 MB:
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html) is asked for again. Nobody takes
 * a part for all there is.
 */
export const wholeBatches = (client: DynamoDBDocumentClient): DynamoDBDocumentClient => {
  const send = client.send.bind(client) as (command: object) => Promise<object>;
  const getAll = async (command: object): Promise<Got> => {
    const all: Got = await send(command);
    await untilNothingIs(all.UnprocessedKeys, async (left) => {
      // What was left is a request as it was asked.
      const more: Got = await send(new BatchGetCommand({ RequestItems: left as never }));
      for (const [table, items] of Object.entries(more.Responses ?? {}))
        all.Responses = { ...all.Responses, [table]: [...(all.Responses?.[table] ?? []), ...items] };
      return more.UnprocessedKeys;
    });
    return { ...all, UnprocessedKeys: {} };
  };
  const writeAll = async (command: object): Promise<Written> => {
    const all: Written = await send(command);
    await untilNothingIs(all.UnprocessedItems, async (left) => {
      const more: Written = await send(new BatchWriteCommand({ RequestItems: left as never }));
      return more.UnprocessedItems;
    });
    return { ...all, UnprocessedItems: {} };
  };
  // ElectroDB knows nothing of a client but that it sends.
  client.send = ((command: object) => {
    if (command instanceof BatchGetCommand) return getAll(command);
    if (command instanceof BatchWriteCommand) return writeAll(command);
    return send(command);
  }) as typeof client.send;
  return client;
};
