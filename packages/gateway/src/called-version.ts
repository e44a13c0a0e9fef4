import { type CalledApi, calledApi } from '@portico/domain/lifecycle';
import type { GatewayRequest } from './call.ts';

/**
 * Which version of which API is called: the path's, else the header's. A link says where it leads whatever a client sends
 * with every call. Undefined where the header says two things.
 */
export const calledVersion = ({
  apiReference,
  headers,
}: Pick<GatewayRequest, 'apiReference' | 'headers'>): CalledApi | undefined => {
  const called = calledApi(apiReference);
  if (called.version !== undefined) return called;
  const [version, ...more] = new Set(
    headers.flatMap(([name, value]) => (name.toLowerCase() === 'x-api-version' ? [value.trim()] : [])),
  );
  if (more.length > 0) return undefined;
  return version === undefined ? called : { ...called, version };
};
