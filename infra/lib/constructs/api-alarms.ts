import { Duration, type Stack } from 'aws-cdk-lib';
import type { SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { FAULTS_ABOVE, REQUESTS_FLOOR } from './function-alarms.ts';
import { counted, FIVE_MINUTES, shareOf } from './measures.ts';
import { PortalAlarm, UnusualAlarm } from './portal-alarm.ts';

/** What people notice of the whole API. What a backend failed is no fault of ours: the gateway counts it, and it is taken off. */
export const apiAlarms = (scope: Construct, api: SpecRestApi, functions: Stack): void => {
  const requests = api.metricCount({ period: FIVE_MINUTES, statistic: 'Sum' });
  new PortalAlarm(scope, 'Faults', {
    notices: 'More than five of a hundred requests to the API fail.',
    heading: 'api',
    severity: 'page',
    metric: shareOf({
      label: 'Failed, of a hundred',
      part: 'FILL(faults, 0) - FILL(behind, 0)',
      whole: 'requests',
      floor: REQUESTS_FLOOR,
      metrics: {
        requests,
        faults: api.metricServerError({ period: FIVE_MINUTES, statistic: 'Sum' }),
        behind: counted(functions, 'gateway', 'UpstreamFailures'),
      },
    }),
    above: FAULTS_ABOVE,
  });
  new UnusualAlarm(scope, 'Unusual', {
    notices: 'Far more or far fewer requests than at this hour of other weeks.',
    heading: 'traffic',
    severity: 'tomorrow',
    metric: api.metricCount({ period: Duration.minutes(15), statistic: 'Sum' }),
    deviations: 4,
    of: [3, 4],
  });
};
