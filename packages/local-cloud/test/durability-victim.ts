import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startFixture } from './assembly.ts';

// Started by kill-often.ts as a process of its own, to be killed: until then it writes, calls and sends, one of each at once, and
// says what was acknowledged.
const [, , assembly = '', dataFolder = '', round = '0'] = process.argv;
const cloud = await startFixture({ assembly, dataFolder, collected: () => [], remove: () => {} });
const { endpoint, region, credentials } = cloud;
const sqs = new SQSClient({ endpoint, region, credentials });
process.send?.({ ready: true });

const say = async (kind: 'written' | 'metered' | 'sent', mark: string, act: () => Promise<boolean>) => {
  if (await act()) process.send?.({ kind, mark });
};

for (let index = 0; ; index += 1) {
  const mark = `kill-${round}-${index}.`;
  await Promise.all([
    say(
      'written',
      mark,
      async () => (await cloud.invoke('table', { action: 'put', pk: `app#${mark}` })).payload === '{"ok":true}',
    ),
    say('metered', mark, async () => {
      await (await fetch(`${cloud.origins.api}/echo?mode=${mark}`)).text();
      return true;
    }),
    say('sent', mark, async () => {
      await sqs.send(
        new SendMessageCommand({ QueueUrl: cloud.outputs.Core?.QueueUrl, MessageBody: JSON.stringify({ sent: mark }) }),
      );
      return true;
    }),
  ]);
}
