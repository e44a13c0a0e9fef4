import { deploymentLimits, KEY_PREFIX_PATTERN, LIMITS, REQUEST_LIMITS } from '@portico/domain';

/** What a value of a parameter is: CloudFormation refuses another, and so does the schema of environments. */
export type ParameterRule = {
  readonly description: string;
  /** Where there is none, each deployment says it. */
  readonly default?: string;
} & (
  | {
      readonly kind: 'text';
      /** The whole of a value, as JavaScript and Java read it alike. */
      readonly pattern: string;
      /** Completes “must be”. */
      readonly must: string;
    }
  | {
      readonly kind: 'number';
      readonly least: number;
      readonly most: number;
      /** No others between. */
      readonly values?: readonly number[];
    }
  /** Said by where it is kept, never itself. */
  | { readonly kind: 'secret' }
);

const DOMAIN = '(?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,63}';
const ROLE = 'arn:aws:iam::[0-9]{12}:role/[A-Za-z0-9+=.@_/-]{1,512}';
const DOOR = '(?:[0-9.]{7,15}|\\[[0-9a-f:.]{2,39}\\])/[0-9]{1,3}:[0-9]{1,5}';
const listOf = (one: string) => `^(?:${one}(?:,${one})*)?$`;

const text = (description: string, [must, pattern]: readonly [string, string], otherwise?: string): ParameterRule => ({
  ...{ kind: 'text', description, must, pattern },
  ...(otherwise !== undefined && { default: otherwise }),
});
const number = (description: string, least: number, most: number, otherwise: string): ParameterRule => ({
  ...{ kind: 'number', description, least, most, default: otherwise },
});
const days = (description: string, otherwise: string) => number(description, 0, 36_500, otherwise);

/** What AWS WAF takes as a rate. */
const rate = (description: string, otherwise: string) => number(description, 10, 2_000_000_000, otherwise);

const ORIGIN = [
  'an origin: https:// and a host, without port, path or slash at the end',
  `^https://${DOMAIN}$`,
] as const;
const MAIL = ['a mail address', `^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@${DOMAIN}$`] as const;
const ISSUER = [
  'the address of an OIDC issuer',
  `^https://${DOMAIN}(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]{0,128}){0,8}$`,
] as const;

const LIMIT_DESCRIPTIONS = {
  AppsPerTeam: 'How many apps a team may have',
  KeysPerApp: 'How many API keys of an app may work at once',
  ImportsAtOnce: 'How many imports a person may have under way',
  RunsAtOnce: 'How many test runs a team may have under way',
  TeamsPerPerson: 'How many teams a person may be in, besides the one that is made for them',
  TokensPerPerson: 'How many access tokens of a person may work at once',
  InvitationsPerTeam: 'How many open invitations a team may have',
  InvitationMailsPerHour: 'How many invitations a team, and a person, may mail in an hour',
  SignInsPerMinute: 'How often an address may try to sign in, in a minute',
  SignUpsPerHour: 'How many accounts an address may ask for in an hour',
  SessionRequestsPerHour:
    'How often an address may begin, renew or end a session in an hour; each is renewed every five minutes',
  VisitorReadsPerHour: 'How many requests that read an address that is not signed in may make in an hour',
  VisitorWritesPerHour: 'How many other requests an address that is not signed in may make in an hour',
  UserReadsPerHour: 'How many requests that read a user may make in an hour',
  UserWritesPerHour: 'How many other requests a user may make in an hour',
  BackendTestsPerMinute:
    'How often a user may have a backend tested, or an authorization server asked for a token, in a minute',
} as const;
type LimitParameter = keyof typeof LIMIT_DESCRIPTIONS;

const limits = Object.fromEntries(
  deploymentLimits(REQUEST_LIMITS, LIMITS).map(({ parameter, most }) => [
    parameter,
    number(LIMIT_DESCRIPTIONS[parameter], 1, 1_000_000_000, String(most)),
  ]),
  // Of every one there is, by type: what has no description does not compile.
) as Readonly<Record<LimitParameter, ParameterRule>>;

/** For how many days CloudWatch Logs keeps a line; it takes no other numbers. */
const LOG_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const ROLLOUTS = [
  'AllAtOnce',
  'Canary10Percent5Minutes',
  'Canary10Percent15Minutes',
  'Linear10PercentEvery1Minute',
] as const;

const warm = (of: string) =>
  number(`How many instances of the ${of} are kept warm, whoever calls; they are paid for by the hour`, 0, 1000, '0');

const OWN = {
  PortalUrl: text('Origin of the portal, e.g. https://developer.example.com', ORIGIN),
  ApiUrl: text('Origin of the API and the gateway, e.g. https://api.example.com; never the portal’s', ORIGIN),
  SignInUrl: text(
    'Origin of the user pool’s domain, through which connections lead, e.g. https://signin.example.com',
    ORIGIN,
  ),
  CertificateArn: text('ACM certificate in us-east-1 that covers the three domains', [
    'the ARN of a certificate of ACM in us-east-1',
    '^arn:aws:acm:us-east-1:[0-9]{12}:certificate/[0-9a-f-]{36}$',
  ]),
  CorporateIdpIssuer: text('OIDC issuer of the corporate identity provider', ISSUER),
  CorporateIdpClientId: text('Client id registered there', ['a client id, without spaces', '^[!-~]{1,255}$']),
  CorporateIdpClientSecret: { kind: 'secret', description: 'Client secret registered there', default: 'unset' },
  CorporateIdpGroupsClaim: text(
    'What it calls the groups of somebody, for roles and teams by them; empty for none',
    ['the name of a claim', '^[A-Za-z0-9_:./-]{0,128}$'],
    '',
  ),
  CorporateMailDomains: text(
    'Mail domains whose people sign in there first: comma-separated, e.g. example.com',
    ['domains, comma-separated', listOf(DOMAIN)],
    '',
  ),
  ImportRoleArns: text(
    'Roles of further AWS accounts whose APIs of API Gateway admins may import: comma-separated ARNs; empty for none',
    ['ARNs of roles, comma-separated', listOf(ROLE)],
    '',
  ),
  EgressAllow: text(
    'Addresses besides the public internet that calls out may reach: comma-separated cidr:port',
    ['blocks of addresses, each with a port, comma-separated', listOf(DOOR)],
    '',
  ),
  RepositoryUrl: text('Git repository Amplify builds the portal from', [
    'a repository on GitHub, whose tokens are the only ones that Amplify takes of a template: https://github.com/owner/name',
    '^https://github\\.com/[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}$',
  ]),
  RepositoryToken: { kind: 'secret', description: 'Token with which Amplify reads that repository', default: 'unset' },
  Branch: text('Branch of it that is built', ['the name of a branch', '^[A-Za-z0-9._/-]{1,255}$'], 'main'),
  ClientTrustStore: text(
    'Id of a trust store of CloudFront, whose client certificates access policies may ask for; empty for none',
    ['the id of a trust store', '^[A-Za-z0-9_-]{0,128}$'],
    '',
  ),
  RefusedCountries: text(
    'Countries from which nobody comes in: comma-separated ISO 3166-1 codes, e.g. AQ,BV; empty for none',
    ['codes of countries, comma-separated', listOf('[A-Z]{2}')],
    '',
  ),
  RequestsPerAddress: rate('How many requests of one address the firewall passes in five minutes', '10000'),
  PassedOnPerAddress: rate(
    'How many of them besides to what is only passed on: calls through the gateway, requests of a page that is open',
    '100000',
  ),
  SignInRequestsPerAddress: rate('How many of them to what signs people in', '300'),
  ShieldAdvanced: text(
    'yes, where the account has subscribed to AWS Shield Advanced: it protects both hosts then',
    ['yes or no', '^(?:yes|no)$'],
    'no',
  ),
  AlarmEmail: text('Who hears of an alarm', MAIL),
  CostEmail: text(
    'Who hears of costs before the bill: of the budget, and of days that cost more than usual; empty for nobody',
    ['a mail address', `^(?:${MAIL[1].slice(1, -1)})?$`],
    '',
  ),
  MonthlyBudgetUsd: number('What a month may cost, in USD', 1, 10_000_000, '100'),
  Rollout: text(
    'How requests are led from one version of a function to the next: AllAtOnce, which asks no alarm, or in steps, back when one rings. Where a development environment says nothing: AllAtOnce',
    [
      'AllAtOnce, Canary10Percent5Minutes, Canary10Percent15Minutes or Linear10PercentEvery1Minute',
      `^(?:${ROLLOUTS.join('|')})$`,
    ],
    'Canary10Percent5Minutes',
  ),
  AuthorizerInstancesWarm: warm('authorizer'),
  GatewayInstancesWarm: warm('gateway'),
  ReserveRunners: text(
    'yes, to keep as many instances for imports and test runs as may work at once: whatever else runs in the account leaves them, and they leave it the others',
    ['yes or no', '^(?:yes|no)$'],
    'no',
  ),
  VpcId: text(
    'A VPC with what the gateway is to call and is private there; empty for none',
    ['the id of a VPC', '^(?:vpc-[0-9a-f]{8,17})?$'],
    '',
  ),
  PrivateSubnetIds: text(
    'Subnets of it, comma-separated: two and more, in several zones',
    ['ids of subnets, comma-separated', listOf('subnet-[0-9a-f]{8,17}')],
    '',
  ),
  SecurityGroupId: text(
    'A security group of it for what calls out; empty for one that is made',
    ['the id of a security group', '^(?:sg-[0-9a-f]{8,17})?$'],
    '',
  ),
  VpcEndpoints: text(
    'Whether endpoints of the AWS services that are used from there are made: yes or no, where the VPC has them or a NAT',
    ['yes or no', '^(?:yes|no)$'],
    'no',
  ),
  PrivateRouteTableIds: text(
    'Route tables of those subnets, comma-separated; for VpcEndpoints',
    ['ids of route tables, comma-separated', listOf('rtb-[0-9a-f]{8,17}')],
    '',
  ),
  LogDays: {
    ...{ kind: 'number', description: 'How many days logs are kept', default: '90' },
    ...{ least: 1, most: 3653, values: LOG_DAYS },
  },
  KmsKeyArn: text(
    'ARN of a KMS key of your own for table, buckets and backups; empty for those of AWS',
    ['the ARN of a key of KMS', '^(?:arn:aws:kms:[a-z0-9-]{5,25}:[0-9]{12}:key/[A-Za-z0-9-]{1,64})?$'],
    '',
  ),
  BackupCopyVaultArn: text(
    'ARN of a backup vault in another Region that each day’s backup is copied to; empty for none',
    ['the ARN of a backup vault', '^(?:arn:aws:backup:[a-z0-9-]{5,25}:[0-9]{12}:backup-vault:[A-Za-z0-9_-]{2,50})?$'],
    '',
  ),
  DataTrail: text(
    'Whether CloudTrail keeps who read and wrote what of table and buckets, by the event: yes or no',
    ['yes or no', '^(?:yes|no)$'],
    'no',
  ),
  MailFrom: text(
    'Address that the portal mails from, e.g. portal@example.com; SES asks for a proof that it is yours',
    MAIL,
  ),
  VerifiedSenderArn: text(
    'ARN of MailFrom in SES once it is verified; until then the user pool mails 50 codes a day at most',
    ['the ARN of an identity in SES', '^(?:arn:aws:ses:[a-z0-9-]{5,25}:[0-9]{12}:identity/[A-Za-z0-9.@+_-]{3,254})?$'],
    '',
  ),
  KeyPrefix: text(
    'What API keys begin with, e.g. acme: two to ten lower-case letters and digits; keys made before stay',
    ['two to ten lower-case letters and digits, a letter first', `^${KEY_PREFIX_PATTERN}$`],
    'ptk',
  ),
  KeyDaysMax: days('How many days an API key may live; 0: for ever', '0'),
  ArchiveAuditAfterDays: days(
    'Entries of the audit log that are older than so many days leave the table for the bucket; 0: none',
    '180',
  ),
} as const satisfies Readonly<Record<string, ParameterRule>>;

export type ParameterName = keyof typeof OWN | LimitParameter;
export type SecretName = 'CorporateIdpClientSecret' | 'RepositoryToken';

/** Every parameter there is, and what is a value of it. */
export const PARAMETER_RULES: Readonly<Record<ParameterName, ParameterRule>> = { ...OWN, ...limits };
