import {
  AwsError,
  type CloudContext,
  type IamRequirement,
  type ResourceHandler,
  type Service,
  type ServiceRequest,
} from '../../service.ts';
import { createOutbox } from '../delivery/outbox.ts';
import { createMailbox } from '../ses/mailbox.ts';
import { entriesOf, formOf, type QueryOperation, queryHandler, requiredParameter } from '../wire/aws-query.ts';
import { type Fields, flagOf, recordsOf, requiredText, textOf } from '../wire/fields.ts';
import { physicalName } from '../wire/physical-name.ts';
import { createPublisher, type Publish, type TopicMessage, type TopicMessageAttribute } from './publisher.ts';
import { createTopicStore, type TopicStore } from './topic-store.ts';

export type SnsPort = Record<never, never>;

const NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/';

const messageAttributes = (form: URLSearchParams, prefix: string): Record<string, TopicMessageAttribute> => {
  const attributes: Record<string, TopicMessageAttribute> = {};
  for (let index = 1; form.has(`${prefix}MessageAttributes.entry.${index}.Name`); index++) {
    const at = `${prefix}MessageAttributes.entry.${index}`;
    attributes[form.get(`${at}.Name`) ?? ''] = {
      Type: form.get(`${at}.Value.DataType`) ?? 'String',
      Value: form.get(`${at}.Value.StringValue`) ?? form.get(`${at}.Value.BinaryValue`) ?? '',
    };
  }
  return attributes;
};

const messageOf = (form: URLSearchParams, topicArn: string, prefix = ''): TopicMessage => ({
  topicArn,
  message: requiredParameter(form, `${prefix}Message`),
  subject: form.get(`${prefix}Subject`) ?? undefined,
  attributes: messageAttributes(form, prefix),
  groupId: form.get(`${prefix}MessageGroupId`) ?? undefined,
  deduplicationId: form.get(`${prefix}MessageDeduplicationId`) ?? undefined,
  structure: form.get(`${prefix}MessageStructure`) ?? undefined,
});

const publishBatch =
  (publish: Publish): QueryOperation =>
  (form) => {
    const topicArn = requiredParameter(form, 'TopicArn');
    const successful: { Id: string; MessageId: string }[] = [];
    const failed: { Id: string; Code: string; Message: string; SenderFault: boolean }[] = [];
    for (let index = 1; form.has(`PublishBatchRequestEntries.member.${index}.Id`); index++) {
      const prefix = `PublishBatchRequestEntries.member.${index}.`;
      const Id = form.get(`${prefix}Id`) ?? '';
      try {
        successful.push({ Id, MessageId: publish(messageOf(form, topicArn, prefix)) });
      } catch (error) {
        if (!(error instanceof AwsError) || error.code === 'NotFound') throw error;
        failed.push({ Id, Code: error.code, Message: error.message, SenderFault: true });
      }
    }
    return { Successful: { member: successful }, Failed: { member: failed } };
  };

const shownSubscription = (subscription: ReturnType<TopicStore['subscription']>) => ({
  SubscriptionArn: subscription.arn,
  Owner: '000000000000',
  Protocol: subscription.protocol,
  Endpoint: subscription.endpoint,
  TopicArn: subscription.topicArn,
});

const mapOf = (values: Readonly<Record<string, string>>) => ({
  entry: Object.entries(values).map(([key, value]) => ({ key, value })),
});

const operations = (topics: TopicStore, publish: Publish): Record<string, QueryOperation> => ({
  CreateTopic: (form) => ({
    TopicArn: topics.put(requiredParameter(form, 'Name'), entriesOf(form, 'Attributes', 'key', 'value')),
  }),
  DeleteTopic: (form) => {
    topics.remove(requiredParameter(form, 'TopicArn'));
    return undefined;
  },
  ListTopics: () => ({ Topics: { member: topics.list().map((TopicArn) => ({ TopicArn })) } }),
  GetTopicAttributes: (form) => {
    const topic = topics.known(requiredParameter(form, 'TopicArn'));
    return {
      Attributes: mapOf({
        TopicArn: topic.arn,
        SubscriptionsConfirmed: String(topics.subscriptions(topic.arn).length),
        ...topic.attributes,
      }),
    };
  },
  SetTopicAttributes: (form) => {
    const topic = topics.known(requiredParameter(form, 'TopicArn'));
    topics.put(topic.arn.split(':').at(-1) ?? '', {
      [requiredParameter(form, 'AttributeName')]: form.get('AttributeValue') ?? '',
    });
    return undefined;
  },
  Subscribe: (form) => {
    const topic = topics.known(requiredParameter(form, 'TopicArn'));
    const attributes = entriesOf(form, 'Attributes', 'key', 'value');
    return {
      SubscriptionArn: topics.subscribe(
        topic.arn,
        requiredParameter(form, 'Protocol'),
        requiredParameter(form, 'Endpoint'),
        attributes,
      ).arn,
    };
  },
  Unsubscribe: (form) => {
    topics.unsubscribe(requiredParameter(form, 'SubscriptionArn'));
    return undefined;
  },
  GetSubscriptionAttributes: (form) => {
    const subscription = topics.subscription(requiredParameter(form, 'SubscriptionArn'));
    return { Attributes: mapOf({ ...shownSubscription(subscription), ...subscription.attributes }) };
  },
  SetSubscriptionAttributes: (form) => {
    const { topicArn, protocol, endpoint, attributes } = topics.subscription(
      requiredParameter(form, 'SubscriptionArn'),
    );
    topics.subscribe(topicArn, protocol, endpoint, {
      ...attributes,
      [requiredParameter(form, 'AttributeName')]: form.get('AttributeValue') ?? '',
    });
    return undefined;
  },
  ListSubscriptions: () => ({ Subscriptions: { member: topics.subscriptions(undefined).map(shownSubscription) } }),
  ListSubscriptionsByTopic: (form) => ({
    Subscriptions: {
      member: topics.subscriptions(topics.known(requiredParameter(form, 'TopicArn')).arn).map(shownSubscription),
    },
  }),
  Publish: (form) => ({
    MessageId: publish(messageOf(form, requiredParameter(form, form.has('TargetArn') ? 'TargetArn' : 'TopicArn'))),
  }),
  PublishBatch: publishBatch(publish),
  TagResource: () => undefined,
});

const policyText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const subscriptionAttributes = (properties: Fields): Record<string, string> => ({
  ...(flagOf(properties, 'RawMessageDelivery') ? { RawMessageDelivery: 'true' } : {}),
  ...(properties.FilterPolicy === undefined ? {} : { FilterPolicy: policyText(properties.FilterPolicy) }),
  ...(properties.FilterPolicyScope === undefined
    ? {}
    : { FilterPolicyScope: policyText(properties.FilterPolicyScope) }),
  ...(properties.RedrivePolicy === undefined ? {} : { RedrivePolicy: policyText(properties.RedrivePolicy) }),
});

const deployTopic =
  (topics: TopicStore): ResourceHandler =>
  (request) => {
    const { properties } = request;
    const fifo = flagOf(properties, 'FifoTopic');
    const name = textOf(properties, 'TopicName') ?? `${physicalName(request, 240)}${fifo ? '.fifo' : ''}`;
    const arn = topics.put(name, {
      DisplayName: textOf(properties, 'DisplayName') ?? '',
      ...(fifo ? { FifoTopic: 'true' } : {}),
    });
    for (const subscription of recordsOf(properties, 'Subscription'))
      topics.subscribe(arn, requiredText(subscription, 'Protocol'), requiredText(subscription, 'Endpoint'), {});
    return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
  };

export const createSns = (context: CloudContext): Service & SnsPort => {
  const database = context.database('sns');
  const topics = createTopicStore(context, database);
  const outbox = createOutbox(context, database);
  const publish = createPublisher(context, database, topics, outbox, createMailbox(context));
  return {
    signingNames: ['sns'],
    resources: {
      'AWS::SNS::Topic': deployTopic(topics),
      'AWS::SNS::Subscription': ({ properties }) => {
        const { arn } = topics.subscribe(
          requiredText(properties, 'TopicArn'),
          requiredText(properties, 'Protocol'),
          requiredText(properties, 'Endpoint'),
          subscriptionAttributes(properties),
        );
        return { ref: arn, attributes: { Arn: arn } };
      },
      'AWS::SNS::TopicPolicy': (request) => ({ ref: physicalName(request), attributes: { Id: physicalName(request) } }),
    },
    requirements(request: ServiceRequest): readonly IamRequirement[] {
      const form = formOf(request);
      const operation = form.get('Action') ?? '';
      const name = form.get('Name');
      const resource =
        form.get('TopicArn') ??
        form.get('TargetArn') ??
        form.get('SubscriptionArn') ??
        (operation === 'CreateTopic' && name !== null ? topics.arnOf(name) : '*');
      return [{ action: `sns:${operation === 'PublishBatch' ? 'Publish' : operation}`, resource }];
    },
    handle: queryHandler({ namespace: NAMESPACE, operations: operations(topics, publish), log: context.log }),
    async accept(arn, payload, attributes) {
      publish({
        topicArn: arn,
        message: payload,
        subject: attributes.Subject,
        attributes: {},
        groupId: attributes.MessageGroupId,
        deduplicationId: attributes.MessageDeduplicationId,
        structure: attributes.MessageStructure,
      });
    },
    start: () => outbox.drain(),
    stop: () => outbox.stop(),
  };
};
