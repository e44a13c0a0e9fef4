import { createHash, createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asObject, asString, parseJson } from '../json.ts';
import { LocalCloudError } from '../local-cloud-error.ts';
import { writeDurably } from '../write-durably.ts';
import type { SigningIdentity } from './sigv4.ts';

export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

export type CredentialStore = {
  /** The machine owner's: may do everything. Made at the first start, readable by its owner only. */
  readonly root: Credentials;
  /** A function's own, bound to its role; the same at every start. */
  issue(functionName: string, roleArn: string): Required<Credentials>;
  identityOf(accessKeyId: string): SigningIdentity | undefined;
};

export const openCredentials = (dataFolder: string): CredentialStore => {
  const file = join(dataFolder, 'credentials.json');
  if (!existsSync(file)) {
    const made = {
      accessKeyId: `AKIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64url'),
    };
    writeDurably(file, `${JSON.stringify(made, undefined, 2)}\n`, 0o600);
  }
  const stored = asObject(parseJson(readFileSync(file, 'utf8')));
  const root = { accessKeyId: asString(stored.accessKeyId), secretAccessKey: asString(stored.secretAccessKey) };
  if (root.accessKeyId === '' || root.secretAccessKey === '')
    throw new LocalCloudError(`The data in ${file} is damaged. Restore a backup or begin anew with --fresh.`);
  const identities = new Map<string, SigningIdentity>([
    [root.accessKeyId, { secretAccessKey: root.secretAccessKey, sessionToken: undefined, caller: 'root' }],
  ]);
  const derive = (purpose: string): Buffer => createHmac('sha256', root.secretAccessKey).update(purpose).digest();
  return {
    root,
    identityOf: (accessKeyId) => identities.get(accessKeyId),
    issue: (functionName, roleArn) => {
      const accessKeyId = `ASIA${createHash('sha256').update(functionName).digest('hex').slice(0, 16).toUpperCase()}`;
      const secretAccessKey = derive(`secret ${functionName}`).toString('base64url').slice(0, 40);
      const sessionToken = derive(`token ${functionName} ${roleArn}`).toString('base64url');
      identities.set(accessKeyId, { secretAccessKey, sessionToken, caller: roleArn });
      return { accessKeyId, secretAccessKey, sessionToken };
    },
  };
};
