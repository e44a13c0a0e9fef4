import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CredentialStore } from '../front-door/credentials.ts';
import { asObject, asString } from '../json.ts';
import type { Assembly } from '../template/assembly.ts';
import type { FunctionSettings } from './invocation.ts';

export type EnvironmentOptions = {
  readonly region: string;
  readonly credentials: CredentialStore;
  readonly endpoint: string;
  /** Where X-Ray's daemon takes datagrams. */
  readonly daemonAddress: string;
};

/** What Lambda sets beside the template's own variables. */
export const awsEnvironment = (settings: FunctionSettings, options: EnvironmentOptions): Record<string, string> => {
  const { region, credentials, endpoint, daemonAddress } = options;
  const issued = credentials.issue(settings.name, settings.roleArn);
  return {
    ...settings.environment,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: settings.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(settings.memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: settings.logGroup,
    AWS_LAMBDA_LOG_FORMAT: settings.logFormat,
    AWS_ACCESS_KEY_ID: issued.accessKeyId,
    AWS_SECRET_ACCESS_KEY: issued.secretAccessKey,
    AWS_SESSION_TOKEN: issued.sessionToken,
    AWS_ENDPOINT_URL: endpoint,
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: daemonAddress,
    LAMBDA_TASK_ROOT: settings.taskRoot,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    _HANDLER: settings.handler,
  };
};

/** The unpacked code of a function: the assembly's asset, found by the object key or by CDK's own metadata. */
export const codeFolder = (
  properties: Readonly<Record<string, unknown>>,
  metadata: Readonly<Record<string, unknown>>,
  assembly: Assembly,
): string => {
  const key = asString(asObject(properties.Code).S3Key);
  const found = assembly.assets.get(key);
  if (found !== undefined) return found;
  const path = asString(metadata['aws:asset:path']);
  const candidate = assembly.stacks
    .map((stack) => join(stack.folder, path))
    .find((folder) => path !== '' && existsSync(folder));
  if (candidate === undefined) throw new Error(`its code (${key || path || 'inline'}) is not in the assembly`);
  return candidate;
};
