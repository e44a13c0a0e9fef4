// `npm run restore -- <environment> --to <instant>`: the table of an environment as it was at an instant, as another table
// that is all that the first one is, and what to say in the environment's file so that the next deployment reads that one.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readEnvironment, stackNamed } from '../infra/lib/environment.ts';
import { fileOf } from './deploy/arguments.ts';
import { connectAws, REGION } from './deploy/aws.ts';
import { checkAccount, checkRegion } from './deploy/checks/account.ts';
import { lineOf } from './deploy/findings.ts';
import { readDeployed } from './deploy/plan.ts';
import { instantOf, restoreTable } from './deploy/restore-table.ts';
import { StartError } from './start/ports.ts';
import { toldFault } from './start/told-fault.ts';

const USAGE = 'npm run restore -- <environment> --to 2026-12-01T10:00:00Z';

const main = async () => {
  const [name, flag, to] = process.argv.slice(2);
  if (name === undefined || flag !== '--to' || to === undefined)
    throw new StartError(`which environment, and to when?\n\n${USAGE}`);
  const environment = readEnvironment(fileOf(name));
  const aws = connectAws();
  const looked = [checkRegion(), await checkAccount(aws, environment)];
  for (const finding of looked) console.log(lineOf(finding));
  if (looked.some(({ verdict }) => verdict === 'refused')) throw new StartError('nothing was restored.');
  const stack = stackNamed('Data', environment);
  const source = (await readDeployed(aws, stack))?.outputs.TableName;
  if (source === undefined) throw new StartError(`there is no stack ${stack} with a table.`);
  const made = await restoreTable(new DynamoDBClient({ region: REGION }), {
    ...{ source, at: instantOf(to), isProtected: environment.kind === 'production' },
    tell: (line) => console.log(line),
  });
  console.log(`
Say in the file of ${environment.name}, beside "parameters":

  "restored": ${JSON.stringify(made)},

and deploy: everything reads ${made.table} from then on. ${source} stays as it is: compare, and delete it when nobody needs it.`);
};

try {
  await main();
} catch (error) {
  console.error(toldFault(error));
  process.exitCode = 1;
}
