import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { connect } from '../src/index.ts';
import { createTable, testConfig } from './test-table.ts';

export type Spent = { readonly requests: number; readonly reads: number; readonly writes: number };

type Capacity = { readonly CapacityUnits?: number };

/** A table that tells what was spent on it, in units as the engine reports them: a new one, or one that is there. */
export const createMeteredTable = async (existing?: string) => {
  const name = existing ?? `metered-${randomUUID()}`;
  const config = testConfig();
  if (existing === undefined) await createTable(name);
  const { requestHandler } = new DynamoDBClient(config).config;
  const spent = { requests: 0, reads: 0, writes: 0 };
  const metered: typeof requestHandler = Object.assign(Object.create(requestHandler), {
    handle: async (...[request, options]: Parameters<typeof requestHandler.handle>) => {
      request.body = JSON.stringify({ ...JSON.parse(request.body), ReturnConsumedCapacity: 'TOTAL' });
      request.headers['content-length'] = String(Buffer.byteLength(request.body));
      const { response } = await requestHandler.handle(request, options);
      const bytes = await buffer(response.body);
      const { ConsumedCapacity = [] } = JSON.parse(bytes.toString()) as { ConsumedCapacity?: Capacity | Capacity[] };
      const units = [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
      spent.requests += 1;
      spent[/Write|Put|Update|Delete/.test(request.headers['x-amz-target'] ?? '') ? 'writes' : 'reads'] += units;
      response.body = Readable.from([bytes]);
      return { response };
    },
  });
  return {
    data: connect(name, { ...config, requestHandler: metered }),
    /** What an act costs. */
    cost: async (act: () => Promise<unknown>): Promise<Spent> => {
      const before = { ...spent };
      await act();
      return {
        requests: spent.requests - before.requests,
        reads: spent.reads - before.reads,
        writes: spent.writes - before.writes,
      };
    },
  };
};
