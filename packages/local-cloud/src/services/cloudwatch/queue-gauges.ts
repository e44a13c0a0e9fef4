import type { QueuePort } from '../sqs/index.ts';
import type { Gauge } from './index.ts';

/** What SQS tells CloudWatch of each queue. */
export const queueGauges = (queues: Pick<QueuePort, 'measure'>): readonly Gauge[] =>
  queues.measure().flatMap(({ name, waiting, underWay, oldestSeconds }) => {
    const gauge = (metric: string, value: number): Gauge => ({
      metric: { namespace: 'AWS/SQS', name: metric, dimensions: { QueueName: name } },
      value,
    });
    return [
      gauge('ApproximateNumberOfMessagesVisible', waiting),
      gauge('ApproximateNumberOfMessagesNotVisible', underWay),
      gauge('ApproximateAgeOfOldestMessage', oldestSeconds),
    ];
  });
