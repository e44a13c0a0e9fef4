import { describe, expect, it } from 'vitest';
import { checkNetwork } from '../../scripts/deploy/checks/network.ts';
import { synthesized, target } from './synthesized.ts';

const { all, ours, templates } = synthesized();
const { Conditions = {}, Parameters = {} } = templates['PorticoFunctions.template.json'] ?? {};

describe('a VPC', () => {
  it('is stood in by what calls what people name, where the deployment has one; nothing changes where it has none', () => {
    const placed = ours().filter(({ properties }) => properties.VpcConfig !== undefined);
    expect(placed.map(({ id }) => id.replace(/Function.*/, '')).sort()).toEqual(['Apis', 'Gateway', 'Imports']);
    for (const { id, properties, resource } of placed) {
      expect(properties.VpcConfig, id).toEqual({
        'Fn::If': [
          'HasVpc',
          {
            SubnetIds: { 'Fn::Split': [',', { Ref: 'PrivateSubnetIds' }] },
            SecurityGroupIds: [
              {
                'Fn::If': [
                  'MakesSecurityGroup',
                  { 'Fn::GetAtt': [expect.any(String), 'GroupId'] },
                  { Ref: 'SecurityGroupId' },
                ],
              },
            ],
          },
          { Ref: 'AWS::NoValue' },
        ],
      });
      // Lambda makes interfaces with the role: it may before the function is there.
      const { DependsOn = [] } = resource as unknown as { DependsOn?: readonly string[] };
      expect(
        DependsOn.some((one) => one.startsWith('NetworkInterfaces')),
        id,
      ).toBe(true);
    }
    expect(Conditions.HasVpc).toEqual({ 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'VpcId' }, ''] }] });
    for (const name of ['VpcId', 'PrivateSubnetIds', 'SecurityGroupId', 'PrivateRouteTableIds'])
      expect(Parameters[name]?.Default, name).toBe('');
    expect(Parameters.VpcEndpoints?.Default).toBe('no');
    const made = ['AWS::EC2::SecurityGroup', 'AWS::EC2::VPCEndpoint'].flatMap(all);
    for (const { id, resource } of made)
      expect(resource.Condition, id).toMatch(/^(?:MakesSecurityGroup|HasEndpoints)$/);
  });

  it('has the endpoints that those use, for them alone, and no NAT', () => {
    const endpoints = all('AWS::EC2::VPCEndpoint').map(({ properties }) => [
      JSON.stringify(properties.ServiceName).replace(/^.*\.([a-z0-9]+)"\]\]\}$/, '$1'),
      properties.VpcEndpointType,
    ]);
    expect(Object.fromEntries(endpoints)).toEqual({
      dynamodb: 'Gateway',
      s3: 'Gateway',
      secretsmanager: 'Interface',
      sts: 'Interface',
    });
    const [door] = all('AWS::EC2::SecurityGroup').filter(({ properties }) => properties.SecurityGroupIngress);
    expect(door?.properties.SecurityGroupIngress).toMatchObject([{ FromPort: 443, ToPort: 443, IpProtocol: 'tcp' }]);
    expect(JSON.stringify(door?.properties.SecurityGroupIngress)).not.toContain('Cidr');
    expect(all('AWS::EC2::NatGateway')).toEqual([]);
  });

  it('lets no code of a function make or move an interface', () => {
    const [policy] = all('AWS::IAM::Policy').filter(({ properties }) => properties.PolicyName === 'network-interfaces');
    const { Statement } = (policy?.properties.PolicyDocument ?? { Statement: [] }) as {
      Statement: readonly Record<string, unknown>[];
    };
    const [denied, allowed] = Statement;
    expect(denied).toEqual({
      ...{ Effect: 'Deny', Action: expect.any(Array), Resource: '*' },
      Condition: { Null: { 'lambda:SourceFunctionArn': 'false' } },
    });
    const { Action, Resource } = denied ?? {};
    expect(allowed).toEqual({ 'Fn::If': ['HasVpc', { Effect: 'Allow', Action, Resource }, { Ref: 'AWS::NoValue' }] });
  });
});

describe('what is said of a VPC', () => {
  const vpc = { VpcId: 'vpc-0123456789abcdef0', PrivateSubnetIds: 'subnet-0123456789abcdef0,subnet-0123456789abcdef1' };
  it.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
    ['nothing', {}, [], ''],
    ['a VPC with its subnets', vpc, ['good'], '2 subnets'],
    ['a VPC without subnets', { VpcId: vpc.VpcId }, ['refused'], 'PrivateSubnetIds'],
    ['subnets of none', { PrivateSubnetIds: vpc.PrivateSubnetIds }, ['refused'], 'VpcId'],
    ['endpoints of none', { VpcEndpoints: 'yes' }, ['refused'], 'VpcId'],
    ['endpoints without route tables', { ...vpc, VpcEndpoints: 'yes' }, ['refused'], 'PrivateRouteTableIds'],
    ['endpoints with them', { ...vpc, VpcEndpoints: 'yes', PrivateRouteTableIds: 'rtb-01234567' }, ['good'], ''],
  ])('%s', (_what, values, verdicts, says) => {
    const found = checkNetwork(values);
    expect(found.map(({ verdict }) => verdict)).toEqual(verdicts);
    expect(found.map((one) => one.says).join()).toContain(says);
  });
});

describe('instances that are kept for runners', () => {
  it('are as many as work at once, where the deployment wants them kept', () => {
    const kept = ours().filter(({ properties }) => properties.ReservedConcurrentExecutions !== undefined);
    const atOnce = new Map(
      all('AWS::Lambda::EventSourceMapping').map(({ properties }) => [
        target(properties.FunctionName),
        (properties.ScalingConfig as { MaximumConcurrency?: number } | undefined)?.MaximumConcurrency,
      ]),
    );
    expect(kept.map(({ id }) => id.replace(/Function.*/, '')).sort()).toEqual(['Imports', 'TestRuns']);
    for (const { id, properties } of kept)
      expect(properties.ReservedConcurrentExecutions, id).toEqual({
        'Fn::If': ['ReservesRunners', atOnce.get(id), { Ref: 'AWS::NoValue' }],
      });
    expect(Parameters.ReserveRunners?.Default).toBe('no');
  });
});
