import { Aws, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnApp, CfnBranch } from 'aws-cdk-lib/aws-amplify';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { DataStack } from './data-stack.ts';
import type { IdentityStack } from './identity-stack.ts';
import { parameter } from './parameters.ts';

export type PortalStackProps = StackProps & {
  readonly data: DataStack;
  readonly identity: IdentityStack;
};

const BUILD = `version: 1
applications:
  - appRoot: portal
    frontend:
      phases:
        preBuild: { commands: ['cd .. && npx -y pnpm@12.21.0 install --frozen-lockfile'] }
        build: { commands: ['env | grep -e ^PORTICO_ >> .env.production', 'npx next build'] }
      artifacts: { baseDirectory: .next, files: ['**/*'] }
`;

/** The portal's pages: Next.js rendered by Amplify Hosting. */
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
      'Rotating it signs everybody out of the portal; the runbook says when and how to.',
    );
    const { edgeSecret } = props.data;
    const role = new Role(this, 'Compute', { assumedBy: new ServicePrincipal('amplify.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['secretsmanager:GetSecretValue'],
        resources: [cookieSecret.secretArn, edgeSecret.secretArn],
      }),
    );
    const app = new CfnApp(this, 'App', {
      name: 'portico',
      platform: 'WEB_COMPUTE',
      repository: parameter(this, 'RepositoryUrl'),
      accessToken: parameter(this, 'RepositoryToken'),
      buildSpec: BUILD,
      computeRoleArn: role.roleArn,
      environmentVariables: Object.entries({
        AMPLIFY_MONOREPO_APP_ROOT: 'portal',
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
      branchName: 'main',
      enableAutoBuild: true,
      stage: 'PRODUCTION',
    });
    this.host = Fn.join('.', [branch.branchName, app.attrDefaultDomain]);
  }
}
