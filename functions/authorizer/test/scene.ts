import { createTestTable } from '@portico/data/test-table';
import { createApiKeySecret, createId, hashSecret, liveSecret } from '@portico/domain';
import { createIdentity } from '@portico/identity';
import { startKeyServer } from '@portico/identity/key-server';
import { createFailureLog } from '@portico/telemetry';
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { expect, vi } from 'vitest';
import { createAuthorizer } from '../src/app.ts';

export const STAGE = 'arn:aws:execute-api:us-east-1:000000000000:abc123/v1';
export const at = new Date('2026-11-22T12:00:00Z');
export const PORTAL = '/apps/{appId}';
export const PROXY = '/proxy/{apiId}/{path+}';
export const MCP = '/mcp/{apiId}';
export const portalPaths = [
  '/GET/apps',
  '/DELETE/apps/app_1/keys/key_1',
  '/POST/apis',
  '/PUT/apis/a/versions/1/backend',
  '/GET/apis/proxy/versions',
  '/GET/apis/mcp/versions',
];
export const proxyPaths = ['/GET/proxy/museum/things', '/POST/proxy/museum/a/b', '/DELETE/proxy/x/y'];

/** What API Gateway makes of a policy: an explicit Deny, else an Allow, else nothing. */
export const allows = ({ policyDocument }: APIGatewayAuthorizerResult, path: string): boolean => {
  const effects = policyDocument.Statement.filter((statement) => {
    const resources = 'Resource' in statement ? [statement.Resource].flat() : [];
    return resources.some((resource) =>
      new RegExp(
        `^${String(resource)
          .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
          .replaceAll('*', '.*')}$`,
      ).test(`${STAGE}${path}`),
    );
  }).map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
};

type More = { expiresAt?: string; endedAt?: string; connectionId?: string };

/** The authorizer over a table of its own, with somebody who is signed in and somebody who is disabled. */
export const createScene = async () => {
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
  const [userId, disabledId] = [createId('user', at), createId('user', at)];
  const [data, keys] = await Promise.all([createTestTable(), startKeyServer()]);
  let clock = at;
  const authorize = createAuthorizer({
    data,
    now: () => clock,
    edgeSecret: async () => liveSecret('an edge secret'),
    identity: createIdentity({ issuer: keys.issuer, clientId: 'client-1' }),
    apiUrl: 'https://api.example',
    logFailure: createFailureLog(),
  });

  const addKey = async (more: { revokedAt?: string; expiresAt?: string; allowedAddresses?: string[] } = {}) => {
    const keyId = createId('apiKey', at);
    const secret = createApiKeySecret(keyId, 'live');
    await data.entities.apiKey
      .create({
        keyId,
        appId: 'app_1',
        purpose: 'app',
        name: 'k',
        environment: 'live',
        hash: hashSecret(secret),
        prefix: 'p',
        lastFour: '1234',
        createdAt: at.toISOString(),
        ...more,
      })
      .go();
    return { keyId, secret };
  };
  const openSession = async (originId: string, owner: string, more: More = {}) => {
    const sessionId = createId('session', at);
    const { session, tokenOrigin } = data.entities;
    await session
      .create({
        ...{ sessionId, userId: owner, tokenHash: 'h', sealedRefreshToken: 's' },
        ...{
          createdAt: at.toISOString(),
          lastSeenAt: at.toISOString(),
          expiresAt: '2027-01-01T00:00:00.000Z',
          ...more,
        },
      })
      .go();
    await tokenOrigin.create({ originId, sessionId, userId: owner }).go();
    return sessionId;
  };
  const sign = (claims: Record<string, unknown> = {}) => keys.sign({ origin_jti: 'origin-of-sub-1', ...claims });
  const ask = (resource: string, headers: Record<string, string | string[]>, apiId = 'museum') =>
    authorize({
      methodArn: `${STAGE}/GET${resource.replace(/[{}+]/g, '')}`,
      resource,
      pathParameters: { apiId },
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().at(-1)])),
      multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat()])),
      requestContext: { requestId: 'req-1' },
      // The authorizer reads no other part of an event.
    } as unknown as APIGatewayRequestAuthorizerEvent);
  const refused = (resource: string, headers: Record<string, string | string[]>) =>
    expect(ask(resource, headers)).rejects.toThrow(/^Unauthorized$/);

  const { user } = data.entities;
  for (const [id, sub, disabled] of [
    [userId, 'sub-1', false],
    [disabledId, 'sub-2', true],
  ] as const) {
    await user
      .create({
        userId: id,
        email: 'a@b.example',
        name: 'A',
        createdAt: at.toISOString(),
        ...(disabled && { disabledAt: at.toISOString() }),
      })
      .go();
    await openSession(`origin-of-${sub}`, id);
  }
  /** Where the clock stands. */
  const setClock = (to: Date) => {
    clock = to;
  };
  return { data, keys, authorize, setClock, userId, disabledId, addKey, openSession, sign, ask, refused };
};
