import { Aws, CfnCondition, CfnOutput, Duration, Fn, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccountRecovery,
  type CfnUserPool,
  CfnUserPoolGroup,
  type CfnUserPoolIdentityProvider,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  PasskeyUserVerification,
  ProviderAttribute,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolIdentityProviderOidc,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { PortalFunction } from './constructs/portal-function.ts';
import type { DataStack } from './data-stack.ts';
import { READS_LIVE_SECRET } from './live-secret.ts';
import { hostOf, operatorsSecret, parameter } from './parameters.ts';

export type IdentityStackProps = StackProps & { readonly data: DataStack };

/** Who people are: the user pool, and its domain, through which people of the corporate identity provider come. */
export class IdentityStack extends Stack {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, props: IdentityStackProps) {
    super(scope, id, props);
    this.pool = new UserPool(this, 'Users', {
      signInAliases: { email: true },
      signInCaseSensitive: false,
      // By the auth function alone, which has the client's secret, and as the settings of the deployment say.
      selfSignUpEnabled: true,
      featurePlan: FeaturePlan.ESSENTIALS,
      passwordPolicy: {
        minLength: 8,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        passwordHistorySize: 5,
      },
      signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
      // The host of the portal's pages, where passkeys are made and shown. (It must be the pool's own domain only where
      // its hosted pages take them; ours pass on to connections.)
      passkeyRelyingPartyId: Fn.select(0, Fn.split(':', hostOf(this, 'PortalUrl'))),
      // A PIN or a finger each time: so a passkey is two factors, the key and who has it.
      passkeyUserVerification: PasskeyUserVerification.REQUIRED,
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      // The pool has one text for everybody: who reads which language, nobody knows before they sign in.
      userVerification: {
        emailSubject: 'Your code · Ihr Code',
        emailBody:
          'Your code / Ihr Code:<br><br>{####}<br><br>Whoever did not ask for it need do nothing. / Wer nicht danach gefragt hat, muss nichts tun.',
      },
      userInvitation: {
        emailSubject: 'Welcome to Portico · Willkommen bei Portico',
        emailBody: `An account was made for you. Sign in at ${parameter(this, 'PortalUrl')}/sign-in as {username} with this password, within seven days; you choose another then. / Für Sie wurde ein Konto angelegt. Melden Sie sich innerhalb von sieben Tagen unter ${parameter(this, 'PortalUrl')}/sign-in als {username} mit diesem Passwort an; dann wählen Sie ein anderes.<br><br>{####}`,
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      standardAttributes: { email: { required: true, mutable: true }, fullname: { required: false, mutable: true } },
      // What a connection says of somebody's groups; an attribute holds 2,048 letters.
      customAttributes: { groups: new StringAttribute({ mutable: true, maxLen: 2048 }) },
    });
    this.mailBySes(this.pool);
    this.asksForLinks(this.pool, props.data);
    // The L2's own child is the resource it makes; the L2 has no word for this yet.
    (this.pool.node.defaultChild as CfnUserPool).webAuthnFactorConfiguration = 'MULTI_FACTOR_WITH_USER_VERIFICATION';
    for (const groupName of ['admin', 'publisher', 'developer'])
      new CfnUserPoolGroup(this, `Group${groupName}`, { userPoolId: this.pool.userPoolId, groupName });
    const domain = this.pool.addDomain('SignIn', {
      customDomain: {
        domainName: hostOf(this, 'SignInUrl'),
        certificate: Certificate.fromCertificateArn(this, 'Certificate', parameter(this, 'CertificateArn')),
      },
    });
    const corporate = new UserPoolIdentityProviderOidc(this, 'Corporate', {
      userPool: this.pool,
      name: 'Corporate',
      issuerUrl: parameter(this, 'CorporateIdpIssuer'),
      clientId: parameter(this, 'CorporateIdpClientId'),
      clientSecret: operatorsSecret(this, 'CorporateIdpClientSecret'),
      scopes: ['openid', 'email', 'profile'],
      attributeMapping: {
        email: ProviderAttribute.other('email'),
        emailVerified: ProviderAttribute.other('email_verified'),
        fullname: ProviderAttribute.other('name'),
      },
    });
    this.mapsGroups(corporate);
    this.client = this.pool.addClient('Portal', {
      // Proves the auth function: nobody else who knows the client's id can try passwords, or have codes mailed.
      generateSecret: true,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // The hosted pages pass on to these and take no passwords.
      supportedIdentityProviders: [UserPoolClientIdentityProvider.custom(corporate.providerName)],
      // Passwords come from callers with a role of ours only (unsaid, Cognito adds SRP and custom).
      authFlows: { adminUserPassword: true, user: true, custom: true, userSrp: false },
      // What the identity provider says of a person must be writable; nothing else is.
      writeAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true, fullname: true })
        .withCustomAttributes('groups'),
      // Said, as an attribute of our own is in no token otherwise.
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true, emailVerified: true, fullname: true })
        .withCustomAttributes('groups'),
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${parameter(this, 'PortalUrl')}/auth/callback`],
        // Where the portal sends the browser on to the identity provider that it came through.
        logoutUrls: [`${parameter(this, 'PortalUrl')}/auth/signed-out`],
      },
      // Bounds how long a lowered role or a disabled user keeps working.
      accessTokenValidity: Duration.minutes(5),
      idTokenValidity: Duration.minutes(5),
      // Who comes back after three weeks is not asked again: every renewal asks for the session, which is ended in seconds.
      refreshTokenValidity: Duration.days(30),
    });
    this.client.node.addDependency(corporate);
    // What DNS must say of it: the distribution that Cognito makes.
    new CfnOutput(this, 'SignInTarget', { value: domain.cloudFrontEndpoint });
    new CfnOutput(this, 'UserPoolId', { value: this.pool.userPoolId });
    new CfnOutput(this, 'ClientId', { value: this.client.userPoolClientId });
    acknowledge(
      this.pool,
      'AwsSolutions-COG2',
      'Who comes through the corporate identity provider has the second factor there; who has a password here may set one up, and is asked for it before what is dangerous.',
    );
    acknowledge(
      this.pool,
      'AwsSolutions-COG8',
      'Threat protection needs the Plus plan; WAF rate rules and the IdP’s own protection stand in front.',
    );
  }

  /** Where the deployment says what they are called; Cognito refuses who has more of them than an attribute holds. */
  private mapsGroups(corporate: UserPoolIdentityProviderOidc) {
    const claim = parameter(this, 'CorporateIdpGroupsClaim');
    const isGiven = new CfnCondition(this, 'HasGroupsClaim', {
      expression: Fn.conditionNot(Fn.conditionEquals(claim, '')),
    });
    // The L2's own child is the resource it makes.
    const made = corporate.node.defaultChild as CfnUserPoolIdentityProvider;
    const mapped = Fn.conditionIf(isGiven.logicalId, claim, Aws.NO_VALUE);
    made.addPropertyOverride('AttributeMapping.custom:groups', mapped);
  }

  /** Cognito has no sign-in by link: its custom one asks a function of ours, which takes what the auth function proves. */
  private asksForLinks(pool: UserPool, { secret }: DataStack) {
    const challenge = new PortalFunction(this, 'SignInChallenge', {
      bundle: 'auth/sign-in-challenge',
      breaks: 'Nobody can sign in with a link by mail.',
      severity: 'page',
      // Cognito waits no longer.
      timeoutSeconds: 5,
      environment: { SECRET_ARN: secret.secretArn },
    });
    challenge.allow(READS_LIVE_SECRET, [secret.secretArn]);
    for (const operation of [
      UserPoolOperation.DEFINE_AUTH_CHALLENGE,
      UserPoolOperation.CREATE_AUTH_CHALLENGE,
      UserPoolOperation.VERIFY_AUTH_CHALLENGE_RESPONSE,
    ])
      pool.addTrigger(operation, challenge.function);
  }

  /** By itself Cognito mails fifty times a day; with the ARN of a sender that SES has verified, as often as SES lets it. */
  private mailBySes(pool: UserPool) {
    const SourceArn = parameter(this, 'VerifiedSenderArn');
    const isGiven = new CfnCondition(this, 'HasVerifiedSender', {
      expression: Fn.conditionNot(Fn.conditionEquals(SourceArn, '')),
    });
    const bySes = { EmailSendingAccount: 'DEVELOPER', From: parameter(this, 'MailFrom'), SourceArn };
    // The L2's own child is the resource it makes.
    const made = pool.node.defaultChild as CfnUserPool;
    made.addPropertyOverride('EmailConfiguration', Fn.conditionIf(isGiven.logicalId, bySes, Aws.NO_VALUE));
  }
}
