import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Fixture, startFixture, until, writeFixture } from './assembly.ts';
import { killOften } from './kill-often.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await writeFixture();
});
afterEach(() => fixture.remove());

it('keeps every acknowledged write, call and message after kill -9', async () => {
  await killOften(1);
});

it('finds its data, ids and names again at the next start', async () => {
  const first = await startFixture(fixture);
  await first.invoke('table', { action: 'put', pk: 'app#stay' });
  const { outputs, credentials } = first;
  await first.stop();
  const second = await startFixture(fixture);
  const strip = (text: string): string => text.replace(/localhost:\d+/g, '');
  expect(strip(JSON.stringify(second.outputs))).toBe(strip(JSON.stringify(outputs)));
  expect(second.credentials).toEqual(credentials);
  await second.stop();
});

it('answers the calls that run when it is stopped, and then takes no more', async () => {
  const cloud = await startFixture(fixture);
  const url = `${cloud.origins.api}/echo?mode=slow`;
  await fetch(url);
  const running = fetch(url);
  await until(
    () =>
      cloud.logs(String(cloud.outputs.Core?.LogGroup)).filter(({ message }) => message.startsWith('START')).length ===
      2,
  );
  await cloud.stop();
  expect((await running).status).toBe(200);
  await expect(fetch(url)).rejects.toThrow();
});

it('goes on when its table engine is killed, and has lost nothing that it acknowledged', async () => {
  const cloud = await startFixture(fixture);
  const engine = () => Number(readFileSync(join(fixture.dataFolder, 'dynamodb', 'engine.pid'), 'utf8'));
  const table = new DynamoDBClient({ endpoint: cloud.endpoint, region: cloud.region, credentials: cloud.credentials });
  const written: number[] = [];
  const put = async (index: number) => {
    await table.send(new PutItemCommand({ TableName: 'fixture', Item: { pk: { S: `on-${index}` }, sk: { S: '-' } } }));
    written.push(index);
  };
  const lives: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const writes = Array.from({ length: 20 }, (_, index) => put(round * 20 + index));
    lives.push(engine());
    process.kill(engine(), 'SIGKILL');
    await Promise.all(writes);
    await until(() => engine() !== lives.at(-1));
  }
  expect(new Set([...lives, engine()]).size).toBe(4);
  expect(written).toHaveLength(60);
  for (const index of written)
    expect(
      (
        await table.send(
          new GetItemCommand({ TableName: 'fixture', Key: { pk: { S: `on-${index}` }, sk: { S: '-' } } }),
        )
      ).Item,
      `write ${index}`,
    ).toBeDefined();
  await cloud.stop();
});

it('names a damaged data folder in one line and touches nothing', async () => {
  const first = await startFixture(fixture);
  await first.stop();
  for (const damaged of [
    join(fixture.dataFolder, 'dynamodb', 'table.sqlite'),
    join(fixture.dataFolder, 'databases', 'lambda.sqlite'),
  ]) {
    const before = readFileSync(damaged);
    for (const file of readdirSync(join(damaged, '..')))
      if (file.endsWith('-wal')) writeFileSync(join(damaged, '..', file), '');
    writeFileSync(damaged, 'this is not a database, it only says so at length'.repeat(100));
    await expect(startFixture(fixture)).rejects.toThrow(/is damaged/);
    writeFileSync(damaged, before);
  }
});

it('names a table that is damaged in the middle, which its head does not show', async () => {
  const first = await startFixture(fixture);
  for (let index = 0; index < 40; index += 1) await first.invoke('table', { action: 'put', pk: `app#${index}` });
  await first.stop();
  const file = join(fixture.dataFolder, 'dynamodb', 'table.sqlite');
  const bytes = readFileSync(file);
  for (let page = 4096; page + 4096 <= bytes.length; page += 4096) bytes.fill(0xa5, page + 8, page + 600);
  writeFileSync(file, bytes);
  await expect(startFixture(fixture)).rejects.toThrow(/table\.sqlite is damaged .* begin anew with --fresh/);
});

it('says that the assembly is missing and how to make it', async () => {
  await expect(startFixture({ ...fixture, assembly: join(fixture.assembly, 'nowhere') })).rejects.toThrow(
    /Run npm run synth first/,
  );
});
