import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestCloud, type TestCloud } from '../testing.ts';
import { createSqs } from './index.ts';

let cloud: TestCloud;
let endpoint: string;

/** A request as botocore wrote them before it spoke JSON to SQS, unsigned: the front door has looked at that. */
const ask = async (Action: string, parameters: Record<string, string> = {}, path = '/') => {
  const answer = await fetch(`${endpoint}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams({ Action, Version: '2012-11-05', ...parameters }),
  });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};
const valueIn = (text: string, element: string) => new RegExp(`<${element}>([^<]*)</${element}>`).exec(text)?.[1];
const create = async (QueueName: string) => {
  const { text } = await ask('CreateQueue', {
    QueueName,
    'Attribute.1.Name': 'VisibilityTimeout',
    'Attribute.1.Value': '7',
  });
  return valueIn(text, 'QueueUrl') ?? '';
};

beforeEach(async () => {
  cloud = createTestCloud();
  endpoint = (await cloud.serve(createSqs(cloud.context))).endpoint;
});
afterEach(() => cloud.close());

describe('SQS by its query protocol', () => {
  it('makes, lists and describes queues', async () => {
    const QueueUrl = await create('jobs');
    expect(QueueUrl).toMatch(/\/000000000000\/jobs$/);
    expect((await ask('ListQueues')).text).toContain(`<QueueUrl>${QueueUrl}</QueueUrl>`);
    const { text, type } = await ask('GetQueueAttributes', { QueueUrl, 'AttributeName.1': 'VisibilityTimeout' });
    expect(type).toBe('text/xml');
    expect(text).toContain('<Attribute><Name>VisibilityTimeout</Name><Value>7</Value></Attribute>');
    expect(text).toMatch(
      /^<\?xml[^>]*>\n<GetQueueAttributesResponse xmlns="http:\/\/queue.amazonaws.com\/doc\/2012-11-05\/">/,
    );
  });

  it('sends, receives and deletes a message with its attributes', async () => {
    const QueueUrl = await create('jobs');
    const sent = await ask('SendMessage', {
      QueueUrl,
      MessageBody: 'a < b',
      ...{ 'MessageAttribute.1.Name': 'kind', 'MessageAttribute.1.Value.DataType': 'String' },
      'MessageAttribute.1.Value.StringValue': 'first',
    });
    const all = { QueueUrl, 'MessageAttributeName.1': 'All', 'AttributeName.1': 'All' };
    const { text } = await ask('ReceiveMessage', all);
    expect(valueIn(text, 'MessageId')).toBe(valueIn(sent.text, 'MessageId'));
    expect(text).toContain('<Body>a &lt; b</Body>');
    expect(text).toContain(
      '<MessageAttribute><Name>kind</Name><Value><DataType>String</DataType><StringValue>first</StringValue></Value>',
    );
    expect(text).toContain('<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>');
    const ReceiptHandle = valueIn(text, 'ReceiptHandle') ?? '';
    expect((await ask('DeleteMessage', { ReceiptHandle }, new URL(QueueUrl).pathname)).status).toBe(200);
    const left = await ask('GetQueueAttributes', { QueueUrl, 'AttributeName.1': 'All' });
    expect(left.text).toContain('<Name>ApproximateNumberOfMessagesNotVisible</Name><Value>0</Value>');
  });

  it('takes batches, each entry for itself', async () => {
    const QueueUrl = await create('jobs');
    const entry = (index: number, Id: string, body: string) => ({
      [`SendMessageBatchRequestEntry.${index}.Id`]: Id,
      [`SendMessageBatchRequestEntry.${index}.MessageBody`]: body,
    });
    const { text } = await ask('SendMessageBatch', { QueueUrl, ...entry(1, 'a', 'x'), ...entry(2, 'b', '') });
    expect(text).toContain('<SendMessageBatchResultEntry><Id>a</Id>');
    expect(text).toContain('<BatchResultErrorEntry><Id>b</Id><SenderFault>true</SenderFault>');
  });

  it('refuses in the words of the protocol', async () => {
    const none = await ask('SendMessage', { QueueUrl: 'http://localhost/000000000000/none', MessageBody: 'x' });
    expect(none.status).toBe(400);
    expect(none.text).toContain('<Code>AWS.SimpleQueueService.NonExistentQueue</Code>');
    expect((await ask('NoSuchThing')).text).toContain('<Code>InvalidAction</Code>');
    expect((await ask('SendMessage', { 'A.1.2.3.4.5.6.7': 'x' })).text).toContain('<Code>MalformedInput</Code>');
  });
});
