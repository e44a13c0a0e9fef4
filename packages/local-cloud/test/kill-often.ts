import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect } from 'vitest';
import { type Fixture, startFixture, until, writeFixture } from './assembly.ts';

type Kind = 'written' | 'metered' | 'sent';
type Said = { readonly ready?: true; readonly kind?: Kind; readonly mark?: string };
type Acknowledged = Readonly<Record<Kind, string[]>>;

const victimFile = fileURLToPath(new URL('./durability-victim.ts', import.meta.url));

/** Runs a victim over the fixture's data until it acknowledged so much of each kind, then kills it as power loss would; how long it took to stand, in milliseconds. */
const killOnce = (fixture: Fixture, round: number, acknowledged: Acknowledged, count: number): Promise<number> =>
  new Promise((settle, fail) => {
    const began = performance.now();
    let stood = 0;
    const mine: Record<Kind, number> = { written: 0, metered: 0, sent: 0 };
    const victim = fork(victimFile, [fixture.assembly, fixture.dataFolder, String(round)], { stdio: 'ignore' });
    victim.on('message', ({ ready, kind, mark }: Said) => {
      if (ready) stood = performance.now() - began;
      if (!kind || mark === undefined) return;
      acknowledged[kind].push(mark);
      mine[kind] += 1;
      if (Object.values(mine).every((some) => some >= count)) victim.kill('SIGKILL');
    });
    victim.on('exit', (_, signal) =>
      signal === 'SIGKILL' ? settle(stood) : fail(new Error('the victim ended itself')),
    );
  });

/**
 * Kills a local cloud under load, again and again over the same data, and asks what is left: every acknowledged write is
 * there and came by the stream, every answered call was metered, every accepted message was handled. Answers how long each
 * start took.
 */
export const killOften = async (times: number): Promise<readonly number[]> => {
  const fixture = await writeFixture();
  try {
    const acknowledged: Acknowledged = { written: [], metered: [], sent: [] };
    const starts: number[] = [];
    // Sooner and later after the start, in the middle of whatever goes on then.
    for (let round = 0; round < times; round += 1)
      starts.push(await killOnce(fixture, round, acknowledged, 3 + ((round * 5) % 13)));
    const cloud = await startFixture(fixture);
    const { endpoint, region, credentials } = cloud;
    const table = new DynamoDBClient({ endpoint, region, credentials });
    for (const mark of acknowledged.written) {
      const { Item } = await table.send(
        new GetItemCommand({ TableName: 'fixture', Key: { pk: { S: `app#${mark}` }, sk: { S: '-' } } }),
      );
      expect(Item, `write ${mark}`).toBeDefined();
    }
    const sqs = new SQSClient({ endpoint, region, credentials });
    const dead: string[] = [];
    // What was received twice by who was killed lies among the dead letters, as at AWS: it is not lost.
    const lost = async (): Promise<Readonly<Record<Kind, readonly string[]>>> => {
      const asked = { QueueUrl: cloud.outputs.Core?.DeadUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 600 };
      dead.push(...((await sqs.send(new ReceiveMessageCommand(asked))).Messages ?? []).map(({ Body = '' }) => Body));
      const text = JSON.stringify([...fixture.collected(), ...dead]);
      return {
        written: acknowledged.written.filter((mark) => !text.includes(`app#${mark}"`)),
        metered: acknowledged.metered.filter((mark) => !text.includes(`${mark}\\"`)),
        sent: acknowledged.sent.filter((mark) => !text.includes(`sent\\":\\"${mark}`)),
      };
    };
    const none = { written: [], metered: [], sent: [] };
    await until(async () => isDeepStrictEqual(await lost(), none)).catch(async () =>
      expect(await lost()).toEqual(none),
    );
    await cloud.stop();
    return starts;
  } finally {
    fixture.remove();
  }
};
