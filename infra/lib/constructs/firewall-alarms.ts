import { Aws } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { environmentOf } from '../environment.ts';
import { FIVE_MINUTES, shareOf } from './measures.ts';
import { PortalAlarm } from './portal-alarm.ts';

/** Before the portal's host, before the API's host, and before the API itself. */
export const FIREWALLS = ['portal', 'gateway', 'api'] as const;
/** How one calls itself in CloudWatch (`metricName`): said here, so that nothing of its stack is imported. */
export const firewallName = (scope: Construct, firewall: (typeof FIREWALLS)[number]): string =>
  ['portico', environmentOf(scope)?.name, firewall].filter((part) => part !== undefined).join('-');

const REQUESTS_FLOOR = 500;
/** Of a hundred: the internet tries a few doors at any time. */
const BLOCKED_ABOVE = 25;
const PAST_THE_EDGE_ABOVE = 200;

const requests = (metricName: string, dimensions: Readonly<Record<string, string>>): Metric =>
  new Metric({
    namespace: 'AWS/WAFV2',
    metricName,
    dimensionsMap: { ...dimensions, Rule: 'ALL' },
    statistic: Stats.SUM,
    period: FIVE_MINUTES,
  });

/** More is blocked than the internet always tries; or somebody has found the API behind the edge. */
export const firewallAlarms = (scope: Construct): void => {
  for (const host of ['portal', 'gateway'] as const) {
    const edge = { WebACL: firewallName(scope, host) };
    new PortalAlarm(scope, host === 'portal' ? 'BlockedAtThePortal' : 'BlockedAtTheGateway', {
      notices: `A quarter of all requests of the ${host}’s host is blocked at the edge: an attack, or a rule that refuses people.`,
      heading: 'blocked',
      severity: 'tomorrow',
      metric: shareOf({
        label: 'Blocked, of a hundred',
        part: 'FILL(blocked, 0)',
        whole: 'FILL(blocked, 0) + FILL(allowed, 0)',
        floor: REQUESTS_FLOOR,
        metrics: { blocked: requests('BlockedRequests', edge), allowed: requests('AllowedRequests', edge) },
      }),
      above: BLOCKED_ABOVE,
      of: [2, 3],
    });
  }
  new PortalAlarm(scope, 'PastTheEdge', {
    notices:
      'Somebody asks the API past the edge, and is refused; or the edge proves itself by an old secret, and everybody is.',
    heading: 'blocked',
    severity: 'page',
    metric: requests('BlockedRequests', { WebACL: firewallName(scope, 'api'), Region: Aws.REGION }),
    above: PAST_THE_EDGE_ABOVE,
    of: [2, 3],
  });
};
