import { Aws } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { FIVE_MINUTES, shareOf } from './measures.ts';
import { PortalAlarm } from './portal-alarm.ts';

/** How the firewalls call themselves in CloudWatch (`metricName` of each): named here, so that nothing of their stacks is imported. */
export const FIREWALLS = { edge: 'portico', api: 'portico-api' } as const;

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
  const [edge, api] = [{ WebACL: FIREWALLS.edge }, { WebACL: FIREWALLS.api, Region: Aws.REGION }];
  new PortalAlarm(scope, 'BlockedAtTheEdge', {
    notices: 'A quarter of all requests is blocked at the edge: an attack, or a rule that refuses people.',
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
  new PortalAlarm(scope, 'PastTheEdge', {
    notices:
      'Somebody asks the API past the edge, and is refused; or the edge proves itself by an old secret, and everybody is.',
    heading: 'blocked',
    severity: 'page',
    metric: requests('BlockedRequests', api),
    above: PAST_THE_EDGE_ABOVE,
    of: [2, 3],
  });
};
