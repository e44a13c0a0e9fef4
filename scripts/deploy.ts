// `npm run deploy -- <environment>`: looks at what it needs, says what it would do, asks, deploys with the operator's own
// credentials, and does what CloudFormation does not. `--check` only looks.
import { type Environment, EnvironmentError, readEnvironment } from '../infra/lib/environment.ts';
import { afterwards } from './deploy/afterwards.ts';
import { readWanted, type Wanted } from './deploy/arguments.ts';
import { agreed } from './deploy/ask.ts';
import { type Aws, connectAws, REGION } from './deploy/aws.ts';
import { deployStacks, destroyStacks } from './deploy/cdk.ts';
import { emptyBuckets } from './deploy/empty-buckets.ts';
import { lineOf } from './deploy/findings.ts';
import { type Looked, look } from './deploy/look.ts';
import { linesOf, readDeployed } from './deploy/plan.ts';
import { StartError } from './start/ports.ts';
import { prepare } from './start/prepare.ts';
import { toldFault } from './start/told-fault.ts';

const tell = (line: string) => console.log(line);

const environmentIn = (file: string): Environment => {
  try {
    return readEnvironment(file);
  } catch (error) {
    if (error instanceof EnvironmentError) throw new StartError(`${file}:\n${error.message}`);
    throw error;
  }
};

const deploy = async (aws: Aws, environment: Environment, wanted: Wanted, looked: Looked): Promise<void> => {
  const { name, account } = environment;
  const { made, plans, values } = looked;
  if (!made) throw new Error('what is deployed was synthesized');
  if (!wanted.yes && !(await agreed(`Deploy ${name} to the account ${account}? (yes)`, 'yes')))
    return tell('Nothing was changed.');
  await deployStacks(made, values);
  const { admin } = wanted;
  await afterwards(aws, { environment, made, plans, values, ...(admin !== undefined && { admin }) }, tell);
  tell(`${name} stands.`);
};

const remove = async (aws: Aws, { name, kind }: Environment, wanted: Wanted, { made }: Looked): Promise<void> => {
  if (kind === 'production')
    throw new StartError(
      `${name} is for production, which keeps what it has: make it a development environment and deploy that first, or see “Deleting” in infra/runbook.md.`,
    );
  if (!made) throw new Error('what is deleted was synthesized');
  if (!wanted.yes && !(await agreed(`Delete ${name} and everything it has? Type its name:`, name)))
    return tell('Nothing was changed.');
  for (const stack of made.stacks) if (await readDeployed(aws, stack.name)) await emptyBuckets(aws, stack.name, tell);
  await destroyStacks(made);
  tell(`${name} is gone.`);
};

const main = async (): Promise<number> => {
  const wanted = readWanted(process.argv.slice(2));
  const environment = environmentIn(wanted.file);
  await prepare(tell, ['generate', 'build']);
  const aws = connectAws();
  const looked = await look(aws, environment, wanted.file, wanted.replace);
  for (const finding of looked.findings) tell(lineOf(finding));
  if (wanted.act !== 'delete') for (const line of linesOf(looked.plans)) tell(line);
  const refusals = looked.findings.filter(({ verdict, about }) =>
    // What a deployment needs, its end does not: only whose account it is.
    wanted.act === 'delete' ? verdict === 'refused' && ['region', 'account'].includes(about) : verdict === 'refused',
  );
  if (refusals.length > 0) {
    console.error(
      `${environment.name} is refused, for ${refusals.length === 1 ? 'one reason' : `${refusals.length} reasons`} above (✗); nothing was changed.`,
    );
    return 1;
  }
  // The SDK's default for what is asked besides: the table.
  process.env.AWS_REGION = REGION;
  if (wanted.act === 'deploy') await deploy(aws, environment, wanted, looked);
  if (wanted.act === 'delete') await remove(aws, environment, wanted, looked);
  return 0;
};

try {
  process.exitCode = await main();
} catch (error) {
  console.error(toldFault(error));
  process.exitCode = 1;
}
