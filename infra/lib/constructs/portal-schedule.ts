import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { deadLetters } from './dead-letters.ts';
import { PortalFunction, type PortalFunctionProps } from './portal-function.ts';

/** A function that comes every minute; a time it could not be begun is kept. */
export class PortalSchedule extends PortalFunction {
  constructor(scope: Construct, id: string, props: PortalFunctionProps) {
    const missed = deadLetters(scope, `${id}Failures`);
    super(scope, id, { ...props, deadLetters: missed });
    const role = new Role(this, 'ScheduleRole', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.function.functionArn] }),
    );
    missed.grantSendMessages(role);
    const schedule = new CfnSchedule(this, 'Schedule', {
      flexibleTimeWindow: { mode: 'OFF' },
      scheduleExpression: 'rate(1 minute)',
      target: {
        arn: this.function.functionArn,
        roleArn: role.roleArn,
        // The next minute makes good what this one missed.
        retryPolicy: { maximumRetryAttempts: 0 },
        deadLetterConfig: { arn: missed.queueArn },
      },
    });
    // Without its policy the role could not invoke anything yet.
    schedule.node.addDependency(role);
  }
}
