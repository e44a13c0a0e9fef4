import { Refusal } from './answers.ts';

type StubTable = {
  status: string;
  stream: boolean;
  protected: boolean;
  recovery: boolean;
  expiry: string | undefined;
  /** How often it is still told to be in the making. */
  waits: number;
};
/** As a table is that DynamoDB has restored: whole, and without what is set besides. */
const restored = (): StubTable => ({
  ...{ status: 'ACTIVE', stream: false, protected: false, recovery: false, expiry: undefined, waits: 2 },
});

/** What of an account the deployment looks at, or does there besides its stacks; a test changes what it is about. */
export const createAccount = () => ({
  id: '123456789012',
  bootstrap: '30' as string | undefined,
  concurrency: 1000,
  certificate: { status: 'ISSUED', names: ['example.com', '*.example.com'] as readonly string[] },
  secrets: new Map([
    ['portico/dev/idp', JSON.stringify({ clientSecret: 'never-to-be-seen-idp' })],
    ['portico/dev/repository', 'ghp_neverToBeSeenRepository'],
  ]),
  /** The version that is current of each secret, and the labels of those that were replaced. */
  versions: new Map<string, string>(),
  labels: new Map<string, Readonly<Record<string, readonly string[]>>>(),
  parameters: new Map<string, string>(),
  identities: new Map<string, string>(),
  production: true,
  /** How each build ends that is started. */
  build: 'SUCCEED',
  builds: [] as string[],
  plans: new Map<string, string>(),
  tables: new Map<string, StubTable>(),
  users: new Map<string, { readonly verified: boolean; readonly groups: string[] }>(),
});

export type Account = ReturnType<typeof createAccount>;
type Input = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const missing = (code: string, what: string) => new Refusal(400, code, `${what} was not found`);

/** Operations of JSON protocols, by the target that a request names. */
export const jsonOperations = (account: Account): Readonly<Record<string, (input: Input) => unknown>> => ({
  'AmazonSSM.GetParameter': ({ Name }) => {
    const value = /^\/cdk-bootstrap\//.test(text(Name)) ? account.bootstrap : account.parameters.get(text(Name));
    if (value === undefined) throw missing('ParameterNotFound', text(Name));
    return { Parameter: { Name, Value: value, Type: 'String' } };
  },
  'secretsmanager.GetSecretValue': ({ SecretId }) => {
    const value = account.secrets.get(text(SecretId));
    if (value === undefined) throw missing('ResourceNotFoundException', text(SecretId));
    return { Name: SecretId, SecretString: value, VersionId: account.versions.get(text(SecretId)) ?? 'a'.repeat(32) };
  },
  'secretsmanager.DescribeSecret': ({ SecretId }) => ({
    Name: SecretId,
    VersionIdsToStages: account.labels.get(text(SecretId)) ?? { ['a'.repeat(32)]: ['AWSCURRENT'] },
  }),
  'CertificateManager.DescribeCertificate': ({ CertificateArn }) => ({
    Certificate: {
      CertificateArn,
      Status: account.certificate.status,
      SubjectAlternativeNames: account.certificate.names,
    },
  }),
  'AWSCognitoIdentityProviderService.ListUsers': ({ Filter }) => {
    const mail = /^email = "(.+)"$/.exec(text(Filter))?.[1] ?? '';
    const found = account.users.get(mail);
    return {
      Users: found ? [{ Username: mail, Attributes: [{ Name: 'email_verified', Value: String(found.verified) }] }] : [],
    };
  },
  'AWSCognitoIdentityProviderService.AdminCreateUser': ({ Username }) => {
    account.users.set(text(Username), { verified: true, groups: [] });
    return { User: { Username } };
  },
  'AWSCognitoIdentityProviderService.AdminAddUserToGroup': ({ Username, GroupName }) => {
    account.users.get(text(Username))?.groups.push(text(GroupName));
    return {};
  },
  'DynamoDB_20120810.PutItem': ({ Item }) => {
    const { planId } = Item as { readonly planId?: { readonly S?: string } };
    const id = planId?.S ?? '';
    if (account.plans.has(id))
      throw new Refusal(400, 'ConditionalCheckFailedException', 'The conditional request failed');
    account.plans.set(id, JSON.stringify(Item));
    return {};
  },
});

const tableOf = ({ tables }: Account, name: unknown): StubTable => {
  const found = tables.get(text(name));
  if (!found) throw missing('ResourceNotFoundException', text(name));
  return found;
};
const RECOVERY = { from: Date.parse('2026-11-01T00:00:00Z') / 1000, until: Date.parse('2026-12-01T00:00:00Z') / 1000 };

/** What is done with whole tables. */
export const tableOperations = (account: Account): Readonly<Record<string, (input: Input) => unknown>> => ({
  'DynamoDB_20120810.DescribeTable': ({ TableName }) => {
    const table = tableOf(account, TableName);
    const isWaiting = table.waits-- > 0;
    const StreamSpecification = { StreamEnabled: table.stream, StreamViewType: 'NEW_AND_OLD_IMAGES' };
    return {
      Table: {
        ...{ TableName, TableStatus: isWaiting ? 'CREATING' : table.status },
        DeletionProtectionEnabled: table.protected,
        ...(table.stream && { StreamSpecification, LatestStreamArn: `arn:stream:${text(TableName)}` }),
      },
    };
  },
  'DynamoDB_20120810.DescribeContinuousBackups': ({ TableName }) => {
    tableOf(account, TableName);
    const PointInTimeRecoveryDescription = {
      PointInTimeRecoveryStatus: 'ENABLED',
      ...{ EarliestRestorableDateTime: RECOVERY.from, LatestRestorableDateTime: RECOVERY.until },
    };
    return { ContinuousBackupsDescription: { ContinuousBackupsStatus: 'ENABLED', PointInTimeRecoveryDescription } };
  },
  'DynamoDB_20120810.RestoreTableToPointInTime': ({ SourceTableName, TargetTableName }) => {
    tableOf(account, SourceTableName);
    if (account.tables.has(text(TargetTableName)))
      throw new Refusal(400, 'TableAlreadyExistsException', `Table already exists: ${TargetTableName}`);
    account.tables.set(text(TargetTableName), restored());
    return { TableDescription: { TableName: TargetTableName, TableStatus: 'CREATING' } };
  },
  'DynamoDB_20120810.UpdateTable': ({ TableName, StreamSpecification, DeletionProtectionEnabled }) => {
    const table = tableOf(account, TableName);
    if (StreamSpecification !== undefined) {
      if (table.stream) throw new Refusal(400, 'ValidationException', 'Table already has an enabled stream');
      table.stream = true;
    }
    if (DeletionProtectionEnabled === true) table.protected = true;
    table.waits = 1;
    return { TableDescription: { TableName } };
  },
  'DynamoDB_20120810.UpdateContinuousBackups': ({ TableName }) => {
    tableOf(account, TableName).recovery = true;
    return {};
  },
  'DynamoDB_20120810.DescribeTimeToLive': ({ TableName }) => ({
    TimeToLiveDescription: { TimeToLiveStatus: tableOf(account, TableName).expiry ? 'ENABLED' : 'DISABLED' },
  }),
  'DynamoDB_20120810.UpdateTimeToLive': ({ TableName, TimeToLiveSpecification }) => {
    const table = tableOf(account, TableName);
    if (table.expiry) throw new Refusal(400, 'ValidationException', 'TimeToLive is already enabled');
    table.expiry = text((TimeToLiveSpecification as { readonly AttributeName?: unknown }).AttributeName);
    return {};
  },
});

/** Operations that are told apart by method and path. */
export const restOperations = (
  account: Account,
): readonly (readonly [RegExp, (parts: readonly string[]) => unknown])[] => [
  [
    /^GET \/v2\/email\/identities\/([^/]+)$/,
    ([, mail = '']) => {
      const status = account.identities.get(decodeURIComponent(mail));
      if (status === undefined) throw new Refusal(404, 'NotFoundException', 'Email identity does not exist.');
      return { VerificationStatus: status, VerifiedForSendingStatus: status === 'SUCCESS' };
    },
  ],
  [/^GET \/v2\/email\/account$/, () => ({ ProductionAccessEnabled: account.production })],
  [/^GET \/2016-08-19\/account-settings$/, () => ({ AccountLimit: { ConcurrentExecutions: account.concurrency } })],
  [
    /^GET \/apps\/[^/]+\/branches\/[^/]+\/jobs$/,
    () => ({
      jobSummaries: account.builds
        .toReversed()
        .map((status, at) => ({ jobId: String(account.builds.length - at), status })),
    }),
  ],
  [
    /^POST \/apps\/[^/]+\/branches\/[^/]+\/jobs$/,
    () => {
      account.builds.push(account.build);
      return { jobSummary: { jobId: String(account.builds.length), status: 'PENDING' } };
    },
  ],
  [
    /^GET \/apps\/[^/]+\/branches\/[^/]+\/jobs\/(\d+)$/,
    ([, id]) => ({
      job: { summary: { jobId: id, status: account.builds[Number(id) - 1] }, steps: [] },
    }),
  ],
];
