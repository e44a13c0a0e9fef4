import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { AwsError, type CloudContext } from '../../service.ts';
import type { Outbox } from '../delivery/outbox.ts';
import { matchesPattern } from '../events/pattern.ts';
import type { Mailbox } from '../ses/mailbox.ts';
import { type Fields, parseFields, textOf } from '../wire/fields.ts';
import { transaction } from '../wire/transaction.ts';
import type { Subscription, TopicStore } from './topic-store.ts';

export type TopicMessageAttribute = {
  readonly Type: string;
  readonly Value: string;
};

export type TopicMessage = {
  readonly topicArn: string;
  readonly message: string;
  readonly subject: string | undefined;
  readonly attributes: Readonly<Record<string, TopicMessageAttribute>>;
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
  /** `json`: the message has one text per protocol and a default. */
  readonly structure: string | undefined;
};

const SIZE_BYTES_MAX = 262_144;

const filterValues = (attributes: TopicMessage['attributes']): Fields => {
  const values: Record<string, unknown> = {};
  for (const [name, { Type, Value }] of Object.entries(attributes)) {
    if (Type === 'Number') values[name] = Number(Value);
    else if (Type === 'String.Array') values[name] = parseFields(`{"list":${Value}}`).list;
    else values[name] = Value;
  }
  return values;
};

const wants = (subscription: Subscription, message: TopicMessage): boolean => {
  const policy = subscription.attributes.FilterPolicy;
  if (policy === undefined || policy === '') return true;
  const body = subscription.attributes.FilterPolicyScope === 'MessageBody';
  return matchesPattern(parseFields(policy), body ? parseFields(message.message) : filterValues(message.attributes));
};

const textFor = (message: TopicMessage, protocol: string): string => {
  if (message.structure !== 'json') return message.message;
  const texts = parseFields(message.message);
  return textOf(texts, protocol) ?? textOf(texts, 'default') ?? '';
};

/** The envelope of HTTP, SQS and e-mail-JSON deliveries ("Parsing Amazon SNS message formats"). */
const envelopeOf = (
  context: CloudContext,
  message: TopicMessage,
  messageId: string,
  text: string,
  subscription: Subscription,
) => ({
  Type: 'Notification',
  MessageId: messageId,
  TopicArn: message.topicArn,
  ...(message.subject === undefined ? {} : { Subject: message.subject }),
  Message: text,
  Timestamp: context.now().toISOString(),
  SignatureVersion: '1',
  Signature: 'LOCAL',
  SigningCertURL: `${context.origins.services}/sns.pem`,
  UnsubscribeURL: `${context.origins.services}/?Action=Unsubscribe&SubscriptionArn=${subscription.arn}`,
  ...(Object.keys(message.attributes).length > 0 ? { MessageAttributes: message.attributes } : {}),
});

/** Turns a published message into deliveries, durable before the publisher is answered. */
export const createPublisher = (
  context: CloudContext,
  database: DatabaseSync,
  topics: TopicStore,
  outbox: Outbox,
  mailbox: Mailbox,
) => {
  const toQueue = (subscription: Subscription, message: TopicMessage, messageId: string, text: string) => {
    const raw = subscription.attributes.RawMessageDelivery === 'true';
    const own = raw
      ? Object.fromEntries(Object.entries(message.attributes).map(([name, attribute]) => [name, attribute.Value]))
      : {};
    outbox.add({
      targetArn: subscription.endpoint,
      payload: raw ? text : JSON.stringify(envelopeOf(context, message, messageId, text, subscription)),
      attributes: {
        ...own,
        ...(message.groupId === undefined
          ? {}
          : { MessageGroupId: message.groupId, MessageDeduplicationId: message.deduplicationId ?? messageId }),
      },
      deadLetterArn: textOf(parseFields(subscription.attributes.RedrivePolicy), 'deadLetterTargetArn'),
    });
  };
  const toFunction = (subscription: Subscription, message: TopicMessage, messageId: string, text: string) => {
    const Sns = {
      ...envelopeOf(context, message, messageId, text, subscription),
      Subject: message.subject ?? null,
      MessageAttributes: message.attributes,
    };
    const record = { EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: subscription.arn, Sns };
    outbox.add({
      targetArn: subscription.endpoint,
      payload: JSON.stringify({ Records: [record] }),
      attributes: { sourceArn: message.topicArn },
      deadLetterArn: textOf(parseFields(subscription.attributes.RedrivePolicy), 'deadLetterTargetArn'),
    });
  };
  const deliver = (subscription: Subscription, message: TopicMessage, messageId: string) => {
    const text = textFor(message, subscription.protocol);
    if (subscription.protocol === 'sqs') toQueue(subscription, message, messageId, text);
    else if (subscription.protocol === 'lambda') toFunction(subscription, message, messageId, text);
    else {
      const body =
        subscription.protocol === 'email'
          ? text
          : JSON.stringify(envelopeOf(context, message, messageId, text, subscription), null, 2);
      mailbox.put({
        from: 'no-reply@sns.amazonaws.com',
        to: [subscription.endpoint],
        subject: message.subject ?? 'AWS Notification Message',
        text: body,
      });
    }
  };
  return (message: TopicMessage): string => {
    topics.known(message.topicArn);
    if (Buffer.byteLength(message.message) > SIZE_BYTES_MAX)
      throw new AwsError('InvalidParameter', 'Invalid parameter: Message too long');
    if (message.structure === 'json' && textOf(parseFields(message.message), 'default') === undefined) {
      throw new AwsError(
        'InvalidParameter',
        'Invalid parameter: Message Structure - No default entry in JSON message body',
      );
    }
    if (message.topicArn.endsWith('.fifo') && message.groupId === undefined)
      throw new AwsError(
        'InvalidParameter',
        'Invalid parameter: The MessageGroupId parameter is required for FIFO topics',
      );
    const messageId = randomUUID();
    transaction(database, () => {
      for (const subscription of topics.subscriptions(message.topicArn))
        if (wants(subscription, message)) deliver(subscription, message, messageId);
    });
    outbox.drain();
    return messageId;
  };
};

export type Publish = ReturnType<typeof createPublisher>;
