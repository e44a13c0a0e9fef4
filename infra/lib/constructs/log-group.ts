import { RemovalPolicy, Token } from 'aws-cdk-lib';
import { type CfnLogGroup, LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { parameter } from '../parameters.ts';

/** A log group that stays when its stack goes, and keeps its lines for as long as the deployment says. */
export const logGroup = (scope: Construct, id: string): LogGroup => {
  const made = new LogGroup(scope, id, { removalPolicy: RemovalPolicy.RETAIN });
  // The L2's own child is the resource it makes; the L2 takes no parameter.
  (made.node.defaultChild as CfnLogGroup).retentionInDays = Token.asNumber(parameter(scope, 'LogDays'));
  return made;
};
