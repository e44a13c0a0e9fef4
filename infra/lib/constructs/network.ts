import { Aws, type CfnCondition, Fn, type ICfnConditionExpression, Stack } from 'aws-cdk-lib';
import { CfnSecurityGroup, CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { condition } from '../condition.ts';
import { parameter } from '../parameters.ts';
import type { PortalFunction } from './portal-function.ts';

/** What Lambda asks of EC2 with a function's role to stand in a VPC; EC2 takes no resource for most of it. */
const INTERFACES = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];
/** What functions that call out ask of AWS besides, through the private subnets. */
const GATEWAYS = ['dynamodb', 's3'] as const;
const INTERFACED = ['secretsmanager', 'sts'] as const;

const isGiven = (value: string): ICfnConditionExpression => Fn.conditionNot(Fn.conditionEquals(value, ''));

/**
 * Lets functions stand in private subnets of a VPC of the deployment's, where it names one: to call what is private there.
 * Nothing of the VPC is made here, no NAT either; endpoints of the services that they use, where they are wanted.
 */
export class Network extends Construct {
  private readonly vpcId: string;
  private readonly subnetIds: string[];
  private readonly isWanted: CfnCondition;
  private readonly groupId: string;

  constructor(scope: Construct, id: string, functions: readonly PortalFunction[]) {
    super(scope, id);
    this.vpcId = parameter(this, 'VpcId');
    this.subnetIds = Fn.split(',', parameter(this, 'PrivateSubnetIds'));
    this.isWanted = condition(this, 'HasVpc', isGiven(this.vpcId));
    this.groupId = this.securityGroup();
    const policy = this.allowInterfaces(functions);
    for (const { function: one } of functions) {
      // The L2's own child is the resource it makes; the L2 takes no VPC that may not be there.
      (one.node.defaultChild as CfnFunction).vpcConfig = Fn.conditionIf(
        this.isWanted.logicalId,
        { SubnetIds: this.subnetIds, SecurityGroupIds: [this.groupId] },
        Aws.NO_VALUE,
      );
      if (one.node.defaultChild)
        acknowledge(
          one.node.defaultChild,
          'CloudFormation-Validate::F3031',
          'There is no VPC where the parameter that lists its subnets is empty.',
        );
      one.node.addDependency(policy);
    }
    this.endpoints();
  }

  /** The deployment's own, or one of ours, that lets out and nobody in. */
  private securityGroup(): string {
    const own = parameter(this, 'SecurityGroupId');
    const ours = new CfnSecurityGroup(this, 'SecurityGroup', {
      groupDescription: 'Functions of Portico that call out',
      vpcId: this.vpcId,
      securityGroupEgress: [{ ipProtocol: '-1', cidrIp: '0.0.0.0/0', description: 'What egress refuses, it refuses' }],
    });
    const made = Fn.conditionAnd(this.isWanted, Fn.conditionEquals(own, ''));
    ours.cfnOptions.condition = condition(this, 'MakesSecurityGroup', made);
    return Fn.conditionIf('MakesSecurityGroup', ours.attrGroupId, own).toString();
  }

  private allowInterfaces(functions: readonly PortalFunction[]): CfnPolicy {
    const statement = { Action: INTERFACES, Resource: '*' };
    const policy = new CfnPolicy(this, 'Interfaces', {
      policyName: 'network-interfaces',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          // What runs in the function may do none of it, in a VPC or not: Lambda, which may, does not say for whom it asks.
          { Effect: 'Deny', ...statement, Condition: { Null: { 'lambda:SourceFunctionArn': 'false' } } },
          Fn.conditionIf(this.isWanted.logicalId, { Effect: 'Allow', ...statement }, Aws.NO_VALUE),
        ],
      },
      roles: functions.map(({ role }) => role.roleName),
    });
    acknowledge(
      policy,
      'AwsSolutions-IAM5[Resource::*]',
      'EC2 takes no resource for most of it; code of the function is denied all of it.',
    );
    return policy;
  }

  private endpoints(): void {
    const wanted = Fn.conditionAnd(this.isWanted, Fn.conditionEquals(parameter(this, 'VpcEndpoints'), 'yes'));
    const isWanted = condition(this, 'HasEndpoints', wanted);
    const door = new CfnSecurityGroup(this, 'EndpointsGroup', {
      groupDescription: 'Endpoints that functions of Portico ask',
      vpcId: this.vpcId,
      securityGroupIngress: [
        {
          ...{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, sourceSecurityGroupId: this.groupId },
          description: 'Functions that call out',
        },
      ],
      // Nothing is called from there.
      securityGroupEgress: [{ ipProtocol: 'icmp', fromPort: 252, toPort: 86, cidrIp: '255.255.255.255/32' }],
    });
    const of = (service: string) => `com.amazonaws.${Stack.of(this).region}.${service}`;
    const gateways = GATEWAYS.map(
      (service) =>
        new CfnVPCEndpoint(this, service, {
          ...{ vpcId: this.vpcId, serviceName: of(service), vpcEndpointType: 'Gateway' },
          routeTableIds: Fn.split(',', parameter(this, 'PrivateRouteTableIds')),
        }),
    );
    const interfaces = INTERFACED.map(
      (service) =>
        new CfnVPCEndpoint(this, service, {
          ...{ vpcId: this.vpcId, serviceName: of(service), vpcEndpointType: 'Interface' },
          ...{ subnetIds: this.subnetIds, securityGroupIds: [door.attrGroupId], privateDnsEnabled: true },
        }),
    );
    for (const one of [door, ...gateways, ...interfaces]) one.cfnOptions.condition = isWanted;
  }
}
