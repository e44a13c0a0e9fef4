import {
  DeleteRuleCommand,
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  ResourceNotFoundException,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestCloud, type TestCloud } from '../testing.ts';
import { createEvents } from './index.ts';
import { matchesPattern } from './pattern.ts';

let cloud: TestCloud;
let service: ReturnType<typeof createEvents>;
let client: EventBridgeClient;
const queue = 'arn:aws:sqs:us-east-1:000000000000:q';
const deploy = (type: string, logicalId: string, properties: Record<string, unknown>) =>
  service.resources[type]?.({ stack: 's', logicalId, properties });
const put = (detail: object, more: object = {}) =>
  client.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: 'portico',
          Source: 'portico.apis',
          DetailType: 'ApiPublished',
          Detail: JSON.stringify(detail),
          ...more,
        },
      ],
    }),
  );
const rule = async (EventPattern: object, target: object = {}) =>
  await deploy('AWS::Events::Rule', 'Rule', {
    EventBusName: 'portico',
    EventPattern,
    Targets: [{ Id: 't', Arn: queue, ...target }],
  });

beforeEach(async () => {
  cloud = createTestCloud();
  service = createEvents(cloud.context);
  client = new EventBridgeClient(await cloud.serve(service));
  await deploy('AWS::Events::EventBus', 'Bus', { Name: 'portico' });
});
afterEach(async () => {
  client.destroy();
  await cloud.close();
});

describe('PutEvents', () => {
  it('delivers the whole event to the target of a matching rule, and nothing for others', async () => {
    await rule({ source: ['portico.apis'], detail: { slug: [{ prefix: 'mu' }] } });
    await put({ slug: 'other' });
    const answer = await put({ slug: 'museum' });
    await vi.waitFor(() => expect(cloud.deliveries.length).toBe(1));
    const [delivery] = cloud.deliveries;
    expect(delivery?.arn).toBe(queue);
    expect(JSON.parse(delivery?.payload ?? '')).toMatchObject({
      id: answer.Entries?.[0]?.EventId,
      source: 'portico.apis',
      'detail-type': 'ApiPublished',
      detail: { slug: 'museum' },
      account: '000000000000',
    });
  });

  it('refuses a broken entry alone and keeps the others', async () => {
    await rule({ source: [{ prefix: '' }] });
    const answer = await client.send(
      new PutEventsCommand({
        Entries: [
          { EventBusName: 'portico', Source: 's', DetailType: 't', Detail: '{"a":1}' },
          { EventBusName: 'portico', Source: 's', DetailType: 't', Detail: 'nope' },
          { EventBusName: 'none', Source: 's', DetailType: 't', Detail: '{}' },
          { EventBusName: 'portico', Source: 'aws.s3', DetailType: 't', Detail: '{}' },
        ],
      }),
    );
    expect(answer.FailedEntryCount).toBe(3);
    expect(answer.Entries?.map((entry) => entry.ErrorCode)).toEqual([
      undefined,
      'MalformedDetail',
      'ResourceNotFoundException',
      'NotAuthorizedForSourceException',
    ]);
    await vi.waitFor(() => expect(cloud.deliveries.length).toBe(1));
  });

  it('shapes the payload with the input transformer', async () => {
    await rule(
      { source: ['portico.apis'] },
      {
        InputTransformer: {
          InputPathsMap: { slug: '$.detail.slug', tags: '$.detail.tags' },
          InputTemplate: '{"text": "published <slug>", "tags": <tags>, "rule": "<aws.events.rule-name>"}',
        },
      },
    );
    await put({ slug: 'a "b"', tags: ['x'] });
    await vi.waitFor(() => expect(cloud.deliveries.length).toBe(1));
    expect(JSON.parse(cloud.deliveries[0]?.payload ?? '')).toMatchObject({ text: 'published a "b"', tags: ['x'] });
  });

  it('names the group of a queue by a path in the event', async () => {
    await rule({ source: ['portico.apis'] }, { SqsParameters: { MessageGroupId: '$.detail.holder' } });
    await put({ holder: 'h1' });
    await vi.waitFor(() => expect(cloud.deliveries.length).toBe(1));
    expect(cloud.deliveries[0]?.attributes).toMatchObject({ MessageGroupId: 'h1' });
  });

  it('retries a target that refuses and gives the event to the dead-letter queue when it is given up', async () => {
    const dead = 'arn:aws:sqs:us-east-1:000000000000:dead';
    let tries = 0;
    cloud.onDeliver((delivery) => {
      if (delivery.arn === queue) {
        tries++;
        throw new Error('refused');
      }
      cloud.deliveries.push(delivery);
    });
    await rule(
      { source: ['portico.apis'] },
      { RetryPolicy: { MaximumRetryAttempts: 1 }, DeadLetterConfig: { Arn: dead } },
    );
    await put({});
    await vi.waitFor(() => expect(cloud.deliveries.length).toBe(1), { timeout: 5000 });
    expect(tries).toBe(2);
    expect(cloud.deliveries[0]).toMatchObject({
      arn: dead,
      attributes: { TARGET_ARN: queue, ERROR_MESSAGE: 'refused' },
    });
  });

  it('delivers an acknowledged event after the process died before its delivery', async () => {
    cloud.onDeliver(() => new Promise(() => undefined));
    await rule({ source: ['portico.apis'] });
    await put({ kept: true });
    // The first engine never finishes its delivery; a second one over the same file does.
    const again = createEvents(cloud.context);
    cloud.onDeliver((delivery) => void cloud.deliveries.push(delivery));
    again.start?.();
    await vi.waitFor(() => expect(cloud.deliveries.length).toBe(1));
    await again.stop();
    cloud.close = async () => cloud.reopen();
  });

  it('hands an event on from one bus to another', async () => {
    await rule({ detail: { a: [1] } });
    await service.accept?.(
      'arn:aws:events:us-east-1:000000000000:event-bus/portico',
      JSON.stringify({ id: 'x', source: 'aws.s3', detail: { a: 1 } }),
      {},
    );
    await vi.waitFor(() => expect(cloud.deliveries.length).toBe(1));
    expect(JSON.parse(cloud.deliveries[0]?.payload ?? '').id).toBe('x');
  });
});

describe('rules', () => {
  it('are made, given targets and guarded against deletion through the API', async () => {
    await client.send(new PutRuleCommand({ Name: 'r', EventBusName: 'portico', EventPattern: '{"source":["x"]}' }));
    await client.send(
      new PutTargetsCommand({ Rule: 'r', EventBusName: 'portico', Targets: [{ Id: '1', Arn: queue }] }),
    );
    await expect(client.send(new DeleteRuleCommand({ Name: 'r', EventBusName: 'portico' }))).rejects.toThrow(/targets/);
    await expect(
      client.send(new PutTargetsCommand({ Rule: 'none', EventBusName: 'portico', Targets: [] })),
    ).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(client.send(new PutRuleCommand({ Name: 'r', EventPattern: '{"source":"x"}' }))).rejects.toThrow(
      /not valid/,
    );
    for (const ScheduleExpression of ['rate(0 minutes)', 'rate(1 minutes)'])
      await expect(client.send(new PutRuleCommand({ Name: 'r', ScheduleExpression }))).rejects.toThrow(/Schedule/);
    const long = JSON.stringify({ source: Array.from({ length: 300 }, (_, index) => `source-${index}`) });
    await expect(client.send(new PutRuleCommand({ Name: 'r', EventPattern: long }))).rejects.toThrow(/2048/);
    const test = await client.send(
      new TestEventPatternCommand({ EventPattern: '{"a":[{"numeric":[">",1]}]}', Event: '{"a":2}' }),
    );
    expect(test.Result).toBe(true);
  });

  it('fire on their schedule, once for the time that was missed while stopped', async () => {
    await deploy('AWS::Events::Rule', 'Nightly', {
      ScheduleExpression: 'rate(1 hour)',
      Targets: [{ Id: 't', Arn: queue }],
    });
    cloud.setNow(() => new Date(Date.now() + 5 * 3_600_000));
    await deploy('AWS::Events::Rule', 'Nightly', {
      ScheduleExpression: 'rate(1 hour)',
      Targets: [{ Id: 't', Arn: queue }],
    });
    service.start?.();
    await vi.waitFor(() => expect(cloud.deliveries.length).toBe(1));
    expect(JSON.parse(cloud.deliveries[0]?.payload ?? '')).toMatchObject({
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
    });
  });

  it('ask IAM for PutEvents on each bus of the request', () => {
    const request = {
      method: 'POST',
      path: '/',
      query: new URLSearchParams(),
      caller: 'r',
      headers: { 'x-amz-target': 'AWSEvents.PutEvents' },
      body: Buffer.from(
        '{"Entries":[{"EventBusName":"portico"},{"EventBusName":"arn:aws:events:us-east-1:000000000000:event-bus/portico"},{}]}',
      ),
    };
    expect(service.requirements(request).map((entry) => entry.resource)).toEqual([
      'arn:aws:events:us-east-1:000000000000:event-bus/portico',
      'arn:aws:events:us-east-1:000000000000:event-bus/default',
    ]);
  });
});

describe('an event pattern', () => {
  const event = {
    source: 'portico',
    detail: { n: 5, s: 'Museum.yaml', ip: '10.1.2.3', list: ['a', 'b'], empty: null, items: [{ k: 1 }, { k: 2 }] },
  };
  const cases: [object, boolean][] = [
    [{ source: ['portico'] }, true],
    [{ source: ['x', 'portico'] }, true],
    [{ detail: { s: [{ suffix: '.yaml' }] } }, true],
    [{ detail: { s: [{ prefix: { 'equals-ignore-case': 'museum' } }] } }, true],
    [{ detail: { s: [{ wildcard: 'M*.y*l' }] } }, true],
    [{ detail: { s: [{ wildcard: 'M*.json' }] } }, false],
    [{ detail: { s: [{ 'anything-but': ['Museum.yaml'] }] } }, false],
    [{ detail: { s: [{ 'anything-but': { prefix: 'X' } }] } }, true],
    [{ detail: { n: [{ numeric: ['>', 1, '<=', 5] }] } }, true],
    [{ detail: { n: [{ numeric: ['>', 5] }] } }, false],
    [{ detail: { ip: [{ cidr: '10.0.0.0/8' }] } }, true],
    [{ detail: { ip: [{ cidr: '10.2.0.0/16' }] } }, false],
    [{ detail: { none: [{ exists: false }] } }, true],
    [{ detail: { n: [{ exists: false }] } }, false],
    [{ detail: { empty: [null] } }, true],
    [{ detail: { list: ['b'] } }, true],
    [{ detail: { items: { k: [2] } } }, true],
    [{ $or: [{ source: ['x'] }, { detail: { n: [5] } }] }, true],
    [{ $or: [{ source: ['x'] }, { detail: { n: [6] } }] }, false],
    [{ detail: { n: ['5'] } }, false],
    [{ constructor: ['x'] }, false],
  ];
  it.each(cases)('%j answers %s', (pattern, expected) => {
    expect(matchesPattern({ ...pattern }, event)).toBe(expected);
  });
});
