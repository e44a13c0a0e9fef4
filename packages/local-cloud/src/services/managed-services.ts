import type { RequestListener } from 'node:http';
import type { Pages } from '../front-door/pages.ts';
import type { CloudContext, Service } from '../service.ts';
import { createCloudWatch } from './cloudwatch/index.ts';
import type { MetricStore } from './cloudwatch/metric-store.ts';
import { queueGauges } from './cloudwatch/queue-gauges.ts';
import { createCognito } from './cognito/index.ts';
import { createEvents } from './events/index.ts';
import { createS3 } from './s3/index.ts';
import { createScheduler, type SchedulerPort } from './scheduler/index.ts';
import { createSecretsManager } from './secrets-manager/index.ts';
import { createSes } from './ses/index.ts';
import { createSns } from './sns/index.ts';
import { createSqs, type QueuePort } from './sqs/index.ts';
import { createSsm } from './ssm/index.ts';

export type ManagedServices = {
  readonly services: readonly Service[];
  readonly queues: Service & QueuePort;
  readonly scheduler: SchedulerPort;
  readonly secrets: Service;
  readonly parameters: Service;
  /** What the front door shows to people: mails, alarms, dashboards. */
  readonly pages: Pages;
  /** The user pool's own domain: hosted sign-in, OAuth 2.0 endpoints, keys. */
  readonly signIn: RequestListener;
};

/** The services that stand on their own; each acts under the principal that AWS gives it. */
export const createManagedServices = (
  contextFor: (principal: string | undefined) => CloudContext,
  metrics: MetricStore,
): ManagedServices => {
  const sqs = createSqs(contextFor('sqs.amazonaws.com'));
  const events = createEvents(contextFor('events.amazonaws.com'));
  const sns = createSns(contextFor('sns.amazonaws.com'));
  // A schedule acts by the role it names, not by a function's permission.
  const scheduler = createScheduler(contextFor(undefined));
  const ses = createSes(contextFor('ses.amazonaws.com'));
  const s3 = createS3(contextFor('s3.amazonaws.com'));
  const secrets = createSecretsManager(contextFor('secretsmanager.amazonaws.com'));
  const parameters = createSsm(contextFor('ssm.amazonaws.com'));
  const cognito = createCognito(contextFor('cognito-idp.amazonaws.com'));
  const cloudWatch = createCloudWatch(contextFor('cloudwatch.amazonaws.com'), metrics, () => queueGauges(sqs));
  return {
    services: [sqs, events, sns, scheduler, ses, s3, secrets, parameters, cognito, cloudWatch],
    queues: sqs,
    scheduler,
    secrets,
    parameters,
    pages: {
      '/mailbox': ses.mailboxPage,
      '/alarms': cloudWatch.alarmsPage,
      '/dashboards': cloudWatch.dashboardsPage,
    },
    signIn: cognito.cognitoDomain,
  };
};
