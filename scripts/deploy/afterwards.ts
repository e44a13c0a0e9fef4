import { connect } from '@portico/data';
import { type Environment, stackNamed } from '../../infra/lib/environment.ts';
import { addMissingPlans } from '../start/missing-plans.ts';
import type { Synthesized } from './assembly.ts';
import type { Aws } from './aws.ts';
import { HOSTS } from './checks/domains.ts';
import { clientAddresses } from './checks/identity-provider.ts';
import { makeAdmin } from './first-admin.ts';
import { buildPortal } from './first-build.ts';
import { readDeployed, type StackPlan } from './plan.ts';
import type { Values } from './values.ts';

/** What stacks say once they stand: outputs of all of them, by name. */
const outputsOf = async (aws: Aws, { stacks }: Synthesized): Promise<Values> => {
  const all: Record<string, string> = {};
  for (const { name } of stacks) Object.assign(all, (await readDeployed(aws, name))?.outputs);
  return all;
};

const TARGETS = { PortalUrl: 'PortalTarget', ApiUrl: 'ApiTarget', SignInUrl: 'SignInTarget' } as const;

/** What DNS must say, as a table; an alias record of Route 53 does as well. */
export const recordsOf = (values: Values, outputs: Values): readonly string[] =>
  HOSTS.map((name) => {
    const host = (values[name] ?? '').replace('https://', '');
    return `  ${host.padEnd(40)} CNAME  ${outputs[TARGETS[name]] ?? '(not told)'}`;
  });

export type Afterwards = {
  readonly environment: Environment;
  readonly made: Synthesized;
  readonly plans: readonly StackPlan[];
  readonly values: Values;
  readonly admin?: string;
};

/** What CloudFormation does not do, and what only people can. */
export const afterwards = async (
  aws: Aws,
  { environment, made, plans, values, admin }: Afterwards,
  tell: (line: string) => void,
): Promise<void> => {
  const outputs = await outputsOf(aws, made);
  await addMissingPlans(connect(outputs.TableName ?? ''));
  tell('the plans a portal starts with are there; those that were changed are as they were');
  if (admin !== undefined) tell(await makeAdmin(aws, outputs.UserPoolId ?? '', admin));
  tell('DNS must say:');
  for (const record of recordsOf(values, outputs)) tell(record);
  const actOf = (part: string) => plans.find(({ name }) => name === stackNamed(part, environment))?.act;
  if (actOf('Alarms') === 'made')
    tell(`AWS mails ${values.AlarmEmail} a link: until it is followed, nobody hears of alarms`);
  if (actOf('Functions') === 'made')
    tell(`SES mails ${values.MailFrom} a link: until it is followed, nothing is mailed`);
  if (actOf('Identity') === 'made') tell(`the identity provider must know ${clientAddresses(values)}`);
  const app = { appId: outputs.PortalAppId ?? '', branchName: outputs.PortalBranch ?? '' };
  await buildPortal(aws, app, actOf('Portal') !== 'unchanged', tell);
};
