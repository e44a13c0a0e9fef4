import { ACMClient } from '@aws-sdk/client-acm';
import { AmplifyClient } from '@aws-sdk/client-amplify';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';

/**
 * Where all of Portico stands. The firewall of CloudFront is made in this Region alone, its rules and the distributions
 * hold the edge's secret, which CloudFormation reads in the stack's own Region, and the certificate of the user pool's
 * domain must lie here, too: a stack elsewhere would need copies of secrets by functions of the CDK's.
 */
export const REGION = 'us-east-1';

/** AWS, by the operator's own credentials. */
export const connectAws = () => {
  const config = { region: REGION };
  return {
    acm: new ACMClient(config),
    amplify: new AmplifyClient(config),
    cloudFormation: new CloudFormationClient(config),
    cognito: new CognitoIdentityProviderClient(config),
    lambda: new LambdaClient(config),
    s3: new S3Client(config),
    secrets: new SecretsManagerClient(config),
    ses: new SESv2Client(config),
    ssm: new SSMClient(config),
    sts: new STSClient(config),
  };
};

export type Aws = ReturnType<typeof connectAws>;
