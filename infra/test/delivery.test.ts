import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createDelivery } from '../bin/delivery.ts';
import { readDelivery } from '../lib/delivery/delivery-file.ts';
import { roleNameOf } from '../lib/delivery/github-stack.ts';
import { grantsOf } from '../lib/delivery/rights.ts';
import { DELIVERY, IMAGE, STAGES } from '../lib/delivery/steps.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'portico-delivery-'));
const example = JSON.parse(readFileSync(join(root, 'infra/delivery.example.json'), 'utf8'));

type Resource = { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> };
type Resources = Readonly<Record<string, Resource>>;
type Statement = { readonly Effect: string; readonly Action: string | readonly string[]; readonly Resource: unknown };

const fileOf = (changes: object): string => {
  const file = join(folder, 'delivery.json');
  writeFileSync(file, JSON.stringify({ ...example, ...changes }));
  return file;
};
const made = (changes: object = {}): Resources => {
  const [stack] = createDelivery(join(folder, 'cdk.out'), readDelivery(fileOf(changes))).synth().stacks;
  const { Resources = {} } = (stack?.template ?? {}) as { readonly Resources?: Resources };
  return Resources;
};
const of = (resources: Resources, type: string) =>
  Object.entries(resources)
    .filter(([, { Type }]) => Type === type)
    .map(([id, { Properties }]) => ({ id, ...Properties }));
const propertiesOf = (resources: Resources, id = ''): unknown => resources[id]?.Properties ?? {};
const statementsOf = (resources: Resources) =>
  of(resources, 'AWS::IAM::Policy').flatMap(
    (policy) => (policy as unknown as { PolicyDocument: { Statement: readonly Statement[] } }).PolicyDocument.Statement,
  );

let pipeline: Resources;
let github: Resources;
beforeAll(() => {
  mkdirSync(join(folder, 'environments'));
  for (const stage of STAGES)
    cpSync(join(root, 'infra/environments/example.json'), join(folder, 'environments', `${stage}.json`));
  pipeline = made();
  github = made({ by: { github: {} } });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Job = {
  readonly if?: string;
  readonly needs?: string;
  readonly environment?: string;
  readonly container?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
};
const workflow = parse(readFileSync(join(root, '.github/workflows/deploy.yml'), 'utf8')) as {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
};

describe('the way to production', () => {
  /** What a person decides, and what is run with the rights of which environment. */
  const expected = DELIVERY.flatMap((step) =>
    'approval' in step ? ['approval'] : step.commands.map((command) => `${step.stage ?? '-'}: ${command}`),
  );

  it('is test, staging, a look at it, a person’s yes, production, a look at that', () => {
    expect(expected).toEqual([
      '-: npm test',
      'staging: npm run deploy -- staging --yes',
      'staging: npm run smoke -- staging',
      'approval',
      'production: npm run deploy -- production --yes',
      'production: npm run smoke -- production',
    ]);
  });

  it('is that of the pipeline', () => {
    const [{ Stages, PipelineType, ExecutionMode } = {}] = of(pipeline, 'AWS::CodePipeline::Pipeline') as unknown as {
      Stages: readonly {
        Actions: readonly { ActionTypeId: { Category: string }; Configuration: { ProjectName?: { Ref: string } } }[];
      }[];
      PipelineType: string;
      ExecutionMode: string;
    }[];
    expect([PipelineType, ExecutionMode]).toEqual(['V2', 'QUEUED']);
    const [source, ...steps] = (Stages ?? []).flatMap(({ Actions }) => Actions);
    expect(source?.ActionTypeId.Category).toBe('Source');
    const said = steps.flatMap(({ ActionTypeId, Configuration }) => {
      if (ActionTypeId.Category === 'Approval') return ['approval'];
      const { Source, ServiceRole } = propertiesOf(pipeline, Configuration.ProjectName?.Ref) as {
        Source: { BuildSpec: string };
        ServiceRole: { 'Fn::GetAtt': readonly string[] };
      };
      const { phases } = JSON.parse(Source.BuildSpec) as { phases: { build: { commands: readonly string[] } } };
      const rights = JSON.stringify(
        Object.values(pipeline).filter(
          ({ Type, Properties }) =>
            Type === 'AWS::IAM::Policy' &&
            JSON.stringify(Properties.Roles).includes(ServiceRole['Fn::GetAtt'][0] ?? ''),
        ),
      );
      const stages = STAGES.filter((stage) => rights.includes(`stack/Portico-${stage}-*`));
      return phases.build.commands.map((command) => `${stages.join() || '-'}: ${command}`);
    });
    expect(said).toEqual(expected);
  });

  it('is that of GitHub’s jobs, where a person is the reviewer of an environment', () => {
    const said: string[] = [];
    let before: string | undefined;
    for (const [name, { needs, environment, steps }] of Object.entries(workflow.jobs)) {
      expect(needs, name).toBe(before);
      before = name;
      if (environment === 'production') said.push('approval');
      for (const { run } of steps) if (run !== undefined) said.push(`${environment ?? '-'}: ${run}`);
    }
    expect(said).toEqual(expected);
  });

  it('runs in one image, by scripts that there are', () => {
    for (const { id, Environment } of of(pipeline, 'AWS::CodeBuild::Project') as {
      id: string;
      Environment?: unknown;
    }[])
      expect(Environment, id).toMatchObject({ Image: IMAGE, Type: 'LINUX_CONTAINER' });
    for (const [name, { container }] of Object.entries(workflow.jobs)) expect(container, name).toBe(IMAGE);
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    for (const command of DELIVERY.flatMap((step) => ('approval' in step ? [] : step.commands)))
      expect(Object.keys(scripts)).toContain(/^npm (?:run )?([a-z:]+)/.exec(command)?.[1]);
  });
});

describe('GitHub’s jobs', () => {
  it('have no more than they need, use nothing that can change under its name, and begin where they are wanted', () => {
    expect(workflow.on).toEqual({ push: { branches: [example.branch] } });
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const [first, ...others] = Object.values(workflow.jobs);
    expect(first?.if).toBe("vars.AWS_ACCOUNT != ''");
    expect(first?.permissions).toBeUndefined();
    for (const { permissions, environment, steps } of others) {
      expect(permissions).toEqual({ contents: 'read', 'id-token': 'write' });
      const roles = steps.flatMap((step) => step.with?.['role-to-assume'] ?? []);
      const stage = STAGES.find((one) => one === environment);
      expect(roles).toEqual([`arn:aws:iam::\${{ vars.AWS_ACCOUNT }}:role/${roleNameOf(stage ?? 'staging')}`]);
    }
    const used = Object.values(workflow.jobs).flatMap(({ steps }) => steps.filter(({ uses }) => uses));
    expect(used.length).toBeGreaterThan(0);
    for (const { uses = '', with: inputs } of used) {
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      if (uses.startsWith('actions/checkout')) expect(inputs).toEqual({ 'persist-credentials': false });
    }
  });

  it('take a role of one environment each, of this repository and of no other', () => {
    const roles = of(github, 'AWS::IAM::Role') as unknown as readonly {
      RoleName: string;
      AssumeRolePolicyDocument: { Statement: readonly { Action: string; Condition: unknown }[] };
    }[];
    const trust = roles.map(
      ({ RoleName, AssumeRolePolicyDocument: { Statement } }) => [RoleName, Statement[0]] as const,
    );
    const trusted = (stage: string) => ({
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
          'token.actions.githubusercontent.com:sub': `repo:example/portico:environment:${stage}`,
        },
      },
    });
    expect(Object.fromEntries(trust)).toMatchObject({
      'portico-deploys-staging': trusted('staging'),
      'portico-deploys-production': trusted('production'),
    });
    expect(of(github, 'AWS::IAM::OIDCProvider')).toHaveLength(1);
    const provider = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com';
    const beside = made({ by: { github: { provider } } });
    expect(of(beside, 'AWS::IAM::OIDCProvider')).toEqual([]);
    expect(JSON.stringify(beside)).toContain(provider);
  });
});

describe('what delivers', () => {
  /** Only these take everything: they say what the account may do. */
  const OF_THE_ACCOUNT = ['lambda:GetAccountSettings', 'ses:GetAccount'];

  it('may do what deploying asks of AWS, of its environment alone, and nothing besides', () => {
    // Of what a pipeline never does: admins, deleting, restoring, rotating.
    const never = new Set([
      'first-admin.ts',
      'empty-buckets.ts',
      'restore-table.ts',
      'rotate-secret.ts',
      'tell-stack.ts',
    ]);
    const asked = globSync('scripts/{deploy,smoke}{/**,}/*.ts', {
      cwd: root,
      exclude: (name) => name.endsWith('.test.ts'),
    })
      .concat('scripts/smoke.ts')
      .filter((file) => !never.has(basename(file)))
      .flatMap((file) => {
        const text = readFileSync(join(root, file), 'utf8');
        const imports = [...text.matchAll(/import \{([^}]+)\} from '@aws-sdk\/client-([a-z0-9-]+)'/g)];
        return imports.flatMap(([, names = '', client = '']) =>
          [...names.matchAll(/(\w+)Command\b/g)].map(([, name]) => `${client}:${name}`),
        );
      })
      .map((action) => action.replace('secrets-manager', 'secretsmanager').replace('sesv2', 'ses'))
      // Everybody may ask who they are.
      .filter((action) => action !== 'sts:GetCallerIdentity');
    for (const environment of Object.values(readDelivery(fileOf({})).environments)) {
      const granted = grantsOf(environment).flatMap(([actions]) => actions);
      // By the CDK's command line, and by the table's own client.
      const besides = ['sts:AssumeRole', 'dynamodb:PutItem'];
      expect([...granted].sort()).toEqual([...new Set([...asked, ...besides])].sort());
      for (const [actions, resources] of grantsOf(environment))
        for (const resource of resources) {
          if (resource === '*') expect(OF_THE_ACCOUNT).toEqual(actions);
          else expect(resource).toMatch(/^arn:aws:[a-z]+:(?:us-east-1)?:123456789012:[^*]/);
        }
      const text = JSON.stringify(grantsOf(environment));
      for (const other of STAGES.filter((one) => one !== environment.name))
        expect(text).not.toContain(`Portico-${other}`);
    }
  });

  it('reads the secrets that its environment names, and takes the CDK’s roles for everything it changes', () => {
    const text = JSON.stringify(statementsOf(github));
    for (const secret of ['corporate-idp', 'repository'])
      expect(text).toContain(`:secret:portico/example/${secret}-??????`);
    const assumed = [...text.matchAll(/role\/(cdk-[\w-]+)/g)].map(([, name]) => name);
    expect(new Set(assumed)).toEqual(
      new Set(
        ['deploy', 'file-publishing', 'lookup'].map((name) => `cdk-hnb659fds-${name}-role-123456789012-us-east-1`),
      ),
    );
    for (const statement of [...statementsOf(pipeline), ...statementsOf(github)])
      for (const action of [statement.Action].flat()) expect(action).not.toContain('*');
  });

  it('keeps its logs, and encrypts what it passes on', () => {
    const groups = of(pipeline, 'AWS::Logs::LogGroup') as { RetentionInDays?: number }[];
    expect(groups.map(({ RetentionInDays }) => RetentionInDays)).toEqual(Array.from({ length: 5 }, () => 365));
    const [bucket] = of(pipeline, 'AWS::S3::Bucket');
    expect(JSON.stringify(bucket)).toContain('"SSEAlgorithm":"aws:kms"');
    const [key] = of(pipeline, 'AWS::KMS::Key');
    expect(key).toMatchObject({ EnableKeyRotation: true });
    for (const project of of(pipeline, 'AWS::CodeBuild::Project'))
      expect(project).toMatchObject({
        EncryptionKey: { 'Fn::GetAtt': [key?.id, 'Arn'] },
        LogsConfig: { CloudWatchLogs: { Status: 'ENABLED' } },
      });
  });

  it.each<[string, object, string]>([
    ['of another account than its environments', { account: '210987654321' }, 'stands in the account'],
    ['of another branch than the portal’s', { branch: 'next' }, 'another branch'],
    ['by two ways', { by: { ...example.by, github: {} } }, 'more than 1'],
    ['by a connection that is none', { by: { pipeline: { connection: 'arn' } } }, 'pattern'],
  ])('%s is refused', (_what, changes, says) => {
    expect(() => readDelivery(fileOf(changes))).toThrow(says);
  });
});
