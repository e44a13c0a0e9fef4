import { describe, expect, it } from 'vitest';
import { synthesized } from './synthesized.ts';

const { all, ours, statements, templates } = synthesized();

describe('the client of the user pool', () => {
  it('takes passwords of a role of ours only, and leads to connections only; its secret and what may be written are said', () => {
    const [client, ...more] = all('AWS::Cognito::UserPoolClient');
    expect(more).toEqual([]);
    expect(client?.properties).toMatchObject({
      GenerateSecret: true,
      ExplicitAuthFlows: [
        'ALLOW_ADMIN_USER_PASSWORD_AUTH',
        'ALLOW_CUSTOM_AUTH',
        'ALLOW_USER_AUTH',
        'ALLOW_REFRESH_TOKEN_AUTH',
      ],
      SupportedIdentityProviders: [{ Ref: expect.stringMatching(/^Corporate/) }],
      PreventUserExistenceErrors: 'ENABLED',
      WriteAttributes: ['custom:groups', 'email', 'name'],
      ReadAttributes: ['custom:groups', 'email', 'email_verified', 'name'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
    });
  });
});

describe('passkeys', () => {
  it('are of the portal’s host without its port, prove who holds them, and stand for a second factor', () => {
    const [pool] = all('AWS::Cognito::UserPool');
    const host = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'PortalUrl' }] }] };
    expect(pool?.properties).toMatchObject({
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
      WebAuthnRelyingPartyID: { 'Fn::Select': [0, { 'Fn::Split': [':', host] }] },
      WebAuthnUserVerification: 'required',
      WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
    });
  });
});

/** Grants on everything, each with its reason. */
const WILDCARDS: Readonly<Record<string, string>> = {
  'cloudwatch:DescribeAlarms': 'CodeDeploy asks for states of alarms; reading, by names that it is told',
  ...Object.fromEntries(
    'AssignPrivateIpAddresses CreateNetworkInterface DeleteNetworkInterface DescribeNetworkInterfaces DescribeSubnets UnassignPrivateIpAddresses'
      .split(' ')
      .map((action) => [`ec2:${action}`, 'of a function in a VPC, for Lambda alone: its code is denied it']),
  ),
  'dynamodb:ListStreams': 'lists streams; reading one is granted by name',
  'xray:PutTelemetryRecords': 'X-Ray takes no resource',
  'xray:PutTraceSegments': 'X-Ray takes no resource',
};

describe('permissions', () => {
  it('never name every action, of a service or of all', () => {
    for (const { id, effect, actions } of statements())
      if (effect === 'Allow') for (const action of actions) expect(action, id).not.toContain('*');
  });

  it('name their resources, but for the listed actions that take none', () => {
    for (const { id, effect, actions, resources } of statements())
      if (effect === 'Allow' && resources.includes('*'))
        for (const action of actions) expect(Object.keys(WILDCARDS), id).toContain(action);
  });

  it('come from no policy of AWS’s own, but for API Gateway’s log role and for what AWS Backup needs', () => {
    const managed = all('AWS::IAM::Role').filter(({ properties }) => properties.ManagedPolicyArns);
    const names = managed.map(({ stack, properties }) => [
      stack,
      ...[...JSON.stringify(properties.ManagedPolicyArns).matchAll(/:policy\/(?:service-role\/)?(\w+)/g)].map(
        ([, name]) => name,
      ),
    ]);
    expect(names.sort()).toEqual([
      ['PorticoApi', 'AmazonAPIGatewayPushToCloudWatchLogs'],
      ['PorticoData', 'AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForS3Backup'],
    ]);
  });

  it('let nobody but AWS services and no other account take a role', () => {
    for (const { id, properties } of all('AWS::IAM::Role')) {
      const { Statement } = properties.AssumeRolePolicyDocument as {
        Statement: { Principal: Record<string, unknown> }[];
      };
      for (const { Principal } of Statement) expect(Object.keys(Principal), id).toEqual(['Service']);
    }
  });
});

describe('secrets', () => {
  it('stand in no environment of a function, only where to find them', () => {
    for (const { id, properties } of ours()) {
      const { Variables } = properties.Environment as { Variables: Record<string, unknown> };
      for (const [name, value] of Object.entries(Variables)) {
        if (/SECRET|PASSWORD|TOKEN(?!S_PER_)|PRIVATE/.test(name)) expect(name, id).toMatch(/_ARN$/);
        expect(JSON.stringify(value), `${id} ${name}`).not.toMatch(
          /resolve:secretsmanager|BEGIN [A-Z ]*PRIVATE|ptk_(?:live|test)_/,
        );
      }
    }
  });

  it('have no default, are not echoed, and no output holds one', () => {
    for (const { Parameters = {}, Outputs } of Object.values(templates)) {
      for (const [name, { Default, NoEcho }] of Object.entries(Parameters)) {
        if (!/Secret|Password|Token(?!sPer)/.test(name)) continue;
        expect(NoEcho, name).toBe(true);
        expect([undefined, 'unset'], name).toContain(Default);
      }
      expect(JSON.stringify(Outputs ?? {})).not.toMatch(/resolve:secretsmanager|SecretString/);
    }
  });
});
