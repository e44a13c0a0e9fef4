import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SEEDED_PLANS } from '@portico/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Outside, startOutside } from './aws/outside.ts';
import { type AwsStub, startAwsStub } from './aws/stub.ts';

const root = join(import.meta.dirname, '../..');
/** Eleven processes, of which the CDK's is one that uploads forty files. */
const DEPLOYMENT_MILLISECONDS = 1_800_000;

let aws: AwsStub;
let outside: Outside;
const folder = mkdtempSync(join(tmpdir(), 'portico-environments-'));

type Changes = {
  readonly account?: string;
  readonly kind?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
};
const write = (name: string, { parameters = {}, ...changes }: Changes = {}): string => {
  const file = join(folder, `${name}.json`);
  const own = {
    ...{ account: '123456789012', kind: 'development', ...changes },
    parameters: {
      PortalUrl: `https://${name}.example.com`,
      ApiUrl: `https://${name}-api.example.com`,
      SignInUrl: `https://${name}-signin.example.com`,
      CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000',
      CorporateIdpIssuer: outside.issuer,
      CorporateIdpClientId: 'portico',
      CorporateIdpClientSecret: { secretsManager: 'portico/dev/idp', key: 'clientSecret' },
      RepositoryUrl: 'https://github.com/example/portico',
      RepositoryToken: { secretsManager: 'portico/dev/repository' },
      AlarmEmail: 'operations@example.com',
      MailFrom: `${name}@example.com`,
      ...parameters,
    },
  };
  writeFileSync(file, JSON.stringify(own));
  return file;
};

type Run = { readonly code: number | null; readonly said: string };
const deploy = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Run> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/deploy.ts', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...{ PATH: process.env.PATH ?? '', HOME: folder, NO_COLOR: '1', AWS_ENDPOINT_URL: aws.url },
        ...{ AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret', AWS_EC2_METADATA_DISABLED: 'true' },
        ...outside.environment,
        ...environment,
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes));
    child.on('close', (code) => resolve({ code, said }));
  });

beforeAll(async () => {
  outside = await startOutside();
});
beforeEach(async () => {
  aws = await startAwsStub();
  return () => aws.stop();
});
afterAll(() => {
  outside.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('an environment', { timeout: DEPLOYMENT_MILLISECONDS }, () => {
  it('is deployed whole by one command, twice the same, beside another one, and deleted', async () => {
    const file = write('dev');
    const first = await deploy([file, '--yes', '--admin', 'ada@example.com']);
    expect(first.said).toContain('dev stands.');
    expect(first.code).toBe(0);
    const names = ['Data', 'Identity', 'Events', 'Functions', 'Alarms', 'Api', 'Portal', 'Edge'];
    const standing = () => [...aws.cloudFormation.stacks].map(([name, { status }]) => `${name} ${status}`).sort();
    expect(standing()).toEqual(names.map((name) => `Portico-dev-${name} CREATE_COMPLETE`).sort());
    // What CloudFormation does not do.
    expect(aws.account.builds).toEqual(['SUCCEED']);
    expect(aws.account.users.get('ada@example.com')).toEqual({ verified: true, groups: ['admin'] });
    expect([...aws.account.plans.keys()]).toEqual(SEEDED_PLANS.map(({ id }) => id));
    for (const host of ['dev', 'dev-api', 'dev-signin'])
      expect(first.said).toMatch(new RegExp(`${host}\\.example\\.com +CNAME +Portico-dev-\\S+`));
    expect(first.said).toContain('AWS mails operations@example.com a link');
    expect(first.said).toContain('SES mails dev@example.com a link');
    // A secret goes where it is read, and nowhere else.
    const everything = [first.said, ...aws.asked, ...[...aws.objects.values()].map(String)].join('\n');
    expect(everything).not.toMatch(/never-to-be-seen|neverToBeSeen/);
    expect(aws.unknown).toEqual([]);

    // A plan that an admin has changed is not written over; nothing is built anew where nothing is another.
    aws.account.plans.set('basic', 'changed');
    aws.account.identities.set('dev@example.com', 'SUCCESS');
    // What was replaced since: the operator's own secrets, and the edge's, whose rotation is not at its end.
    const told = (stack: string) => aws.cloudFormation.stacks.get(`Portico-dev-${stack}`);
    const [old, next] = ['a'.repeat(32), 'b'.repeat(32)];
    expect(told('Edge')?.parameters).toMatchObject({ EdgeProofVersion: '', EdgeProofOther: '' });
    expect(told('Identity')?.parameters).toMatchObject({ CorporateIdpVersion: old });
    aws.account.versions.set('portico/dev/idp', next);
    aws.account.labels.set(told('Data')?.outputs.EdgeSecretArn ?? '', {
      [next]: ['AWSCURRENT'],
      [old]: ['AWSPREVIOUS'],
    });
    const second = await deploy([file, '--yes']);
    for (const stack of ['Api', 'Edge'])
      expect(told(stack)?.parameters).toMatchObject({ EdgeProofVersion: next, EdgeProofOther: old });
    expect(told('Identity')?.parameters).toMatchObject({ CorporateIdpVersion: next });
    expect(told('Portal')?.parameters).toMatchObject({ RepositoryVersion: old });
    expect(second.code, second.said).toBe(0);
    expect(second.said).toContain('Portico-dev-Data: unchanged');
    expect(aws.account.plans.get('basic')).toBe('changed');
    expect(aws.account.builds).toEqual(['SUCCEED']);

    // Another one: its sign-in domain is somebody else's at first, then it goes on where it came to.
    const beside = write('test');
    aws.cloudFormation.taken.add('test-signin.example.com');
    const refused = await deploy([beside, '--yes']);
    expect(refused.code).toBe(1);
    expect(refused.said).toContain('test-signin.example.com already exists');
    expect(standing()).toContain('Portico-test-Data CREATE_COMPLETE');
    expect(standing()).toContain('Portico-test-Identity ROLLBACK_COMPLETE');
    expect(standing().join()).not.toContain('Portico-test-Functions');
    aws.cloudFormation.taken.clear();
    const other = await deploy([beside, '--yes']);
    expect(other.code, other.said).toBe(0);
    expect(standing()).toHaveLength(16);

    const gone = await deploy([file, '--delete', '--yes']);
    expect(gone.code, gone.said).toBe(0);
    expect(standing().every((line) => line.startsWith('Portico-test-'))).toBe(true);
  });
});

describe('before anything is changed', { timeout: DEPLOYMENT_MILLISECONDS }, () => {
  const changing = () => aws.asked.filter((line) => /CreateChangeSet|StartJob|PutItem|AdminCreateUser/.test(line));

  it('another Region is refused, and AWS is asked nothing', async () => {
    const { code, said } = await deploy([write('dev'), '--yes'], { AWS_REGION: 'eu-central-1' });
    expect([code, aws.asked]).toEqual([1, []]);
    expect(said).toContain('AWS_REGION is eu-central-1');
  });

  it('another account is refused, and asked only who asks', async () => {
    const { code, said } = await deploy([write('dev', { account: '210987654321' }), '--yes']);
    expect(code).toBe(1);
    expect(said).toContain('the environment stands in 210987654321');
    expect(aws.asked.length).toBe(1);
  });

  it('a file that is wrong, and a name that there is not, are refused by their lines', async () => {
    const wrong = await deploy([write('dev', { parameters: { PortalUrl: 'https://dev.example.com/' } }), '--yes']);
    expect([wrong.code, aws.asked]).toEqual([1, []]);
    expect(wrong.said).toContain('parameters.PortalUrl must be an origin');
    const none = await deploy(['nowhere', '--yes']);
    expect([none.code, none.said]).toEqual([1, expect.stringContaining('infra/environments/nowhere.json')]);
  });

  it('--check says everything that is missing, ends with 1, and changes nothing', async () => {
    aws.account.certificate = { status: 'PENDING_VALIDATION', names: [] };
    aws.account.secrets.delete('portico/dev/repository');
    const { code, said } = await deploy([write('dev'), '--check']);
    expect([code, changing()]).toEqual([1, []]);
    for (const line of ['✗ certificate', '✗ RepositoryToken', '✗ repository', '✓ account', 'Portico-dev-Edge: made'])
      expect(said).toContain(line);
  });

  it('nobody is waited for where there is no terminal', async () => {
    const file = write('dev');
    const good = await deploy([file, '--check']);
    expect([good.code, changing()], good.said).toEqual([0, []]);
    const { code, said } = await deploy([file]);
    expect([code, changing()]).toEqual([1, []]);
    expect(said).toContain('say --yes where nobody is asked');
  });

  it('an environment for production is not deleted', async () => {
    const { code, said } = await deploy([write('live', { kind: 'production' }), '--delete', '--yes']);
    expect(code).toBe(1);
    expect(said).toContain('live is for production');
  });
});
