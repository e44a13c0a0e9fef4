import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListDeadLetterSourceQueuesCommand,
  PurgeQueueCommand,
  PurgeQueueInProgress,
  QueueDoesNotExist,
  ReceiptHandleIsInvalid,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestCloud, type TestCloud } from '../testing.ts';
import { createSqs } from './index.ts';

let cloud: TestCloud;
let service: ReturnType<typeof createSqs>;
let client: SQSClient;
const arnOf = (name: string) => `arn:aws:sqs:us-east-1:000000000000:${name}`;

const create = async (name: string, attributes: Record<string, string> = {}) => {
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
  return QueueUrl ?? '';
};
const send = (QueueUrl: string, MessageBody: string, more: object = {}) =>
  client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
const receive = async (QueueUrl: string, more: object = {}) =>
  (
    await client.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All'], ...more }),
    )
  ).Messages ?? [];

beforeEach(async () => {
  cloud = createTestCloud();
  service = createSqs(cloud.context);
  client = new SQSClient({ ...(await cloud.serve(service)), useQueueUrlAsEndpoint: false });
});
afterEach(async () => {
  client.destroy();
  await cloud.close();
});

describe('a queue whose consumers are all gone', () => {
  it('has what they had received at once, not counted as a try; what is delayed stays delayed', async () => {
    const url = await create('work', { VisibilityTimeout: '600' });
    await send(url, 'under way');
    await send(url, 'for later', { DelaySeconds: 600 });
    expect(await receive(url)).toHaveLength(1);
    expect(await receive(url)).toHaveLength(0);
    await service.release(arnOf('work'));
    const [message, ...others] = await receive(url);
    expect([message?.Body, message?.Attributes?.ApproximateReceiveCount]).toEqual(['under way', '1']);
    expect(others).toEqual([]);
  });
});

describe('a standard queue', () => {
  it('gives a message with its attributes to the SDK, which verifies both digests', async () => {
    const url = await create('orders');
    const MessageAttributes = {
      kind: { DataType: 'String', StringValue: 'tést' },
      raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2, 255]) },
      count: { DataType: 'Number.int', StringValue: '7' },
    };
    await send(url, 'héllo', { MessageAttributes });
    const [message] = await receive(url, { MessageAttributeNames: ['All'] });
    expect(message?.Body).toBe('héllo');
    expect(message?.MessageAttributes?.raw?.BinaryValue).toEqual(new Uint8Array([1, 2, 255]));
    expect(message?.Attributes).toMatchObject({ ApproximateReceiveCount: '1' });
  });

  it('hides a received message until its visibility timeout ends and shows it again with a new receipt', async () => {
    const url = await create('hide');
    await send(url, 'a');
    const [first] = await receive(url, { VisibilityTimeout: 60 });
    expect(await receive(url)).toEqual([]);
    await client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle: first?.ReceiptHandle, VisibilityTimeout: 0 }),
    );
    const [second] = await receive(url);
    expect(second?.Attributes?.ApproximateReceiveCount).toBe('2');
    expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle);
    await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: first?.ReceiptHandle }));
    expect(
      (await client.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }))).Attributes,
    ).toMatchObject({
      ApproximateNumberOfMessagesNotVisible: '1',
      QueueArn: arnOf('hide'),
    });
  });

  it('gives a group that has fewer messages in flight before one that has more, the oldest first', async () => {
    const url = await create('fair');
    for (const body of ['a1', 'a2', 'a3']) await send(url, body, { MessageGroupId: 'a' });
    await send(url, 'b1', { MessageGroupId: 'b' });
    const bodies: (string | undefined)[] = [];
    for (let turn = 0; turn < 4; turn += 1)
      bodies.push((await receive(url, { MaxNumberOfMessages: 1, VisibilityTimeout: 60 }))[0]?.Body);
    expect(bodies).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  it('moves a message that was received too often to the dead-letter queue, and back on redrive', async () => {
    const dead = await create('dead');
    const url = await create('work', {
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 2 }),
    });
    await send(url, 'poison');
    await receive(url, { VisibilityTimeout: 0 });
    await receive(url, { VisibilityTimeout: 0 });
    expect(await receive(url)).toEqual([]);
    const [message] = await receive(dead, { VisibilityTimeout: 0 });
    expect(message?.Attributes?.DeadLetterQueueSourceArn).toBe(arnOf('work'));
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: arnOf('dead') }));
    expect((await receive(url))[0]?.Body).toBe('poison');
  });

  it('wakes a waiting receiver when a message arrives', async () => {
    const url = await create('wait');
    const waiting = service.receive(arnOf('wait'), 10, 30, 20);
    await send(url, 'now');
    expect((await waiting).map((message) => message.body)).toEqual(['now']);
  });

  it('wakes a receiver that waits at the dead-letter queue', async () => {
    await create('dlq');
    const url = await create('src', {
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf('dlq'), maxReceiveCount: 1 }),
    });
    await send(url, 'x');
    const waiting = service.receive(arnOf('dlq'), 1, 30, 20);
    await receive(url, { VisibilityTimeout: 0 });
    await receive(url);
    expect((await waiting).length).toBe(1);
  });

  it('delivers a delayed message only after its delay', async () => {
    const url = await create('later');
    await send(url, 'x', { DelaySeconds: 60 });
    expect(await receive(url)).toEqual([]);
    cloud.setNow(() => new Date(Date.now() + 61_000));
    expect((await receive(url)).length).toBe(1);
  });

  it('drops messages older than the retention period', async () => {
    const url = await create('old', { MessageRetentionPeriod: '60' });
    await send(url, 'x');
    cloud.setNow(() => new Date(Date.now() + 61_000));
    expect(await receive(url)).toEqual([]);
  });

  it('answers a batch entry by entry and refuses an empty or duplicate one', async () => {
    const url = await create('batch', { MaximumMessageSize: '1024' });
    const answer = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: url,
        Entries: [
          { Id: 'a', MessageBody: 'ok' },
          { Id: 'b', MessageBody: 'x'.repeat(2000) },
        ],
      }),
    );
    expect(answer.Successful?.map((entry) => entry.Id)).toEqual(['a']);
    expect(answer.Failed).toMatchObject([{ Id: 'b', SenderFault: true }]);
    await expect(client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: [] }))).rejects.toMatchObject({
      name: /EmptyBatchRequest/,
    });
    await expect(
      client.send(
        new SendMessageBatchCommand({
          QueueUrl: url,
          Entries: [
            { Id: 'a', MessageBody: '1' },
            { Id: 'a', MessageBody: '2' },
          ],
        }),
      ),
    ).rejects.toThrow(/same Id/);
  });

  it('names a queue that does not exist with the class the SDK knows', async () => {
    await expect(send('http://localhost/000000000000/none', 'x')).rejects.toBeInstanceOf(QueueDoesNotExist);
  });

  it('is empty after a purge', async () => {
    const url = await create('purge');
    await send(url, 'x');
    await client.send(new PurgeQueueCommand({ QueueUrl: url }));
    expect(await receive(url)).toEqual([]);
    await send(url, 'y');
    await expect(client.send(new PurgeQueueCommand({ QueueUrl: url }))).rejects.toBeInstanceOf(PurgeQueueInProgress);
    expect((await receive(url)).map(({ Body }) => Body)).toEqual(['y']);
  });

  it('refuses a receipt handle that is none, and takes one that is no longer current', async () => {
    const url = await create('handles');
    await send(url, 'x');
    const [message] = await receive(url);
    const remove = (ReceiptHandle?: string) => client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
    await expect(remove('wrong')).rejects.toBeInstanceOf(ReceiptHandleIsInvalid);
    await remove(message?.ReceiptHandle);
    await remove(message?.ReceiptHandle);
  });

  it('takes a megabyte, and is encrypted, as AWS says of it', async () => {
    const url = await create('large');
    await send(url, 'x'.repeat(1_000_000));
    const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }));
    expect(Attributes).toMatchObject({ MaximumMessageSize: '1048576', SqsManagedSseEnabled: 'true' });
  });

  it('says which queues it is the dead-letter queue of', async () => {
    const dead = await create('dead');
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 2 });
    const source = await create('source', { RedrivePolicy });
    const { queueUrls } = await client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead }));
    expect(queueUrls).toEqual([source]);
  });

  it('keeps acknowledged messages when the database is opened again', async () => {
    const url = await create('durable');
    await send(url, 'kept');
    cloud.reopen();
    const again = createSqs(cloud.context);
    expect((await again.receive(arnOf('durable'), 10, 30, 0)).map((message) => message.body)).toEqual(['kept']);
  });
});

describe('a FIFO queue', () => {
  it('keeps the order of a group and closes the group while one of its messages is in flight', async () => {
    const url = await create('line.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' });
    for (const body of ['a1', 'a2', 'a3']) await send(url, body, { MessageGroupId: 'a' });
    await send(url, 'b1', { MessageGroupId: 'b' });
    const [first] = await receive(url, { MaxNumberOfMessages: 1 });
    expect(first?.Body).toBe('a1');
    expect((await receive(url)).map((message) => message.Body)).toEqual(['b1']);
    await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: first?.ReceiptHandle }));
    expect((await receive(url)).map((message) => message.Body)).toEqual(['a2', 'a3']);
  });

  it('drops a duplicate within five minutes and takes it afterwards', async () => {
    const url = await create('once.fifo', { FifoQueue: 'true' });
    const twin = { MessageGroupId: 'g', MessageDeduplicationId: 'd' };
    const one = await send(url, 'x', twin);
    expect((await send(url, 'x', twin)).MessageId).toBe(one.MessageId);
    expect((await receive(url)).length).toBe(1);
    cloud.setNow(() => new Date(Date.now() + 301_000));
    expect((await send(url, 'x', twin)).MessageId).not.toBe(one.MessageId);
  });

  it('refuses a message without a group', async () => {
    const url = await create('need.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' });
    await expect(send(url, 'x')).rejects.toThrow(/MessageGroupId/);
  });
});

describe('a queue of the template', () => {
  const properties = {
    RedrivePolicy: { deadLetterTargetArn: arnOf('dead'), maxReceiveCount: '3' },
    VisibilityTimeout: 90,
  };

  it('keeps its name and messages when it is deployed again', async () => {
    const deploy = service.resources['AWS::SQS::Queue'];
    const first = await deploy?.({ stack: 'portico', logicalId: 'Runs', properties });
    await service.accept?.(first?.attributes?.Arn ?? '', 'hello', {});
    const second = await deploy?.({ stack: 'portico', logicalId: 'Runs', properties });
    expect(second).toEqual(first);
    expect((await service.receive(first?.attributes?.Arn ?? '', 1, 30, 0)).length).toBe(1);
    expect(service.visibilityTimeoutSeconds(first?.attributes?.Arn ?? '')).toBe(90);
  });

  it('asks IAM for the action of one message on the queue of the request', () => {
    const request = {
      method: 'POST',
      path: '/',
      query: new URLSearchParams(),
      caller: 'role',
      headers: { 'x-amz-target': 'AmazonSQS.SendMessageBatch' },
      body: Buffer.from('{"QueueUrl":"http://localhost:1/000000000000/q"}'),
    };
    expect(service.requirements(request)).toEqual([{ action: 'sqs:SendMessage', resource: arnOf('q') }]);
  });
});
