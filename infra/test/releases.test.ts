import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { releaseOf } from '../../scripts/deploy/values.ts';
import { Releases } from '../lib/constructs/releases.ts';
import { parseEnvironment, standsIn } from '../lib/environment.ts';
import { synthesized, target } from './synthesized.ts';

const { all, templates } = synthesized();

const ANSWERING = ['Analytics', 'Apis', 'Auth', 'Authorizer', 'Docs', 'Gateway', 'Testing'];
const aliases = all('AWS::Lambda::Alias');
const versions = all('AWS::Lambda::Version');
const groups = all('AWS::CodeDeploy::DeploymentGroup');
const nameOf = (id: string) => id.replace(/(?:Live|Function).*$/, '');
const textOf = (value: unknown) => JSON.stringify(value);

describe('what answers requests', () => {
  it('is reached by its alias alone: by the API, its authorizers and their permissions', () => {
    expect(aliases.map(({ id }) => nameOf(id)).sort()).toEqual(ANSWERING);
    for (const { properties } of aliases) expect(properties.Name).toBe('live');
    const outputs = templates['PorticoFunctions.template.json']?.Outputs as Record<string, { Value: unknown }>;
    const read = (value: unknown) =>
      [...textOf(value).matchAll(/"OutputName":"([^"]+)"/g)].map(([, name = '']) => target(outputs[name]?.Value));
    const live = new Set(aliases.map(({ id }) => id));
    const called = read(all('AWS::ApiGateway::RestApi')[0]?.properties.Body);
    expect(new Set(called)).toEqual(live);
    const permitted = all('AWS::Lambda::Permission').filter(
      ({ properties }) => properties.Principal === 'apigateway.amazonaws.com',
    );
    expect(new Set(permitted.flatMap(({ properties }) => read(properties.FunctionName)))).toEqual(live);
  });

  it('is led to its next version by CodeDeploy, and back by its own alarms', () => {
    const alarms = new Map(all('AWS::CloudWatch::Alarm').map(({ id }) => [id, id]));
    for (const { id, resource } of aliases) {
      const { UpdatePolicy } = resource as unknown as {
        UpdatePolicy: { CodeDeployLambdaAliasUpdate: { ApplicationName: unknown; DeploymentGroupName: unknown } };
      };
      const group = groups.find(
        (one) => one.id === target(UpdatePolicy.CodeDeployLambdaAliasUpdate.DeploymentGroupName),
      );
      expect(group?.properties, id).toMatchObject({
        DeploymentConfigName: { 'Fn::Join': ['', ['CodeDeployDefault.Lambda', { Ref: 'Rollout' }]] },
        DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
        AlarmConfiguration: { 'Fn::If': ['AllAtOnce', { Enabled: false }, { Enabled: true }] },
      });
      const watched = [...textOf(group?.properties.AlarmConfiguration).matchAll(/"Ref":"([^"]+)"/g)].map(
        ([, name]) => name,
      );
      for (const name of watched) expect(alarms.get(name ?? '')?.startsWith(nameOf(id)), name).toBe(true);
      expect(
        watched.some((name) => name?.includes('ReleaseFaults')),
        id,
      ).toBe(true);
      // CodeDeploy takes ten.
      expect(watched.length).toBeLessThanOrEqual(10);
      expect(textOf(group?.properties.AutoRollbackConfiguration)).toContain('DEPLOYMENT_STOP_ON_ALARM');
    }
    expect(groups).toHaveLength(ANSWERING.length);
  });

  it('is published anew by every change of code, of its settings, and of what a deployment is told', () => {
    const functions = new Map(all('AWS::Lambda::Function').map(({ id, properties }) => [id, properties]));
    for (const { id, properties, resource } of versions) {
      expect(properties.Description, id).toEqual({ Ref: 'Release' });
      expect(functions.get(target(properties.FunctionName))?.Description, id).toEqual({ Ref: 'Release' });
      expect(resource.DeletionPolicy, id).toBe('Retain');
    }
    const example = parseEnvironment(
      'example',
      readFileSync(join(import.meta.dirname, '../environments/example.json'), 'utf8'),
    );
    const release = (values: Record<string, string>, restored = example.restored) =>
      releaseOf({ ...example, ...(restored && { restored }) }, values);
    expect(release({ A: '1', B: '2' })).toBe(release({ B: '2', A: '1' }));
    expect(release({ A: '1' })).toMatch(/^[a-z0-9]{1,64}$/);
    expect(release({ A: '1' })).not.toBe(release({ A: '2' }));
    expect(release({ A: '1' })).not.toBe(release({ A: '1' }, { table: 'Other', streamArn: 'arn' }));
  });

  it('takes over all at once in a development environment that says nothing else', () => {
    const configured = (kind: 'development' | 'production', Rollout?: string) => {
      const app = new App();
      const parameters = { ...(Rollout !== undefined && { Rollout }) };
      standsIn(app, { name: 'dev', account: '123456789012', kind, parameters });
      const stack = new Stack(app, 'Functions');
      const of = { functionArn: 'arn', node: stack.node } as never;
      return stack.resolve(Releases.of(stack).group('Group', of, []).deploymentConfigName);
    };
    expect(configured('development')).toBe('CodeDeployDefault.LambdaAllAtOnce');
    const said = { 'Fn::Join': ['', ['CodeDeployDefault.Lambda', { Ref: 'Rollout' }]] };
    expect(configured('development', 'Canary10Percent5Minutes')).toEqual(said);
    expect(configured('production')).toEqual(said);
    expect(templates['PorticoFunctions.template.json']?.Parameters?.Rollout?.Default).toBe('Canary10Percent5Minutes');
  });
});

describe('instances that are kept warm', () => {
  it('are those of authorizer and gateway, on the alias, and none where nothing is said', () => {
    const warm = aliases.flatMap(({ id, properties }) =>
      properties.ProvisionedConcurrencyConfig ? [[nameOf(id), properties.ProvisionedConcurrencyConfig]] : [],
    );
    const config = (name: string) => ({
      'Fn::If': [`Has${name}`, { ProvisionedConcurrentExecutions: { Ref: name } }, { Ref: 'AWS::NoValue' }],
    });
    expect(Object.fromEntries(warm)).toEqual({
      Authorizer: config('AuthorizerInstancesWarm'),
      Gateway: config('GatewayInstancesWarm'),
    });
    for (const name of ['AuthorizerInstancesWarm', 'GatewayInstancesWarm'])
      expect(templates['PorticoFunctions.template.json']?.Parameters?.[name]?.Default).toBe('0');
  });
});
