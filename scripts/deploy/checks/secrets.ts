import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { Environment } from '../../../infra/lib/environment.ts';
import { VERSION_OF } from '../../../infra/lib/secret-versions.ts';
import type { Aws } from '../aws.ts';
import { type Finding, good, refused, said } from '../findings.ts';
import { secretsOf } from '../values.ts';

const memberOf = (text: string, key: string): string | undefined => {
  try {
    const value: unknown = (JSON.parse(text) as Record<string, unknown>)[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Whether each secret is where it is said to be, and its version; what they are goes no further than to whom checks it. */
export const readSecrets = async ({ secrets }: Aws, environment: Environment) => {
  const findings: Finding[] = [];
  const read = new Map<string, string>();
  const versions = new Map<string, string>();
  for (const [name, { secretsManager, key }] of secretsOf(environment)) {
    const where = `${secretsManager}${key === undefined ? '' : `, member ${key}`}`;
    try {
      const { SecretString = '', VersionId = '' } = await secrets.send(
        new GetSecretValueCommand({ SecretId: secretsManager }),
      );
      const value = key === undefined ? SecretString || undefined : memberOf(SecretString, key);
      if (value === undefined) findings.push(refused(name, `there is nothing in ${where}`));
      else {
        read.set(name, value);
        versions.set(VERSION_OF[name], VersionId);
        findings.push(good(name, `is kept in ${where}`));
      }
    } catch (error) {
      findings.push(refused(name, `${where} could not be read in Secrets Manager: ${said(error)}`));
    }
  }
  return { findings, read: read as ReadonlyMap<string, string>, versions: Object.fromEntries(versions) };
};
