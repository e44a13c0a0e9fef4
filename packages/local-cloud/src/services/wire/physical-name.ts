import { createHash } from 'node:crypto';
import type { ResourceRequest } from '../../service.ts';

/** Twelve hex digits that stay the same for a resource at every start. */
export const stableSuffix = (request: Pick<ResourceRequest, 'stack' | 'logicalId'>): string =>
  createHash('sha256').update(`${request.stack}/${request.logicalId}`).digest('hex').slice(0, 12);

/** The name CloudFormation would make up: stack, logical id, suffix; cut to `lengthMax`. */
export const physicalName = (request: Pick<ResourceRequest, 'stack' | 'logicalId'>, lengthMax = 63): string => {
  const suffix = stableSuffix(request);
  return `${`${request.stack}-${request.logicalId}`.slice(0, lengthMax - suffix.length - 1)}-${suffix}`;
};
