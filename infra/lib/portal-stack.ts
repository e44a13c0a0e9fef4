import { Aws, CfnOutput, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnApp, CfnBranch } from 'aws-cdk-lib/aws-amplify';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { DataStack } from './data-stack.ts';
import { environmentOf } from './environment.ts';
import type { IdentityStack } from './identity-stack.ts';
import { READS_LIVE_SECRET } from './live-secret.ts';
import { operatorsSecret, parameter } from './parameters.ts';

export type PortalStackProps = StackProps & {
  readonly data: DataStack;
  readonly identity: IdentityStack;
};

/**
 * One command from the root of the repository, which installs what it needs, the Node that everything runs on too, and
 * leaves what Amplify's deployment specification describes: Amplify is told no framework and needs to know none.
 */
const BUILD = `version: 1
frontend:
  phases:
    build:
      commands: ['npm run build:hosting']
  artifacts:
    baseDirectory: .amplify-hosting
    files: ['**/*']
`;

/** The portal's pages: its server on the compute of Amplify Hosting. */
export class PortalStack extends Stack {
  readonly host: string;

  constructor(scope: Construct, id: string, props: PortalStackProps) {
    super(scope, id, props);
    const cookieSecret = new Secret(this, 'CookieSecret', {
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    acknowledge(
      cookieSecret,
      'AwsSolutions-SMG4',
      '`npm run rotate` replaces it, when a person asks for it: what was sealed before opens until the value before is ended.',
    );
    const { edgeSecret } = props.data;
    const role = new Role(this, 'Compute', { assumedBy: new ServicePrincipal('amplify.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: [...READS_LIVE_SECRET],
        resources: [cookieSecret.secretArn, edgeSecret.secretArn],
      }),
    );
    const environment = environmentOf(this);
    const app = new CfnApp(this, 'App', {
      name: environment ? `portico-${environment.name}` : 'portico',
      platform: 'WEB_COMPUTE',
      repository: parameter(this, 'RepositoryUrl'),
      accessToken: operatorsSecret(this, 'RepositoryToken'),
      buildSpec: BUILD,
      computeRoleArn: role.roleArn,
      environmentVariables: Object.entries({
        PORTICO_API_URL: parameter(this, 'ApiUrl'),
        PORTICO_PORTAL_URL: parameter(this, 'PortalUrl'),
        PORTICO_SIGN_IN_URL: parameter(this, 'SignInUrl'),
        PORTICO_CLIENT_ID: props.identity.client.userPoolClientId,
        PORTICO_COOKIE_SECRET_ARN: cookieSecret.secretArn,
        PORTICO_EDGE_SECRET_ARN: edgeSecret.secretArn,
        PORTICO_UPLOADS_ORIGIN: `https://s3.${Aws.REGION}.${Aws.URL_SUFFIX}`,
      }).map(([name, value]) => ({ name, value })),
    });
    const branch = new CfnBranch(this, 'Main', {
      appId: app.attrAppId,
      branchName: parameter(this, 'Branch'),
      enableAutoBuild: true,
      stage: environment?.kind === 'development' ? 'DEVELOPMENT' : 'PRODUCTION',
    });
    new CfnOutput(this, 'CookieSecretArn', { value: cookieSecret.secretArn });
    new CfnOutput(this, 'PortalAppId', { value: app.attrAppId });
    new CfnOutput(this, 'PortalBranch', { value: branch.branchName });
    this.host = Fn.join('.', [branch.branchName, app.attrDefaultDomain]);
  }
}
