import { CfnParameter, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { SecretName } from './parameter-rules.ts';

/**
 * Which version of a secret a template puts into a resource: CloudFormation reads one anew only where the text of its
 * reference is another, so that a value that was replaced comes with the next deployment. `npm run deploy` says each by what
 * Secrets Manager says of the secret; an environment's file never does.
 */
export const SECRET_VERSIONS = {
  EdgeProofVersion: 'Version of the edge’s secret that the edge sends; empty for the current one',
  EdgeProofOther: 'Version of it that is taken besides, while the secret is replaced; empty for none',
  CorporateIdpVersion: 'Version of the secret that holds CorporateIdpClientSecret; empty for the current one',
  RepositoryVersion: 'Version of the secret that holds RepositoryToken; empty for the current one',
} as const;
/** Which of them is of a secret that an operator has. */
export const VERSION_OF = {
  CorporateIdpClientSecret: 'CorporateIdpVersion',
  RepositoryToken: 'RepositoryVersion',
} as const satisfies Record<SecretName, string>;
export type SecretVersionName = keyof typeof SECRET_VERSIONS;

/** The version of a secret that a deployment says; declared in the scope's stack on first use. */
export const secretVersion = (scope: Construct, name: SecretVersionName): string => {
  const stack = Stack.of(scope);
  const found = stack.node.tryFindChild(name);
  if (found instanceof CfnParameter) return found.valueAsString;
  return new CfnParameter(stack, name, {
    ...{ type: 'String', default: '', description: SECRET_VERSIONS[name] },
    allowedPattern: '^(?:[A-Za-z0-9-]{32,64})?$',
    constraintDescription: 'must be the id of a version of the secret',
  }).valueAsString;
};

/** What CloudFormation puts in the place of a secret: the whole of a version, or a member of its JSON. */
export const secretAt = (secretId: string, version: string, key = ''): string =>
  `{{resolve:secretsmanager:${secretId}:SecretString:${key}::${version}}}`;
