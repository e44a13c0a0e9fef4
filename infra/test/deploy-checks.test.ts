import tls from 'node:tls';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parametersOf } from '../../scripts/deploy/assembly.ts';
import { connectAws } from '../../scripts/deploy/aws.ts';
import { checkAccount, checkBootstrap, checkQuotas, checkRegion } from '../../scripts/deploy/checks/account.ts';
import { checkCertificate, checkHosts, checkParent, covers } from '../../scripts/deploy/checks/domains.ts';
import { checkIdentityProvider } from '../../scripts/deploy/checks/identity-provider.ts';
import { checkMail } from '../../scripts/deploy/checks/mail.ts';
import { checkRepository } from '../../scripts/deploy/checks/repository.ts';
import { readSecrets } from '../../scripts/deploy/checks/secrets.ts';
import { makeAdmin } from '../../scripts/deploy/first-admin.ts';
import { buildPortal } from '../../scripts/deploy/first-build.ts';
import { judge, planOf, readDeployed, stuck } from '../../scripts/deploy/plan.ts';
import { valuesOf } from '../../scripts/deploy/values.ts';
import type { Environment } from '../lib/environment.ts';
import { namesHere } from './aws/names-here.ts';
import { type Outside, startOutside } from './aws/outside.ts';
import { type AwsStub, startAwsStub } from './aws/stub.ts';
import { synthesized } from './synthesized.ts';

let stub: AwsStub;
let outside: Outside;
let aws: ReturnType<typeof connectAws>;
beforeAll(async () => {
  outside = await startOutside();
  const forget = namesHere();
  const trusted = tls.getCACertificates();
  tls.setDefaultCACertificates([...trusted, outside.cert]);
  for (const name of ['GITHUB_API_URL', 'PORTICO_DNS'] as const) vi.stubEnv(name, outside.environment[name]);
  return () => {
    forget();
    tls.setDefaultCACertificates(trusted);
    outside.stop();
  };
});
beforeEach(async () => {
  stub = await startAwsStub();
  vi.stubEnv('AWS_ENDPOINT_URL', stub.url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIA');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  aws = connectAws();
  return () => stub.stop();
});

const VALUES = {
  PortalUrl: 'https://developer.example.com',
  ApiUrl: 'https://api.example.com',
  SignInUrl: 'https://signin.example.com',
  CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000',
  RepositoryUrl: 'https://github.com/example/portico',
  MailFrom: 'portal@example.com',
};
const environment = (parameters: object = {}): Environment => ({
  ...{ name: 'dev', account: '123456789012', kind: 'development', parameters: { ...VALUES, ...parameters } as never },
});
const verdict = 'verdict';

describe('before anything is changed it is looked at', () => {
  it('the Region: another one is refused, with why', () => {
    expect(checkRegion({})).toMatchObject({ verdict: 'good' });
    expect(checkRegion({ AWS_REGION: 'us-east-1' })).toMatchObject({ verdict: 'good' });
    expect(checkRegion({ AWS_REGION: 'eu-central-1' })).toMatchObject({
      verdict: 'refused',
      says: expect.stringContaining('firewall of CloudFront'),
    });
    expect(checkRegion({ AWS_DEFAULT_REGION: 'eu-west-1' })).toHaveProperty(verdict, 'refused');
  });

  it('whose account it is', async () => {
    expect(await checkAccount(aws, environment())).toHaveProperty(verdict, 'good');
    stub.account.id = '210987654321';
    expect(await checkAccount(aws, environment())).toMatchObject({
      verdict: 'refused',
      says: expect.stringContaining('210987654321'),
    });
  });

  it('the CDK’s bootstrapping', async () => {
    expect(await checkBootstrap(aws, 6)).toHaveProperty(verdict, 'good');
    stub.account.bootstrap = '5';
    expect(await checkBootstrap(aws, 6)).toMatchObject({
      verdict: 'refused',
      says: expect.stringContaining('cdk bootstrap'),
    });
    stub.account.bootstrap = undefined;
    expect(await checkBootstrap(aws, 6)).toHaveProperty(verdict, 'refused');
  });

  it('how much of Lambda a new account has', async () => {
    expect(await checkQuotas(aws)).toHaveProperty(verdict, 'good');
    stub.account.concurrency = 10;
    expect(await checkQuotas(aws)).toMatchObject({ verdict: 'mind', says: expect.stringContaining('L-B99A9384') });
  });

  it('that each host is one of its own', () => {
    expect(checkHosts(VALUES)).toHaveProperty(verdict, 'good');
    expect(checkHosts({ ...VALUES, ApiUrl: VALUES.PortalUrl })).toHaveProperty(verdict, 'refused');
  });

  it('the certificate: issued, and for all three', async () => {
    expect(await checkCertificate(aws, VALUES)).toHaveProperty(verdict, 'good');
    stub.account.certificate = { status: 'PENDING_VALIDATION', names: ['*.example.com'] };
    expect(await checkCertificate(aws, VALUES)).toMatchObject({
      verdict: 'refused',
      says: expect.stringContaining('PENDING_VALIDATION'),
    });
    stub.account.certificate = { status: 'ISSUED', names: ['developer.example.com', 'api.example.com'] };
    expect(await checkCertificate(aws, VALUES)).toMatchObject({
      verdict: 'refused',
      says: expect.stringContaining('signin.example.com is not among'),
    });
  });

  it.each([
    ['*.example.com', 'a.example.com', true],
    ['*.example.com', 'a.b.example.com', false],
    ['*.example.com', 'example.com', false],
    ['example.com', 'example.com', true],
    ['a.example.com', 'b.example.com', false],
  ])('%s covers %s: %s', (name, host, does) => expect(covers(name, host)).toBe(does));

  it('the address that Cognito wants above the sign-in domain', async () => {
    expect(await checkParent(VALUES)).toHaveProperty(verdict, 'good');
    outside.names.clear();
    expect(await checkParent(VALUES)).toMatchObject({
      verdict: 'refused',
      says: expect.stringContaining('example.com has no A record'),
    });
    outside.names.add('example.com');
  });

  it('where secrets are kept, and that one is there', async () => {
    const read = (kept: object) => readSecrets(aws, environment({ CorporateIdpClientSecret: kept }));
    const { findings, read: secrets } = await read({ secretsManager: 'portico/dev/idp', key: 'clientSecret' });
    expect(findings).toMatchObject([{ verdict: 'good' }]);
    expect(secrets.get('CorporateIdpClientSecret')).toBe('never-to-be-seen-idp');
    expect(JSON.stringify(findings)).not.toContain('never-to-be-seen');
    expect((await read({ secretsManager: 'portico/dev/idp', key: 'other' })).findings).toMatchObject([
      { verdict: 'refused' },
    ]);
    expect((await read({ secretsManager: 'nowhere' })).findings).toMatchObject([{ verdict: 'refused' }]);
  });

  it('what is kept in Parameter Store, by the rule of its parameter', async () => {
    stub.account.parameters.set('/mail', 'a@example.com');
    const good = await valuesOf(environment({ AlarmEmail: { ssm: '/mail' } }), aws);
    expect(good).toMatchObject({ values: { AlarmEmail: 'a@example.com' }, findings: [] });
    stub.account.parameters.set('/mail', 'nobody');
    expect((await valuesOf(environment({ AlarmEmail: { ssm: '/mail' } }), aws)).findings).toMatchObject([
      { verdict: 'refused' },
    ]);
    expect((await valuesOf(environment({ AlarmEmail: { ssm: '/none' } }), aws)).findings).toMatchObject([
      { verdict: 'refused' },
    ]);
  });

  it('whether Amplify will read the repository with the token', async () => {
    const token = 'ghp_0123456789abcdefghij';
    expect(await checkRepository(VALUES, token)).toHaveProperty(verdict, 'good');
    expect(await checkRepository(VALUES, undefined)).toHaveProperty(verdict, 'refused');
    expect(await checkRepository(VALUES, 'glpat-0123456789abcdefghij')).toMatchObject({
      says: expect.stringContaining('no personal access token'),
    });
    expect(await checkRepository({ ...VALUES, Branch: 'gone' }, token)).toMatchObject({
      verdict: 'refused',
      says: expect.stringContaining('no branch gone'),
    });
    expect(
      await checkRepository({ ...VALUES, RepositoryUrl: 'https://github.com/example/other' }, token),
    ).toHaveProperty(verdict, 'refused');
    outside.repositories.set('example/portico', { admin: false, branches: ['main'] });
    expect(await checkRepository(VALUES, token)).toMatchObject({
      verdict: 'refused',
      says: expect.stringContaining('admin:repo_hook'),
    });
    outside.repositories.set('example/portico', { admin: true, branches: ['main'] });
  });

  it('whether mails can be sent, and that nobody else has the sender', async () => {
    const about = async (ours: boolean, values: object = {}) =>
      (await checkMail(aws, { ...VALUES, ...values }, ours)).map((one) => one.verdict);
    expect(await about(false)).toEqual(['mind', 'good']);
    stub.account.identities.set('portal@example.com', 'SUCCESS');
    expect(await about(false)).toEqual(['refused']);
    expect(await about(true)).toEqual(['mind', 'good']);
    expect(
      await about(true, { VerifiedSenderArn: 'arn:aws:ses:us-east-1:123456789012:identity/portal@example.com' }),
    ).toEqual(['good', 'good']);
    stub.account.production = false;
    expect(await about(true)).toEqual(['mind', 'mind']);
  });
});

describe('the identity provider', () => {
  const check = async (change: object, values: object = {}) => {
    const before = { ...outside.discovery };
    Object.assign(outside.discovery, change);
    try {
      return await checkIdentityProvider({ ...VALUES, CorporateIdpIssuer: outside.issuer, ...values });
    } finally {
      Object.assign(outside.discovery, before);
    }
  };

  it.each<[string, object, string, string]>([
    [
      'calls itself otherwise',
      { issuer: 'https://other.example.com' },
      'refused',
      'calls itself https://other.example.com',
    ],
    ['has no scope email', { scopes_supported: ['openid', 'profile'] }, 'refused', 'no scope email'],
    ['tells no mail addresses', { claims_supported: ['sub', 'name', 'email_verified'] }, 'refused', 'claim email'],
    ['is without https', { token_endpoint: 'http://idp.example.com/t' }, 'refused', 'token_endpoint'],
    ['says nothing of groups', { claims_supported: ['email', 'email_verified', 'name'] }, 'mind', 'groups'],
    ['says of no claims', { claims_supported: undefined }, 'good', ''],
  ])('that %s', async (_what, change, expected, says) => {
    expect(await check(change, { CorporateIdpGroupsClaim: 'groups' })).toMatchObject({
      verdict: expected,
      says: expect.stringContaining(says),
    });
  });

  it('that does not answer is refused', async () => {
    expect(await check({}, { CorporateIdpIssuer: 'https://127.0.0.1:1' })).toHaveProperty(verdict, 'refused');
  });
});

describe('a stack is told', () => {
  it('of its own parameters alone: CloudFormation refuses it with others', () => {
    const values = { ...VALUES, AlarmEmail: 'a@example.com', KeyPrefix: 'acme' };
    for (const [file, template] of Object.entries(synthesized().templates)) {
      const given = Object.keys(parametersOf({ name: file, template: template as never }, values));
      const declared = Object.keys(template.Parameters ?? {});
      expect(given, file).toEqual(declared.filter((name) => name in values));
    }
  });
});

describe('a plan', () => {
  const stack = (Properties: object, more: object = {}) => ({
    name: 'Portico-dev-Data',
    template: {
      Parameters: { PortalUrl: {} },
      Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties }, ...more },
    } as never,
  });
  const deployed = (Properties: object, more: object = {}) => ({
    ...{ template: stack(Properties, more).template, parameters: { PortalUrl: 'https://a.example.com' } },
    ...{ outputs: {}, status: 'CREATE_COMPLETE' },
  });
  const key = (name: string) => ({ KeySchema: [{ AttributeName: name, KeyType: 'HASH' }] });
  const queue = { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'PortalUrl' } } } };

  it('says what is made, changed and left alone', () => {
    expect(planOf(stack(key('a')), {}, undefined)).toMatchObject({ act: 'made', lost: [] });
    expect(planOf(stack(key('a')), {}, deployed(key('a')))).toMatchObject({ act: 'unchanged', lines: [] });
    const changed = planOf(stack({ ...key('a'), BillingMode: 'PROVISIONED' }), {}, deployed(key('a')));
    expect(changed).toMatchObject({ act: 'changed', lines: ['Table (AWS::DynamoDB::Table) changed'], lost: [] });
  });

  it('sees what only a parameter’s value changes', () => {
    const { lines } = planOf(stack(key('a'), queue), { PortalUrl: 'https://b.example.com' }, deployed(key('a'), queue));
    expect(lines).toEqual(['Queue (AWS::SQS::Queue) REPLACED']);
  });

  it('refuses that what holds data is replaced or deleted, unless it is named', () => {
    const plans = [planOf(stack(key('b')), {}, deployed(key('a')))];
    expect(judge(plans, [])).toMatchObject([
      { verdict: 'refused', says: expect.stringContaining('Portico-dev-Data/Table') },
    ]);
    expect(judge(plans, ['Portico-dev-Data/Table'])).toMatchObject([{ verdict: 'good' }]);
    expect(judge(plans, ['Portico-dev-Data/Table', 'Portico-dev-Data/Other'])).toMatchObject([{ verdict: 'refused' }]);
  });
});

describe('a stack as it stands', () => {
  const standing = (status: string) => {
    const name = 'Portico-dev-Data';
    const whole = { template: { Resources: {} }, parameters: {}, outputs: { TableName: 't' } };
    stub.cloudFormation.stacks.set(name, {
      ...whole,
      name,
      status,
      exports: new Set(),
      imports: new Set(),
      events: [],
    });
    return readDeployed(aws, name);
  };

  it('is one that was made to its end; what went back when it was made is made anew', async () => {
    expect(await readDeployed(aws, 'Portico-dev-Data')).toBeUndefined();
    for (const status of ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE']) expect(await standing(status)).toBeUndefined();
    expect(await standing('UPDATE_COMPLETE')).toMatchObject({ outputs: { TableName: 't' } });
  });

  it.each([
    ['CREATE_COMPLETE', 0],
    ['UPDATE_ROLLBACK_COMPLETE', 0],
    ['UPDATE_ROLLBACK_FAILED', 1],
    ['UPDATE_IN_PROGRESS', 1],
  ])('that is %s keeps a deployment waiting %i times', async (status, faults) => {
    expect(stuck(new Map([['Portico-dev-Data', await standing(status)]]))).toHaveLength(faults);
  });
});

describe('afterwards', () => {
  const app = { appId: 'd1', branchName: 'main' };
  const told: string[] = [];
  const tell = (line: string) => void told.push(line);

  it('the portal is built once, and again where it is built with something else', async () => {
    await buildPortal(aws, app, true, tell);
    await buildPortal(aws, app, false, tell);
    expect(stub.account.builds).toEqual(['SUCCEED']);
    await buildPortal(aws, app, true, tell);
    expect(stub.account.builds).toEqual(['SUCCEED', 'SUCCEED']);
  });

  it('a build that fails fails the deployment, and the next one builds again', async () => {
    stub.account.build = 'FAILED';
    await expect(buildPortal(aws, app, false, tell)).rejects.toThrow(/build 1 is FAILED.*app d1, branch main/);
    stub.account.build = 'SUCCEED';
    await buildPortal(aws, app, false, tell);
    expect(stub.account.builds).toEqual(['FAILED', 'SUCCEED']);
  });

  it('an account that was not proven to have the address is not made an admin', async () => {
    stub.account.users.set('ada@example.com', { verified: false, groups: [] });
    await makeAdmin(aws, 'pool', 'ada@example.com');
    const { users } = stub.account;
    expect(users.get('ada@example.com')).toEqual({ verified: true, groups: ['admin'] });
    await makeAdmin(aws, 'pool', 'ada@example.com');
    expect(users.get('ada@example.com')?.groups).toEqual(['admin', 'admin']);
  });
});
