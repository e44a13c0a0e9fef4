import { ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { type Environment, stackNamed } from '../../infra/lib/environment.ts';
import { bootstrapNeeded, type Synthesized, synthesize } from './assembly.ts';
import type { Aws } from './aws.ts';
import { checkAccount, checkBootstrap, checkQuotas, checkRegion } from './checks/account.ts';
import { checkCertificate, checkHosts, checkParent } from './checks/domains.ts';
import { checkIdentityProvider } from './checks/identity-provider.ts';
import { checkMail } from './checks/mail.ts';
import { checkNetwork } from './checks/network.ts';
import { checkRepository } from './checks/repository.ts';
import { readSecrets } from './checks/secrets.ts';
import type { Finding } from './findings.ts';
import { type Deployed, judge, planOf, readDeployed, type StackPlan, stuck } from './plan.ts';
import { edgeVersions } from './secret-labels.ts';
import { releaseOf, type Values, valuesOf } from './values.ts';

export type Looked = {
  readonly findings: readonly Finding[];
  readonly made?: Synthesized;
  readonly plans: readonly StackPlan[];
  readonly values: Values;
};

/** Whether the sender of mails is a resource of one of these stacks. */
const hasSender = async ({ cloudFormation }: Aws, names: readonly string[]): Promise<boolean> => {
  for (const StackName of names) {
    const { StackResourceSummaries = [] } = await cloudFormation.send(new ListStackResourcesCommand({ StackName }));
    if (StackResourceSummaries.some(({ ResourceType }) => ResourceType === 'AWS::SES::EmailIdentity')) return true;
  }
  return false;
};

/**
 * Looks at everything that a deployment needs, and at what it would do; changes nothing. Who asks, and where, comes first:
 * with other credentials everything else would be a look at somebody else's account.
 */
export const look = async (
  aws: Aws,
  environment: Environment,
  file: string,
  replace: readonly string[],
): Promise<Looked> => {
  const first = [checkRegion()];
  const account = first[0]?.verdict === 'good' ? await checkAccount(aws, environment) : undefined;
  const who = [...first, ...(account ? [account] : [])];
  if (who.some(({ verdict }) => verdict === 'refused')) return { findings: who, plans: [], values: {} };
  const made = await synthesize(environment, file);
  const [{ values: said, findings: unread }, secrets] = await Promise.all([
    valuesOf(environment, aws),
    readSecrets(aws, environment),
  ]);
  const deployed = new Map<string, Deployed | undefined>();
  for (const { name } of made.stacks) deployed.set(name, await readDeployed(aws, name));
  const arn = deployed.get(stackNamed('Data', environment))?.outputs.EdgeSecretArn;
  const told = { ...said, ...secrets.versions, ...(await edgeVersions(aws, arn)) };
  const values = { ...told, Release: releaseOf(environment, told) };
  const standing = [...deployed].flatMap(([name, stack]) => (stack ? [name] : []));
  const plans = made.stacks.map((stack) => planOf(stack, values, deployed.get(stack.name)));
  const asked = await Promise.all([
    checkBootstrap(aws, bootstrapNeeded(made)),
    checkQuotas(aws),
    checkHosts(values),
    checkCertificate(aws, values),
    checkParent(values),
    checkIdentityProvider(values),
    checkRepository(values, secrets.read.get('RepositoryToken')),
  ]);
  const mail = await checkMail(aws, values, await hasSender(aws, standing));
  const findings = [
    ...who,
    ...unread,
    ...secrets.findings,
    ...asked,
    ...mail,
    ...checkNetwork(values),
    ...stuck(deployed),
    ...judge(plans, replace),
  ];
  return { findings, made, plans, values };
};
