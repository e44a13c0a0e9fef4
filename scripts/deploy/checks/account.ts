import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Environment } from '../../../infra/lib/environment.ts';
import { type Aws, REGION } from '../aws.ts';
import { type Finding, good, mind, refused, said } from '../findings.ts';

/** So many functions at once answer a busy hour beside two workers of each queue; new accounts have ten. */
const CONCURRENCY_LEAST = 100;

/** Refuses before anything is asked of AWS where another Region is meant. */
export const checkRegion = (environment: NodeJS.ProcessEnv = process.env): Finding => {
  const meant = environment.AWS_REGION || environment.AWS_DEFAULT_REGION || REGION;
  return meant === REGION
    ? good('region', REGION)
    : refused(
        'region',
        `AWS_REGION is ${meant}, and all of Portico stands in ${REGION}: the firewall of CloudFront, the certificate of the sign-in domain and the edge's secret are of that Region alone`,
      );
};

export const checkAccount = async ({ sts }: Aws, { account }: Environment): Promise<Finding> => {
  try {
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
    return Account === account
      ? good('account', `${account}, as ${Arn}`)
      : refused('account', `the credentials are of ${Account}; the environment stands in ${account}`);
  } catch (error) {
    return refused('account', `AWS takes no credentials of yours: ${said(error)}`);
  }
};

export const checkBootstrap = async ({ ssm }: Aws, needed: number): Promise<Finding> => {
  const how = `npx cdk bootstrap aws://<account>/${REGION}`;
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' }));
    const version = Number(Parameter?.Value);
    return version >= needed
      ? good('bootstrap', `the CDK's, version ${version}`)
      : refused('bootstrap', `the CDK's is of version ${version}, ${needed} is needed: ${how}`);
  } catch (error) {
    return refused('bootstrap', `the account is not bootstrapped for the CDK in ${REGION} (${said(error)}): ${how}`);
  }
};

export const checkQuotas = async ({ lambda }: Aws): Promise<Finding> => {
  try {
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
    const most = AccountLimit?.ConcurrentExecutions ?? 0;
    return most >= CONCURRENCY_LEAST
      ? good('quotas', `${most} functions of Lambda at once`)
      : mind(
          'quotas',
          `${most} functions of Lambda at once, as new accounts have: ask for ${CONCURRENCY_LEAST} or more (Service Quotas, L-B99A9384), else callers meet 503 while documents are imported`,
        );
  } catch (error) {
    return mind('quotas', `the quotas of Lambda could not be read: ${said(error)}`);
  }
};
