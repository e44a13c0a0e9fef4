import { createHmac, randomUUID } from 'node:crypto';
import {
  AdminInitiateAuthCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Principal, SCOPES } from '@portico/domain';
import { data } from '../../portico/table.ts';
import { deployment, type Person, signIn, until } from '../../portico/world.ts';
import { makeUser, RIVALS_PASSWORD, signInRival } from '../../security/rival.ts';
import type { CallOptions } from '../contract-call.ts';
import type { Stander } from '../standing.ts';
import { resigned } from './resigned.ts';

/** Somebody, or something, that asks: a column of the matrix. */
export type Asker = {
  readonly name: string;
  readonly credentials: Pick<CallOptions, 'token' | 'key'>;
  /** Who they are to the rules; nobody is nobody. */
  readonly stander: Stander | undefined;
  /** What a right authorizer says of them; nothing, of whom it would refuse. */
  readonly context: Readonly<Record<string, string>> | undefined;
};

const { endpoint, region, credentials, userPoolId, clientId } = deployment;

const contextOf = ({ userId, roles, scopes }: Principal) => ({
  ...{ userId, roles: roles.join(' '), freshUntil: 'always' },
  ...(scopes && { scopes: scopes.join(' ') }),
});

const person = (stander: Stander): Asker => ({
  name: stander.name,
  stander,
  credentials: { token: stander.person.token },
  context: contextOf(stander.principal),
});

/** A program that acts for somebody, for so much. */
const program = async (name: string, stander: Stander, scopes: (typeof SCOPES)[number][]): Promise<Asker> => {
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const { secret } = await stander.person.client.createAccessToken({ body: { name, scopes, expiresAt } });
  const principal = { ...stander.principal, scopes };
  return {
    name,
    credentials: { token: secret },
    stander: { ...stander, name, principal },
    context: contextOf(principal),
  };
};

const stranger = (name: string, of: Asker['credentials'], context?: Asker['context']): Asker => ({
  ...{ name, context },
  credentials: of,
  stander: undefined,
});

const idTokenOf = async (email: string, password: string): Promise<string> => {
  const cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials });
  const pool = { UserPoolId: userPoolId, ClientId: clientId };
  const { UserPoolClient } = await cognito.send(new DescribeUserPoolClientCommand(pool));
  const SECRET_HASH = createHmac('sha256', UserPoolClient?.ClientSecret ?? '')
    .update(email + clientId)
    .digest('base64');
  const AuthParameters = { USERNAME: email, PASSWORD: password, SECRET_HASH };
  const { AuthenticationResult } = await cognito.send(
    new AdminInitiateAuthCommand({ ...pool, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters }),
  );
  return AuthenticationResult?.IdToken ?? '';
};

/** Waits until a token is over: what was kept of it is over within five seconds. */
const over = async (token: string): Promise<string> => {
  await until('the token is over', async () => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${deployment.apiUrl}/users/me`, { headers })).status === 401;
  });
  return token;
};

/** Where nothing that is signed anew is taken, what is wrong in it says nothing. */
const requireTaken = async (token: string) => {
  const { status } = await fetch(`${deployment.apiUrl}/users/me`, { headers: { authorization: `Bearer ${token}` } });
  if (status !== 200) throw new Error(`a token that is signed anew and says the same is answered ${status}`);
};

const address = (name: string) => `${name}-${Date.now()}@portico.example`;

/** Whom nobody knows, and whom nobody lets in any more. */
const strangersOf = async (owner: Stander, secret: string): Promise<Asker[]> => {
  const admin = await signIn('admin');
  const idOf = async ({ client }: Person) => (await client.getCurrentUser()).user.id;
  const [disabled, deleted, ended] = await Promise.all(
    ['disabled', 'deleted', 'ended'].map((name) => signInRival(address(name), RIVALS_PASSWORD, 'publisher')),
  );
  if (!disabled || !deleted || !ended) throw new Error('nobody to be a stranger');
  const { headers } = await admin.client.getUser({ userId: await idOf(disabled) }).withResponse();
  const body = { status: 'disabled' as const };
  await admin.client.updateUser({ userId: await idOf(disabled), 'If-Match': headers.get('etag') ?? '', body });
  await admin.client.deleteUser({ userId: await idOf(deleted) });
  await ended.client.deleteSession({ sessionId: ended.sessionId });
  const token = async (name: string) => {
    const made = { name, scopes: ['apis:write' as const], expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
    return owner.person.client.createAccessToken({ body: made });
  };
  const [revoked, expired] = await Promise.all([token('revoked'), token('expired')]);
  await owner.person.client.revokeAccessToken({ tokenId: revoked.token.id });
  const email = address('id-token');
  await makeUser(email, RIVALS_PASSWORD);
  const idToken = await idTokenOf(email, RIVALS_PASSWORD);
  // Its time is over, as the table says it.
  const { data: kept } = await data.entities.accessToken.get({ tokenId: expired.token.id }).go({ consistent: true });
  if (kept) await data.entities.accessToken.put({ ...kept, expiresAt: '2026-01-01T00:00:00.000Z' }).go();
  const [head, payload] = owner.person.token.split('.');
  await requireTaken(resigned(owner.person.token, {}));
  return [
    stranger('nobody', {}),
    stranger('unsigned', { token: `eyJhbGciOiJub25lIn0.${payload}.` }),
    stranger('forged', { token: `${head}.${payload}.${'A'.repeat(342)}` }),
    stranger('ID token', { token: idToken }),
    // Signed as it ought to be: what is wrong is what it says.
    stranger('expired', { token: resigned(owner.person.token, { exp: Math.floor(Date.now() / 1000) - 1 }) }),
    stranger('of another client', { token: resigned(owner.person.token, { client_id: 'another' }) }),
    stranger('of another pool', {
      token: resigned(owner.person.token, { iss: `${deployment.signInUrl}/us-east-1_another` }),
    }),
    stranger('of a session nobody has', { token: resigned(owner.person.token, { origin_jti: randomUUID() }) }),
    stranger('API key', { key: secret }, { appId: 'app_1', keyId: 'key_1', environment: 'live' }),
    stranger('key as token', { token: secret }),
    stranger('token and key', { token: owner.person.token, key: secret }, contextOf(owner.principal)),
    stranger('disabled', { token: await over(disabled.token) }),
    stranger('deleted', { token: await over(deleted.token) }),
    stranger('signed out', { token: await over(ended.token) }),
    stranger('revoked token', { token: await over(revoked.secret) }),
    stranger('expired token', { token: expired.secret }),
  ];
};

/** Everybody who asks: the columns of the matrix, in their order. */
export const createAskers = async (standers: readonly Stander[], owner: Stander, secret: string): Promise<Asker[]> => [
  ...(await strangersOf(owner, secret)),
  ...standers.map(person),
  await program('program for all', owner, [...SCOPES]),
  await program('program for documents', owner, ['docs:read']),
];
