import { CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnApplication, CfnDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { condition } from '../condition.ts';
import { environmentOf } from '../environment.ts';
import { parameter } from '../parameters.ts';

const ID = 'Releases';

/**
 * What tells two deployments apart whose templates are alike: a digest of the values that it was deployed with. A version of
 * a function keeps the environment that it was made with, and CloudFormation makes another one only where something of the
 * version itself differs.
 */
export const releaseOf = (scope: Construct): string => {
  const stack = Stack.of(scope);
  const found = stack.node.tryFindChild('Release');
  if (found instanceof CfnParameter) return found.valueAsString;
  return new CfnParameter(stack, 'Release', {
    ...{ type: 'String', default: 'local', allowedPattern: '^[a-z0-9]{1,64}$' },
    description: 'Digest of the values that this deployment is told; deploying says it',
  }).valueAsString;
};

/** How a new version takes over from the one before: all at once in a development environment that says nothing else. */
const rolloutOf = (scope: Construct): string => {
  const environment = environmentOf(scope);
  const unsaid = environment?.kind === 'development' && environment.parameters.Rollout === undefined;
  return unsaid ? 'AllAtOnce' : parameter(scope, 'Rollout');
};

/** CodeDeploy, as it leads requests from one version of a function to the next and back again when an alarm rings. */
export class Releases extends Construct {
  /** Those of a scope's stack. */
  static of(scope: Construct): Releases {
    const stack = Stack.of(scope);
    const found = stack.node.tryFindChild(ID);
    return found instanceof Releases ? found : new Releases(stack, ID);
  }

  private readonly application: CfnApplication;
  private readonly role: Role;

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    this.application = new CfnApplication(this, 'Application', { computePlatform: 'Lambda' });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('codedeploy.amazonaws.com') });
    this.role.addToPolicy(new PolicyStatement({ actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] }));
    acknowledge(this.role, 'AwsSolutions-IAM5[Resource::*]', 'CloudWatch is asked for the states of alarms by name.');
  }

  /** The group that leads the alias of a function to its next version. */
  group(id: string, of: LambdaFunction, alarms: readonly Alarm[]): CfnDeploymentGroup {
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'],
        resources: [of.functionArn, `${of.functionArn}:*`],
      }),
    );
    const { node } = of;
    if (node.defaultChild)
      acknowledge(
        this.role,
        `AwsSolutions-IAM5[Resource::<${Stack.of(this).resolve(Stack.of(this).getLogicalId(node.defaultChild as never))}.Arn>:*]`,
        'Versions of a function have no numbers beforehand.',
      );
    const rollout = rolloutOf(this);
    const atOnce = condition(this, 'AllAtOnce', Fn.conditionEquals(rollout, 'AllAtOnce')).logicalId;
    const group = new CfnDeploymentGroup(this, id, {
      applicationName: this.application.ref,
      serviceRoleArn: this.role.roleArn,
      deploymentConfigName: `CodeDeployDefault.Lambda${rollout}`,
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      // What is mended while its alarm rings would be stopped by it: all at once asks no alarm.
      alarmConfiguration: Fn.conditionIf(
        atOnce,
        { Enabled: false },
        { Enabled: true, Alarms: alarms.map(({ alarmName }) => ({ Name: alarmName })) },
      ),
      autoRollbackConfiguration: Fn.conditionIf(
        atOnce,
        { Enabled: true, Events: ['DEPLOYMENT_FAILURE'] },
        { Enabled: true, Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'] },
      ),
    });
    // Without its policy it could not lead anything yet.
    group.node.addDependency(this.role);
    return group;
  }
}
