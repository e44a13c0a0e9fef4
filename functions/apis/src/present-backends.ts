import type { Schema, Total } from '@portico/contract';
import type { BackendItem } from '@portico/data';
import type { BackendTarget, SaidAuth } from '@portico/domain';
import { CONNECT_MILLISECONDS } from './backend-settings.ts';

type Names = ReadonlyMap<string, string>;

const presentTarget = ({ url, weight }: BackendTarget): Total<Schema<'BackendTarget'>> => ({ url, weight });

/** Of a secret, that there is one. */
const presentBackendAuth = (item: BackendItem, names: Names): Total<Schema<'BackendAuth'>> => {
  const auth: SaidAuth = item.auth;
  return {
    kind: auth.kind,
    name: auth.name,
    username: auth.username,
    tokenUrl: auth.tokenUrl,
    clientId: auth.clientId,
    clientAuthentication: auth.clientAuthentication,
    scopes: auth.scopes && [...auth.scopes],
    region: auth.region,
    service: auth.service,
    accessKeyId: auth.accessKeyId,
    secretSetAt: item.secretSetAt,
    secretSetBy: item.secretSetBy,
    secretSetByName: item.secretSetBy && names.get(item.secretSetBy),
  };
};

export const presentBackend = (item: BackendItem, names: Names): Total<Schema<'Backend'>> => ({
  version: item.version,
  environment: item.environment,
  targets: item.targets.map(presentTarget),
  healthCheckPath: item.healthCheckPath,
  connectTimeoutMilliseconds: item.connectTimeoutMilliseconds ?? CONNECT_MILLISECONDS,
  timeoutMilliseconds: item.timeoutMilliseconds,
  encodedSlashes: item.encodedSlashes ?? 'separate',
  forwardAuthorization: item.forwardAuthorization ?? false,
  auth: presentBackendAuth(item, names),
});
