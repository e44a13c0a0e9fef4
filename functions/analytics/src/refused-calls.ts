import { type Data, findApi } from '@portico/data';
import { calledApi, type UsageRecord, VERSION_NAME } from '@portico/domain';

/** What API Gateway's access log says of a call that it refused itself, as too large for the gateway's function. */
export type RefusedLine = {
  readonly requestId: string;
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: '413';
  readonly latency: string;
  readonly bytes: string;
  readonly appId: string;
  readonly keyId: string;
};

const FIELDS = ['requestId', 'at', 'method', 'path', 'status', 'latency', 'bytes', 'appId', 'keyId'] as const;

/** The line of a call that was refused after its key was proven; undefined for every other. */
export const readRefused = (line: unknown): RefusedLine | undefined => {
  if (typeof line !== 'object' || line === null) return undefined;
  // Every field is looked at.
  const found = line as Record<string, unknown>;
  const told = FIELDS.every((name) => typeof found[name] === 'string') && found.status === '413';
  return told && /^app_/.test(String(found.appId)) && /^key_/.test(String(found.keyId))
    ? (line as RefusedLine)
    : undefined;
};

/** As API Gateway decodes what it matched; what cannot be is no API's. */
const decoded = (reference: string): string => {
  try {
    return decodeURIComponent(reference);
  } catch {
    return '';
  }
};

/** The usage of a refused call, as the gateway would have written it; undefined where the API is not there. */
export const usageOfRefused = async (data: Data, line: RefusedLine): Promise<UsageRecord | undefined> => {
  const [, reference = '', path = '/'] = /^(?:\/v1)?\/proxy\/([^/]+)(\/.*)?$/.exec(line.path) ?? [];
  const called = calledApi(decoded(reference));
  const api = await findApi(data, called.api);
  if (!api?.latestVersion) return undefined;
  // What API Gateway logs of a refused call has no header that would say another.
  const version = called.version ?? api.latestVersion;
  if (!VERSION_NAME.test(version)) return undefined;
  return {
    ...{ kind: 'usage', at: Number(line.at), requestId: line.requestId, apiId: api.apiId, apiName: api.name },
    ...{ version, appId: line.appId, keyId: line.keyId, method: line.method },
    ...{ path: path.slice(0, 300), operation: '(other)', status: Number(line.status) },
    ...{ durationMilliseconds: Number(line.latency) || 0, bytesOut: Number(line.bytes) || 0 },
  };
};
