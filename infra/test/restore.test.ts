import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { instantOf, restoreTable } from '../../scripts/deploy/restore-table.ts';
import { type AwsStub, startAwsStub } from './aws/stub.ts';

let stub: AwsStub;
let client: DynamoDBClient;
beforeEach(async () => {
  stub = await startAwsStub();
  const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret' };
  client = new DynamoDBClient({ endpoint: stub.url, region: 'us-east-1', credentials });
  const own = { status: 'ACTIVE', stream: true, protected: true, recovery: true, expiry: 'expiresAtSeconds', waits: 0 };
  stub.account.tables.set('Data-Table-1', own);
  return () => stub.stop();
});
const restore = (isProtected = true, at = '2026-11-20T10:00:00Z') =>
  restoreTable(client, {
    ...{ source: 'Data-Table-1', at: instantOf(at), isProtected },
    ...{ tell: () => {}, pollMilliseconds: 1 },
  });
const RESTORED = 'Data-Table-1-20261120100000';

describe('a table as it was at an instant', () => {
  it('is all that the first one is: stream, expiry, recovery and protection are made again', async () => {
    expect(await restore()).toEqual({ table: RESTORED, streamArn: `arn:stream:${RESTORED}` });
    const whole = { stream: true, protected: true, recovery: true, expiry: 'expiresAtSeconds' };
    expect(stub.account.tables.get(RESTORED)).toMatchObject(whole);
    expect(stub.account.tables.get('Data-Table-1')).toMatchObject(whole);
    expect(stub.unknown).toEqual([]);
  });

  it('of a development environment is not protected', async () => {
    await restore(false);
    expect(stub.account.tables.get(RESTORED)?.protected).toBe(false);
  });

  it('is gone on with where it was left', async () => {
    await restore();
    expect(await restore()).toHaveProperty('table', RESTORED);
    expect(stub.asked.filter((line) => line.includes('.RestoreTableToPointInTime'))).toHaveLength(1);
  });

  it('is refused where there is no such instant any more, or yet', async () => {
    for (const at of ['2026-10-01T10:00:00Z', '2026-12-02T10:00:00+01:00'])
      await expect(restore(true, at), at).rejects.toThrow(/from 2026-11-01.* until 2026-12-01.* is not within/);
    expect([...stub.account.tables.keys()]).toEqual(['Data-Table-1']);
  });

  it.each(['yesterday', '2026-12-01', '2026-12-01T10:00', '2026-13-01T10:00:00Z'])('%s is no instant', (text) => {
    expect(() => instantOf(text)).toThrow(/no instant with its zone/);
  });
});
