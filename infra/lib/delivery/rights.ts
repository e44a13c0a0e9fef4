import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { acknowledge } from '../acknowledge.ts';
import { type Environment, stackNamed } from '../environment.ts';

const REGION = 'us-east-1';
/** What the CDK's bootstrapping made for whoever deploys; what they may do is said there. */
const BOOTSTRAPPED = ['deploy', 'file-publishing', 'lookup'] as const;

type Grant = readonly [actions: readonly string[], resources: readonly string[]];

/** A key of the deployment's own, through the table. */
const ofKey = ({ parameters: { KmsKeyArn: key } }: Environment): readonly Grant[] =>
  typeof key === 'string' && key !== ''
    ? [[['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'], [key]]]
    : [];

const ofSecret = (account: string, secret: string): string =>
  // Secrets Manager puts six letters behind a name.
  secret.startsWith('arn:') ? secret : `arn:aws:secretsmanager:${REGION}:${account}:secret:${secret}-??????`;

/** The names of an environment's parameters that are kept elsewhere. */
const keptOf = ({ parameters }: Environment) => {
  const kept = Object.values(parameters).flatMap((value) => (typeof value === 'object' ? [value] : []));
  return {
    secrets: kept.flatMap((value) => ('secretsManager' in value ? [value.secretsManager] : [])),
    values: kept.flatMap((value) => ('ssm' in value ? [value.ssm.replace(/^\//, '')] : [])),
  };
};

/** What `npm run deploy` and `npm run smoke` ask of AWS themselves, of one environment and no other. */
export const grantsOf = (environment: Environment): readonly Grant[] => {
  const { account, restored } = environment;
  const { secrets, values } = keptOf(environment);
  const arn = (service: string, resource: string) => `arn:aws:${service}:${REGION}:${account}:${resource}`;
  const stacks = stackNamed('*', environment);
  return [
    [
      ['sts:AssumeRole'],
      BOOTSTRAPPED.map((name) => `arn:aws:iam::${account}:role/cdk-hnb659fds-${name}-role-${account}-${REGION}`),
    ],
    [
      ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate', 'cloudformation:ListStackResources'],
      [arn('cloudformation', `stack/${stacks}/*`)],
    ],
    [
      ['ssm:GetParameter'],
      ['cdk-bootstrap/hnb659fds/version', ...values].map((name) => arn('ssm', `parameter/${name}`)),
    ],
    ...(secrets.length > 0
      ? [[['secretsmanager:GetSecretValue'], secrets.map((one) => ofSecret(account, one))] as const]
      : []),
    // Which of its values are live; CloudFormation names it, with no word of its stack.
    [['secretsmanager:DescribeSecret'], [arn('secretsmanager', 'secret:EdgeSecret*')]],
    [['acm:DescribeCertificate'], [arn('acm', 'certificate/*')]],
    [['ses:GetEmailIdentity'], [arn('ses', 'identity/*')]],
    // They take no resource: what the account may do.
    [['lambda:GetAccountSettings', 'ses:GetAccount'], ['*']],
    // Amplify's ids are made up.
    [['amplify:GetJob', 'amplify:ListJobs', 'amplify:StartJob'], [arn('amplify', 'apps/*')]],
    // The plans that a portal starts with, where they are missing.
    [
      ['dynamodb:PutItem'],
      [arn('dynamodb', `table/${restored?.table ?? `${stackNamed('Data', environment)}-Table*`}`)],
    ],
    ...ofKey(environment),
  ];
};

/** Lets a role deploy an environment and look at it. */
export const allowDelivery = (role: Role, environment: Environment): void => {
  for (const [actions, resources] of grantsOf(environment)) {
    role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
    for (const resource of resources.filter((one) => /[*?]/.test(one)))
      acknowledge(
        role,
        `AwsSolutions-IAM5[Resource::${resource}]`,
        'Names that AWS makes up, below the environment’s.',
      );
  }
};
