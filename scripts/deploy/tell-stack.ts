import {
  CloudFormationServiceException,
  UpdateStackCommand,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import { StartError } from '../start/ports.ts';
import type { Aws } from './aws.ts';
import { readDeployed } from './plan.ts';
import type { Values } from './values.ts';

/** A distribution takes some minutes to be everywhere. */
const WAIT_SECONDS = 3_600;

const isAsItWas = (error: unknown): boolean =>
  error instanceof CloudFormationServiceException && /No updates are to be performed/.test(error.message);

/** Other values for some parameters of a stack that stands, whose template and other parameters stay; whether it is another one by that. */
export const tellStack = async (
  { cloudFormation }: Pick<Aws, 'cloudFormation'>,
  { stack, values, minDelay = 10 }: { readonly stack: string; readonly values: Values; readonly minDelay?: number },
): Promise<boolean> => {
  const deployed = await readDeployed({ cloudFormation }, stack);
  if (!deployed) throw new StartError(`there is no stack ${stack}.`);
  const declared = Object.keys(deployed.template.Parameters ?? {});
  const unknown = Object.keys(values).filter((name) => !declared.includes(name));
  if (unknown.length === Object.keys(values).length)
    throw new StartError(`${stack} is older than this: npm run deploy first.`);
  try {
    await cloudFormation.send(
      new UpdateStackCommand({
        ...{ StackName: stack, UsePreviousTemplate: true, Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'] },
        Parameters: declared.map((ParameterKey) =>
          values[ParameterKey] === undefined
            ? { ParameterKey, UsePreviousValue: true }
            : { ParameterKey, ParameterValue: values[ParameterKey] },
        ),
      }),
    );
  } catch (error) {
    if (isAsItWas(error)) return false;
    throw error;
  }
  const waits = { client: cloudFormation, maxWaitTime: WAIT_SECONDS, minDelay };
  await waitUntilStackUpdateComplete(waits, { StackName: stack });
  return true;
};
