import { createPrivateKey, sign } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { deployment } from '../../portico/world.ts';

/** What the played user pool signs with: only it makes a token that is wrong in nothing but what it says. */
const poolKey = () => {
  const pools = new DatabaseSync(deployment.userPoolFile, { readOnly: true });
  const { key } = pools.prepare('SELECT key FROM pools WHERE id = ?').get(deployment.userPoolId) ?? {};
  pools.close();
  return createPrivateKey({ key: { ...JSON.parse(String(key)), kty: 'RSA' }, format: 'jwk' });
};

/** A token of the user pool that says something else. */
export const resigned = (token: string, says: Readonly<Record<string, unknown>>): string => {
  const [head = '', payload = ''] = token.split('.');
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...says };
  const signed = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), poolKey()).toString('base64url')}`;
};
