import { Duration, Stack } from 'aws-cdk-lib';
import { CfnOIDCProvider, Role, WebIdentityPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Delivery } from './delivery-file.ts';
import { allowDelivery } from './rights.ts';
import { STAGES, type StageName } from './steps.ts';

const ISSUER = 'token.actions.githubusercontent.com';
/** What `.github/workflows/deploy.yml` takes. */
export const roleNameOf = (stage: StageName): string => `portico-deploys-${stage}`;

/** Roles that jobs of this repository may take, each in its own environment of GitHub, which says of which branch and after whose review. */
export class GitHubStack extends Stack {
  constructor(scope: Construct, id: string, { account, repository, by, environments }: Delivery) {
    super(scope, id, { env: { account, region: 'us-east-1' }, description: 'Lets GitHub deploy Portico' });
    const given = 'github' in by ? by.github.provider : undefined;
    const provider =
      given ??
      new CfnOIDCProvider(this, 'Provider', { url: `https://${ISSUER}`, clientIdList: ['sts.amazonaws.com'] }).attrArn;
    for (const stage of STAGES) {
      const role = new Role(this, stage, {
        roleName: roleNameOf(stage),
        maxSessionDuration: Duration.hours(2),
        assumedBy: new WebIdentityPrincipal(provider, {
          StringEquals: {
            [`${ISSUER}:aud`]: 'sts.amazonaws.com',
            [`${ISSUER}:sub`]: `repo:${repository}:environment:${stage}`,
          },
        }),
      });
      allowDelivery(role, environments[stage]);
    }
  }
}
