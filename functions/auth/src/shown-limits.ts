import type { Schema, Total } from '@portico/contract';
import { deploymentLimits } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';

/** What is limited in this deployment. */
export const shownLimits =
  ({ requestLimits, limits }: Pick<Dependencies, 'requestLimits' | 'limits'>) =>
  (): Total<Schema<'DeploymentLimits'>> => ({
    limits: deploymentLimits(requestLimits, limits).map(({ parameter, most, windowSeconds }) => ({
      ...{ parameter, most, windowSeconds },
    })),
  });
