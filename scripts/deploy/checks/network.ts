import { type Finding, good, refused } from '../findings.ts';
import type { Values } from '../values.ts';

/** Whether what is said of a VPC goes together: CloudFormation would find out with half of the stacks made. */
export const checkNetwork = (values: Values): readonly Finding[] => {
  const { VpcId: vpc = '', PrivateSubnetIds: subnets = '', PrivateRouteTableIds: tables = '' } = values;
  const { SecurityGroupId: group = '', VpcEndpoints: endpoints = 'no' } = values;
  if (vpc === '') {
    const idle = subnets !== '' || tables !== '' || group !== '' || endpoints === 'yes';
    return idle
      ? [refused('network', 'subnets, route tables, a security group and endpoints are of a VPC: say VpcId')]
      : [];
  }
  if (subnets === '') return [refused('network', `functions stand in subnets of ${vpc}: say PrivateSubnetIds`)];
  if (endpoints === 'yes' && tables === '')
    return [refused('network', 'endpoints of DynamoDB and S3 are ways of route tables: say PrivateRouteTableIds')];
  return [good('network', `what calls out stands in ${subnets.split(',').length} subnets of ${vpc}`)];
};
