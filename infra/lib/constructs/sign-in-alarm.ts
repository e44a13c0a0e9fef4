import { Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { counted, shareOf } from './measures.ts';
import { PortalAlarm } from './portal-alarm.ts';

const PERIOD = Duration.minutes(15);
const STEPS_FLOOR = 50;
/** Of a hundred. People mistype; not every second one. */
const REFUSED_ABOVE = 50;

/** Of the steps of sign-ins more than half are refused. */
export const signInAlarm = (scope: Construct): void => {
  const stack = Stack.of(scope);
  const metrics = {
    passed: counted(stack, 'auth', 'SignInSteps', PERIOD),
    refused: counted(stack, 'auth', 'SignInStepsRefused', PERIOD),
  };
  new PortalAlarm(scope, 'SignInsRefused', {
    notices: 'More than half of those who sign in are refused: somebody tries passwords, or nobody gets in.',
    heading: 'sign-ins-refused',
    severity: 'page',
    metric: shareOf({
      ...{ label: 'Refused, of a hundred', metrics, period: PERIOD, floor: STEPS_FLOOR },
      part: 'FILL(refused, 0)',
      whole: 'FILL(refused, 0) + FILL(passed, 0)',
    }),
    above: REFUSED_ABOVE,
  });
};
