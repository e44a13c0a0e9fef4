import { TABLE } from '@portico/data/table';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { FIVE_MINUTES } from './measures.ts';
import { PortalAlarm } from './portal-alarm.ts';
import type { PortalTable } from './portal-table.ts';

/** The SDK tries again what is throttled: a few are nobody's trouble. */
const THROTTLES_ABOVE = 50;
const SYSTEM_ERRORS_ABOVE = 10;
/** What functions ask of the table most; an alarm is made of ten metrics at most. */
const OPERATIONS = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'TransactWriteItems',
  'BatchWriteItem',
];

const sumOf = (label: string, metrics: Readonly<Record<string, Metric>>): MathExpression =>
  new MathExpression({
    label,
    expression: Object.keys(metrics)
      .map((id) => `FILL(${id}, 0)`)
      .join(' + '),
    usingMetrics: { ...metrics },
    period: FIVE_MINUTES,
  });

/** The table has no room for what is asked of it, or fails by itself. */
export const tableAlarms = (scope: Construct, table: PortalTable): void => {
  const metric = (metricName: string, more: Readonly<Record<string, string>>) =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: table.tableName, ...more },
      statistic: Stats.SUM,
      period: FIVE_MINUTES,
    });
  const indexes = TABLE.indexes.map(({ name }, at) => [
    `index${at}`,
    metric('WriteThrottleEvents', { GlobalSecondaryIndexName: name }),
  ]);
  new PortalAlarm(scope, 'Throttled', {
    notices:
      'Requests are slow or answered 503: the table, or an index of it, has no room for what is asked of one key.',
    heading: 'table',
    severity: 'page',
    metric: sumOf('Throttled', {
      reads: metric('ReadThrottleEvents', {}),
      writes: metric('WriteThrottleEvents', {}),
      ...Object.fromEntries(indexes),
    }),
    above: THROTTLES_ABOVE,
    of: [2, 3],
  });
  new PortalAlarm(scope, 'TableFails', {
    notices: 'Requests fail or are slow: DynamoDB itself fails.',
    heading: 'table',
    severity: 'page',
    metric: sumOf(
      'Failed',
      Object.fromEntries(
        OPERATIONS.map((operation) => [
          `${operation.slice(0, 1).toLowerCase()}${operation.slice(1)}`,
          metric('SystemErrors', { Operation: operation }),
        ]),
      ),
    ),
    above: SYSTEM_ERRORS_ABOVE,
    of: [2, 3],
  });
};
