import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTable, testConfig } from '../test/test-table.ts';
import { connect, type Data } from './connect.ts';

/** How much of a batch is done at once; none, where it never is. */
let share = 0.4;
let asked = 0;
let data: Data;

type Batch = Record<string, Record<string, { Keys?: unknown[] } | unknown[]>>;

/** The table engine behind a DynamoDB that does a part of each batch, as it may. */
const partly = async (name: string): Promise<Data> => {
  const config = testConfig();
  const { requestHandler } = new DynamoDBClient(config).config;
  const handler: typeof requestHandler = Object.assign(Object.create(requestHandler), {
    handle: async (...[request, options]: Parameters<typeof requestHandler.handle>) => {
      const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
      if (!operation.startsWith('Batch')) return requestHandler.handle(request, options);
      asked += 1;
      const reads = operation === 'BatchGetItem';
      const { RequestItems } = JSON.parse(Buffer.from(request.body).toString()) as Batch;
      const [[table, wanted]] = Object.entries(RequestItems ?? {}) as [[string, { Keys: unknown[] } | unknown[]]];
      const all = 'Keys' in wanted ? wanted.Keys : wanted;
      const done = all.slice(0, Math.floor(all.length * share) || (share === 0 ? 0 : 1));
      const left = all.slice(done.length);
      const of = (part: unknown[]) => ({ [table]: 'Keys' in wanted ? { ...wanted, Keys: part } : part });
      request.body = JSON.stringify({ RequestItems: of(done.length > 0 ? done : all.slice(0, 1)) });
      request.headers['content-length'] = String(Buffer.byteLength(request.body));
      const { response } = await requestHandler.handle(request, options);
      const answer = JSON.parse((await buffer(response.body)).toString()) as Record<string, unknown>;
      if (left.length > 0) answer[reads ? 'UnprocessedKeys' : 'UnprocessedItems'] = of(left);
      const { 'content-length': _, 'x-amz-crc32': __, ...headers } = response.headers;
      response.headers = headers;
      response.body = Readable.from([Buffer.from(JSON.stringify(answer))]);
      return { response };
    },
  });
  return connect(name, { ...config, requestHandler: handler });
};

beforeAll(async () => {
  const name = `batches-${randomUUID()}`;
  await createTable(name);
  data = await partly(name);
});

const slugs = Array.from({ length: 60 }, (_, index) => ({ slug: `slug-${index}`, teamId: `team_${index}` }));

describe('a batch of which DynamoDB does a part', () => {
  it('is written and read whole', async () => {
    const { teamSlug } = data.entities;
    const { unprocessed } = await teamSlug.put(slugs).go();
    expect(unprocessed).toEqual([]);
    const found = await teamSlug.get(slugs.map(({ slug }) => ({ slug }))).go({ consistent: true });
    expect(found.unprocessed).toEqual([]);
    expect(found.data.map(({ slug }) => slug).sort()).toEqual(slugs.map(({ slug }) => slug).sort());
    expect(asked).toBeGreaterThan(6);
  });

  it('fails as busy where it never ends', async () => {
    share = 0;
    const keys = slugs.slice(0, 3).map(({ slug }) => ({ slug }));
    await expect(data.entities.teamSlug.get(keys).go()).rejects.toThrow('a batch was not done to its end');
  });
});
