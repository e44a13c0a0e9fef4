import type { Schema, Total } from '@portico/contract';
import { deploymentLimits } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';

const presentLimit = ({
  parameter,
  most,
  windowSeconds,
}: ReturnType<typeof deploymentLimits>[number]): Total<Schema<'DeploymentLimit'>> => ({
  parameter,
  most,
  windowSeconds,
});

/** What is limited in this deployment. */
export const shownLimits =
  ({ requestLimits, limits }: Pick<Dependencies, 'requestLimits' | 'limits'>) =>
  (): Total<Schema<'DeploymentLimits'>> => ({
    limits: deploymentLimits(requestLimits, limits).map(presentLimit),
  });
