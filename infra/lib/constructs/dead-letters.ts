import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { PortalAlarm, type Told } from './portal-alarm.ts';

/** The queue at the end: what could not be handled is kept for 14 days, for a person to look at and send again, who is told. */
export const deadLetters = (scope: Construct, id: string, told: Told): Queue => {
  const queue = new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  acknowledge(queue, 'AwsSolutions-SQS3', 'It is itself a dead-letter queue.');
  acknowledge(queue, 'Serverless-SQSRedrivePolicy', 'It is itself a dead-letter queue.');
  const metric = queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' });
  new PortalAlarm(scope, `${id}Filled`, { ...told, metric, above: 0 });
  return queue;
};
