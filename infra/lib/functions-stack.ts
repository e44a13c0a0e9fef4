import type { FunctionName } from '@portico/contract';
import { Stack, type StackProps } from 'aws-cdk-lib';
import { FilterPattern, SubscriptionFilter } from 'aws-cdk-lib/aws-logs';
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations';
import type { Construct } from 'constructs';
import type { AnsweringFunction } from './constructs/answering-function.ts';
import { deadLetters } from './constructs/dead-letters.ts';
import { Network } from './constructs/network.ts';
import { allowOwnKey } from './constructs/own-key.ts';
import { PortalFunction } from './constructs/portal-function.ts';
import { signInAlarm } from './constructs/sign-in-alarm.ts';
import { dashboards } from './dashboards.ts';
import { auditFunctions } from './functions/audit.ts';
import { httpFunctions } from './functions/http.ts';
import { mailers } from './functions/mails.ts';
import { type Stacks, surroundingsOf } from './functions/surroundings.ts';
import { upkeep } from './functions/upkeep.ts';
import { workers } from './functions/workers.ts';

export type FunctionsStackProps = StackProps & Stacks;

/** What runs: the five functions, the gateway, the authorizer, and the consumers of events with their queues. */
export class FunctionsStack extends Stack {
  readonly http: Record<FunctionName, AnsweringFunction>;
  readonly authorizer: AnsweringFunction;
  /** Counts calls; the API brings it those that it refused itself. */
  readonly usage: PortalFunction;

  constructor(scope: Construct, id: string, props: FunctionsStackProps) {
    super(scope, id, props);
    const surroundings = surroundingsOf(this, props);
    const { http, authorizer } = httpFunctions(this, surroundings);
    const { imports, reports, apiJobs, searchIndex, runs } = workers(this, surroundings);
    const { invitations, links, notices } = mailers(this, surroundings);
    upkeep(this, surroundings);
    const { auditJobs } = auditFunctions(this, surroundings);
    this.http = http;
    this.authorizer = authorizer;
    // Read by the API as it stood before there were aliases: they go once every API was deployed anew.
    for (const one of [...Object.values(http), authorizer]) this.exportValue(one.function.functionArn);

    // They call what people name: backends, and documents by address. Test runs call the gateway as everybody does.
    new Network(this, 'Network', [http.gateway, http.apis, imports]);

    // What people wait for is told by who answers whether the API works; of the buckets that they are there.
    const queues = { imports, reports, apiJobs, searchIndex, runs, invitations, notices, links, auditJobs };
    http.auth.function.addEnvironment(
      'QUEUES',
      JSON.stringify(Object.fromEntries(Object.values(queues).map(({ name, queue }) => [name, queue.queueUrl]))),
    );
    http.auth.allow(
      ['sqs:GetQueueAttributes'],
      Object.values(queues).map(({ queue }) => queue.queueArn),
    );

    const uncounted = 'Calls are not counted: usage pages and quotas fall behind.';
    this.usage = new PortalFunction(this, 'Usage', {
      bundle: 'analytics/usage',
      breaks: uncounted,
      timeoutSeconds: 30,
      environment: { TABLE_NAME: surroundings.table.tableName },
      // The log subscription invokes it without waiting: what fails three times is kept.
      deadLetters: deadLetters(this, 'UsageFailures', { notices: uncounted, heading: 'usage', severity: 'tomorrow' }),
    });
    const { usage } = this;
    surroundings.table.allow(usage.role, 'BatchWriteItem', 'GetItem', 'PutItem', 'UpdateItem');
    new SubscriptionFilter(this, 'UsageLines', {
      logGroup: http.gateway.logGroup,
      destination: new LambdaDestination(usage.function),
      filterPattern: FilterPattern.stringValue('$.kind', '=', 'usage'),
    });
    allowOwnKey(
      this,
      this.node.findAll().flatMap((one) => (one instanceof PortalFunction ? one.role.roleName : [])),
    );
    signInAlarm(this);
    dashboards(this);
  }
}
