import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startFixture } from './assembly.ts';

// Started by kill-often.ts as a process of its own, to be killed: until then it writes, calls and sends, all at once, and says
// what was acknowledged.
const [, , assembly = '', dataFolder = '', round = '0'] = process.argv;
const cloud = await startFixture({ assembly, dataFolder, collected: () => [], remove: () => {} });
const { endpoint, region, credentials } = cloud;
const sqs = new SQSClient({ endpoint, region, credentials });
process.send?.({ ready: true });

const forEver = async (kind: 'written' | 'metered' | 'sent', act: (mark: string) => Promise<boolean>) => {
  for (let index = 0; ; index += 1) {
    const mark = `kill-${round}-${index}.`;
    if (await act(mark)) process.send?.({ kind, mark });
  }
};

await Promise.all([
  forEver(
    'written',
    async (mark) => (await cloud.invoke('table', { action: 'put', pk: `app#${mark}` })).payload === '{"ok":true}',
  ),
  forEver('metered', async (mark) => {
    await (await fetch(`${cloud.origins.api}/echo?mode=${mark}`)).text();
    return true;
  }),
  forEver('sent', async (mark) => {
    await sqs.send(
      new SendMessageCommand({ QueueUrl: cloud.outputs.Core?.QueueUrl, MessageBody: JSON.stringify({ sent: mark }) }),
    );
    return true;
  }),
]);
