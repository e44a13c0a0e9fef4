import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';
import { deadLetters } from '../constructs/dead-letters.ts';
import { streamAlarm } from '../constructs/function-alarms.ts';
import { PortalFunction } from '../constructs/portal-function.ts';
import { PortalSchedule } from '../constructs/portal-schedule.ts';
import { parameter } from '../parameters.ts';
import type { Surroundings } from './surroundings.ts';

/** What nobody asks for: ends what is overdue, keeps the app client’s connections, carries events from the table to the bus. */
export const upkeep = (scope: Construct, surroundings: Surroundings) => {
  const { table, bus, pool, signIn, backendsPrefix, withBackends } = surroundings;
  const overdue = new PortalSchedule(scope, 'Overdue', {
    bundle: 'overdue',
    breaks: 'Imports, test runs and mails whose worker died stay under way.',
    memoryMegabytes: 256,
    timeoutSeconds: 20,
    comesAgain: true,
    environment: { TABLE_NAME: table.tableName, USER_POOL_ID: pool.userPoolId, ...withBackends },
  });
  table.allow(overdue.role, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query');
  overdue.allowSecrets(['secretsmanager:DeleteSecret'], backendsPrefix);
  overdue.allow(['cognito-idp:AdminDeleteUser', 'cognito-idp:ListUsers'], [pool.userPoolArn]);

  const connections = new PortalSchedule(scope, 'Connections', {
    bundle: 'auth/connections',
    breaks: 'A deployment that changes the app client shuts out who comes through a connection, until one is changed.',
    memoryMegabytes: 256,
    timeoutSeconds: 20,
    environment: { TABLE_NAME: table.tableName, SIGN_IN_URL: parameter(scope, 'SignInUrl'), ...signIn },
  });
  table.allow(connections.role, 'GetItem', 'UpdateItem', 'DeleteItem');
  connections.allow(
    [
      'cognito-idp:DeleteIdentityProvider',
      'cognito-idp:ListIdentityProviders',
      'cognito-idp:DescribeUserPoolClient',
      'cognito-idp:UpdateUserPoolClient',
    ],
    [pool.userPoolArn],
  );

  const unheard = 'Events stay in the outbox: imports and test runs do not start, invitations are not mailed.';
  const told = { notices: unheard, heading: 'outbox', severity: 'page' } as const;
  const outbox = new PortalFunction(scope, 'Outbox', {
    bundle: 'outbox',
    breaks: unheard,
    severity: 'page',
    timeoutSeconds: 30,
    environment: { BUS_NAME: bus.eventBusName },
  });
  bus.grantPutEventsTo(outbox.role);
  const lost = deadLetters(scope, 'OutboxFailures', told);
  streamAlarm(scope, 'OutboxLate', outbox.function, 5, told);
  outbox.function.addEventSource(
    new DynamoEventSource(table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      reportBatchItemFailures: true,
      retryAttempts: 10,
      bisectBatchOnError: true,
      onFailure: new SqsDlq(lost),
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { NewImage: { __edb_e__: { S: FilterRule.isEqual('event') } } },
        }),
      ],
    }),
  );
  return { overdue, connections, outbox };
};
