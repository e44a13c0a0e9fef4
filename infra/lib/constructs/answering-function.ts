import { Aws, Fn, RemovalPolicy } from 'aws-cdk-lib';
import { Alias, type CfnAlias, type CfnFunction, type CfnVersion } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { condition } from '../condition.ts';
import { parameter } from '../parameters.ts';
import type { Watched } from './function-alarms.ts';
import { PortalFunction, type PortalFunctionProps } from './portal-function.ts';
import { Releases, releaseOf } from './releases.ts';

export type AnsweringFunctionProps = PortalFunctionProps & {
  readonly watched: Exclude<Watched, 'works'>;
  /** The parameter that says how many instances of it are kept warm. */
  readonly warm?: 'AuthorizerInstancesWarm' | 'GatewayInstancesWarm';
};

/**
 * A function that somebody waits for. It is reached by its alias `live` alone, which a deployment leads to the next version
 * in steps, and back again when one of the function's alarms rings. Versions stay: a way back by hand.
 */
export class AnsweringFunction extends PortalFunction {
  readonly live: Alias;

  constructor(scope: Construct, id: string, props: AnsweringFunctionProps) {
    super(scope, id, props);
    const release = releaseOf(this);
    // The L2s' own children are the resources they make. The function says it, too: Lambda publishes no version of what is
    // as it was, and CloudFormation would fail.
    (this.function.node.defaultChild as CfnFunction).description = release;
    const version = this.function.currentVersion;
    (version.node.defaultChild as CfnVersion).description = release;
    version.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.live = new Alias(this, 'Live', { aliasName: 'live', version });
    const alias = this.live.node.defaultChild as CfnAlias;
    const group = Releases.of(this).group(id, this.function, this.alarms);
    alias.addResourceDependency(group);
    alias.cfnOptions.updatePolicy = {
      codeDeployLambdaAliasUpdate: { applicationName: group.applicationName, deploymentGroupName: group.ref },
    };
    if (props.warm) this.keepWarm(alias, props.warm);
  }

  private keepWarm(alias: CfnAlias, name: 'AuthorizerInstancesWarm' | 'GatewayInstancesWarm') {
    const instances = parameter(this, name);
    const some = condition(this, `Has${name}`, Fn.conditionNot(Fn.conditionEquals(instances, '0')));
    alias.provisionedConcurrencyConfig = Fn.conditionIf(
      some.logicalId,
      { ProvisionedConcurrentExecutions: instances },
      Aws.NO_VALUE,
    );
  }
}
