// `npm run rotate -- <environment> <signing|cookies|edge> [--end]`: puts a new value in the place of a secret's, without a
// moment in which a right request is refused; and takes the value before away.
import { setTimeout as pass } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readEnvironment, stackNamed } from '../infra/lib/environment.ts';
import { fileOf } from './deploy/arguments.ts';
import { agreed } from './deploy/ask.ts';
import { connectAws } from './deploy/aws.ts';
import { checkAccount, checkRegion } from './deploy/checks/account.ts';
import { lineOf } from './deploy/findings.ts';
import { readDeployed } from './deploy/plan.ts';
import { endRotation, ROTATED, type RotatedName, rotateSecret } from './deploy/rotate-secret.ts';
import { tellStack } from './deploy/tell-stack.ts';
import { StartError } from './start/ports.ts';
import { toldFault } from './start/told-fault.ts';

const USAGE = `npm run rotate -- <environment> <${Object.keys(ROTATED).join('|')}> [options]
  --end     takes the value before away: what it made is over in a minute
  --yes     asks nobody`;

const isName = (text: string | undefined): text is RotatedName => text !== undefined && Object.hasOwn(ROTATED, text);

const wanted = () => {
  try {
    const options = { end: { type: 'boolean' }, yes: { type: 'boolean' } } as const;
    const { positionals, values } = parseArgs({ options, allowPositionals: true });
    const [environment, name, ...more] = positionals;
    if (environment === undefined || !isName(name) || more.length > 0) throw new Error('which secret, of what?');
    return { environment: readEnvironment(fileOf(environment)), name, ...values };
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
};

const main = async () => {
  const { environment, name, end = false, yes = false } = wanted();
  const aws = connectAws();
  const looked = [checkRegion(), await checkAccount(aws, environment)];
  for (const finding of looked) console.log(lineOf(finding));
  if (looked.some(({ verdict }) => verdict === 'refused')) throw new StartError('nothing was changed.');
  const { stack, output, ends } = ROTATED[name];
  const secretId = (await readDeployed(aws, stackNamed(stack, environment)))?.outputs[output];
  if (secretId === undefined)
    throw new StartError(`${stackNamed(stack, environment)} does not say ${output}: npm run deploy first.`);
  const question = end
    ? `End the value before of the ${name} secret of ${environment.name}? What ends: ${ends}. (yes)`
    : `Rotate the ${name} secret of ${environment.name}? Nothing ends by it. (yes)`;
  if (!yes && !(await agreed(question, 'yes'))) return console.log('Nothing was changed.');
  const tell = (line: string) => console.log(line);
  await (end ? endRotation : rotateSecret)({
    ...{ name, secretId, secrets: aws.secrets, tell },
    wait: (seconds) => pass(seconds * 1000),
    async tellEdge(values) {
      let changed = false;
      for (const part of ['Api', 'Edge']) {
        tell(`${stackNamed(part, environment)} is told; a distribution takes some minutes`);
        changed = (await tellStack(aws, { stack: stackNamed(part, environment), values })) || changed;
      }
      return changed;
    },
  });
};

try {
  await main();
} catch (error) {
  console.error(toldFault(error));
  process.exitCode = 1;
}
