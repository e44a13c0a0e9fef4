// `npm run deploy:pipeline -- <file> [--yes]`: once, what brings this source to staging and production from then on: a
// pipeline of AWS's, or the roles that GitHub's jobs take. The file is as infra/delivery.example.json.
import { existsSync } from 'node:fs';
import { readDelivery } from '../infra/lib/delivery/delivery-file.ts';
import { EnvironmentError } from '../infra/lib/environment.ts';
import { agreed } from './deploy/ask.ts';
import { synthesizeDelivery } from './deploy/assembly.ts';
import { connectAws } from './deploy/aws.ts';
import { deployStacks } from './deploy/cdk.ts';
import { checkAccount, checkRegion } from './deploy/checks/account.ts';
import { lineOf } from './deploy/findings.ts';
import { linesOf, planOf, readDeployed } from './deploy/plan.ts';
import { StartError } from './start/ports.ts';
import { prepare } from './start/prepare.ts';
import { toldFault } from './start/told-fault.ts';

const tell = (line: string) => console.log(line);

const deliveryIn = (file: string | undefined) => {
  if (file === undefined || !existsSync(file))
    throw new StartError('npm run deploy:pipeline -- <file> [--yes], the file as infra/delivery.example.json');
  try {
    return readDelivery(file);
  } catch (error) {
    if (error instanceof EnvironmentError || (error instanceof Error && 'code' in error))
      throw new StartError(`${file}:\n${error.message}`);
    throw error;
  }
};

const main = async (args: readonly string[]): Promise<number> => {
  const file = args.find((one) => !one.startsWith('--')) ?? '';
  const delivery = deliveryIn(file);
  const aws = connectAws();
  const findings = [checkRegion(), await checkAccount(aws, delivery.environments.production)];
  for (const finding of findings) tell(lineOf(finding));
  if (findings.some(({ verdict }) => verdict === 'refused')) return 1;
  await prepare(tell, ['generate']);
  const made = await synthesizeDelivery(file);
  for (const stack of made.stacks) {
    const plan = planOf(stack, {}, await readDeployed(aws, stack.name));
    for (const line of linesOf([plan])) tell(line);
  }
  if (!args.includes('--yes') && !(await agreed(`Deploy to the account ${delivery.account}? (yes)`, 'yes'))) {
    tell('Nothing was changed.');
    return 0;
  }
  await deployStacks(made, {});
  tell(
    'pipeline' in delivery.by
      ? 'The pipeline stands, and begins with what the branch has. A new connection is first accepted in the console (Developer Tools, Connections).'
      : 'GitHub’s jobs may take the roles: say AWS_ACCOUNT as a variable of the repository, and who reviews “production” in its environments.',
  );
  return 0;
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(toldFault(error));
  process.exitCode = 1;
}
