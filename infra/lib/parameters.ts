import {
  deploymentLimits,
  KEY_PREFIX_PATTERN,
  LIMIT_PARAMETERS,
  LIMITS,
  REQUEST_LIMIT_NAMES,
  REQUEST_LIMITS,
} from '@portico/domain';
import { CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

const DESCRIPTIONS = {
  PortalUrl: 'Origin of the portal, e.g. https://developer.example.com',
  ApiUrl: 'Origin of the API and the gateway, e.g. https://api.example.com; never the portal’s',
  SignInUrl: 'Origin of the user pool’s domain, through which connections lead, e.g. https://signin.example.com',
  CertificateArn: 'ACM certificate in us-east-1 that covers the three domains',
  CorporateIdpIssuer: 'OIDC issuer of the corporate identity provider',
  CorporateIdpClientId: 'Client id registered there',
  CorporateIdpClientSecret: 'Client secret registered there',
  CorporateIdpGroupsClaim: 'What it calls the groups of somebody, for roles and teams by them; empty for none',
  CorporateMailDomains: 'Mail domains whose people sign in there first: comma-separated, e.g. example.com',
  ImportRoleArns:
    'Roles of further AWS accounts whose APIs of API Gateway admins may import: comma-separated ARNs; empty for none',
  EgressAllow: 'Addresses besides the public internet that calls out may reach: comma-separated cidr:port',
  RepositoryUrl: 'Git repository Amplify builds the portal from',
  RepositoryToken: 'Token with which Amplify reads that repository',
  ClientTrustStore:
    'Id of a trust store of CloudFront, whose client certificates access policies may ask for; empty for none',
  RefusedCountries:
    'Countries from which nobody comes in: comma-separated ISO 3166-1 codes, e.g. AQ,BV; empty for none',
  RequestsPerAddress: 'How many requests of one address the firewall passes in five minutes; at least 10',
  PassedOnPerAddress:
    'How many of them besides to what is only passed on: calls through the gateway, requests of a page that is open',
  SignInRequestsPerAddress: 'How many of them to what signs people in',
  ShieldAdvanced: 'yes, where the account has subscribed to AWS Shield Advanced: it protects both hosts then; no',
  AlarmEmail: 'Who hears of an alarm',
  MailFrom: 'Address that the portal mails from, e.g. portal@example.com; SES asks for a proof that it is yours',
  VerifiedSenderArn:
    'ARN of MailFrom in SES once it is verified; until then the user pool mails 50 codes a day at most',
  AppsPerTeam: 'How many apps a team may have',
  KeysPerApp: 'How many API keys of an app may work at once',
  KeyPrefix: 'What API keys begin with, e.g. acme: two to ten lower-case letters and digits; keys made before stay',
  KeyDaysMax: 'How many days an API key may live; 0: for ever',
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
  BackendTestsPerMinute: 'How often a user may have a backend tested, in a minute',
  ArchiveAuditAfterDays:
    'Entries of the audit log that are older than so many days leave the table for the bucket; 0: none',
} as const;
export type ParameterName = keyof typeof DESCRIPTIONS;

const DEFAULTS: Partial<Record<ParameterName, string>> = {
  ...Object.fromEntries(
    deploymentLimits(REQUEST_LIMITS, LIMITS).map(({ parameter, most }) => [parameter, String(most)]),
  ),
  CorporateIdpGroupsClaim: '',
  CorporateMailDomains: '',
  EgressAllow: '',
  ImportRoleArns: '',
  ClientTrustStore: '',
  RefusedCountries: '',
  RequestsPerAddress: '10000',
  PassedOnPerAddress: '100000',
  SignInRequestsPerAddress: '300',
  ShieldAdvanced: 'no',
  VerifiedSenderArn: '',
  ArchiveAuditAfterDays: '180',
  KeyPrefix: 'ptk',
  KeyDaysMax: '0',
  CorporateIdpClientSecret: 'unset',
  RepositoryToken: 'unset',
};

/** The value of a deployment parameter; declared in the scope's stack on first use. */
export const parameter = (scope: Construct, name: ParameterName): string => {
  const stack = Stack.of(scope);
  const found = stack.node.tryFindChild(name);
  if (found instanceof CfnParameter) return found.valueAsString;
  const declared = new CfnParameter(stack, name, {
    type: 'String',
    description: DESCRIPTIONS[name],
    ...(name === 'KeyPrefix' && { allowedPattern: KEY_PREFIX_PATTERN }),
    noEcho: name === 'CorporateIdpClientSecret' || name === 'RepositoryToken',
    ...(DEFAULTS[name] !== undefined && { default: DEFAULTS[name] }),
  });
  return declared.valueAsString;
};

/** The host of a URL parameter: https://host → host. */
export const hostOf = (scope: Construct, name: 'PortalUrl' | 'ApiUrl' | 'SignInUrl') =>
  Fn.select(2, Fn.split('/', parameter(scope, name)));

/** The limits of requests as functions read them: `name=number`, by spaces. */
export const requestLimits = (scope: Construct): string =>
  REQUEST_LIMIT_NAMES.map((name) => `${name}=${parameter(scope, LIMIT_PARAMETERS[name])}`).join(' ');
