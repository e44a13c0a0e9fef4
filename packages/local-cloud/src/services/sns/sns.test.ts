import {
  CreateTopicCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  NotFoundException,
  PublishBatchCommand,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMailbox } from '../ses/mailbox.ts';
import { createTestCloud, type TestCloud } from '../testing.ts';
import { createSns } from './index.ts';

let cloud: TestCloud;
let service: ReturnType<typeof createSns>;
let client: SNSClient;
let TopicArn: string | undefined;
const queue = 'arn:aws:sqs:us-east-1:000000000000:q';
const subscribe = (Protocol: string, Endpoint: string, Attributes: Record<string, string> = {}) =>
  client.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint, Attributes }));

beforeEach(async () => {
  cloud = createTestCloud();
  service = createSns(cloud.context);
  client = new SNSClient(await cloud.serve(service));
  TopicArn = (await client.send(new CreateTopicCommand({ Name: 'alarms' }))).TopicArn;
});
afterEach(async () => {
  client.destroy();
  await cloud.close();
});

describe('a published message', () => {
  it('reaches a queue in its envelope, or raw when the subscription says so', async () => {
    await subscribe('sqs', queue);
    await subscribe('sqs', `${queue}2`, { RawMessageDelivery: 'true' });
    const { MessageId } = await client.send(
      new PublishCommand({
        TopicArn,
        Subject: 'S & T',
        Message: '<m> "1"',
        MessageAttributes: { kind: { DataType: 'String', StringValue: 'x' } },
      }),
    );
    await vi.waitFor(() => expect(cloud.deliveries.length).toBe(2));
    const [wrapped, raw] = cloud.deliveries.toSorted((one, other) => one.arn.length - other.arn.length);
    expect(JSON.parse(wrapped?.payload ?? '')).toMatchObject({
      Type: 'Notification',
      MessageId,
      Subject: 'S & T',
      Message: '<m> "1"',
      MessageAttributes: { kind: { Type: 'String', Value: 'x' } },
    });
    expect(raw).toMatchObject({ arn: `${queue}2`, payload: '<m> "1"', attributes: { kind: 'x' } });
  });

  it('reaches a function as a record and an address as a mail', async () => {
    await subscribe('lambda', 'arn:aws:lambda:us-east-1:000000000000:function:f');
    await subscribe('email', 'ops@example.com');
    await client.send(new PublishCommand({ TopicArn, Subject: 'Alarm', Message: 'down' }));
    await vi.waitFor(() => expect(cloud.deliveries.length).toBe(1));
    expect(JSON.parse(cloud.deliveries[0]?.payload ?? '').Records[0]).toMatchObject({
      EventSource: 'aws:sns',
      Sns: { Message: 'down' },
    });
    expect(createMailbox(cloud.context).list(5)).toMatchObject([
      { to: ['ops@example.com'], subject: 'Alarm', text: 'down' },
    ]);
  });

  it('is kept from subscriptions whose filter it does not match', async () => {
    await subscribe('sqs', queue, { FilterPolicy: '{"kind":["a"]}' });
    await subscribe('sqs', `${queue}2`, {
      FilterPolicy: '{"n":[{"numeric":[">",1]}]}',
      FilterPolicyScope: 'MessageBody',
    });
    await client.send(
      new PublishCommand({
        TopicArn,
        Message: '{"n":2}',
        MessageAttributes: { kind: { DataType: 'String', StringValue: 'b' } },
      }),
    );
    await vi.waitFor(() => expect(cloud.deliveries.map((delivery) => delivery.arn)).toEqual([`${queue}2`]));
  });

  it('to a topic that does not exist is refused with the class the SDK knows', async () => {
    await expect(client.send(new PublishCommand({ TopicArn: `${TopicArn}x`, Message: 'm' }))).rejects.toBeInstanceOf(
      NotFoundException,
    );
  });

  it('in a batch is answered one by one', async () => {
    const answer = await client.send(
      new PublishBatchCommand({
        TopicArn,
        PublishBatchRequestEntries: [
          { Id: 'a', Message: 'x' },
          { Id: 'b', Message: 'y'.repeat(300_000) },
        ],
      }),
    );
    expect([answer.Successful?.map((entry) => entry.Id), answer.Failed?.map((entry) => entry.Id)]).toEqual([
      ['a'],
      ['b'],
    ]);
  });
});

describe('a topic of the template', () => {
  it('keeps one subscription per endpoint over starts', async () => {
    const topic = await service.resources['AWS::SNS::Topic']?.({ stack: 's', logicalId: 'T', properties: {} });
    for (let start = 0; start < 2; start++)
      await service.resources['AWS::SNS::Subscription']?.({
        stack: 's',
        logicalId: 'S',
        properties: { TopicArn: topic?.ref, Protocol: 'sqs', Endpoint: queue, RawMessageDelivery: true },
      });
    expect(
      (await client.send(new ListSubscriptionsByTopicCommand({ TopicArn: topic?.ref }))).Subscriptions?.length,
    ).toBe(1);
    expect((await client.send(new GetTopicAttributesCommand({ TopicArn: topic?.ref }))).Attributes).toMatchObject({
      SubscriptionsConfirmed: '1',
    });
  });

  it('is asked of IAM by its ARN', () => {
    const request = {
      method: 'POST',
      path: '/',
      query: new URLSearchParams(),
      caller: 'r',
      headers: {},
      body: Buffer.from('Action=Publish&TopicArn=arn%3At'),
    };
    expect(service.requirements(request)).toEqual([{ action: 'sns:Publish', resource: 'arn:t' }]);
  });
});
