import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** A user pool for tests: a real HTTP server with a JWKS, and tokens signed by its keys. */
export const startKeyServer = async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  let keys: JWK[] = [jwk];
  let requests = 0;
  let fails = false;
  const server = createServer((_, response) => {
    requests++;
    if (fails) return response.writeHead(503).end();
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  const issuer = `http://127.0.0.1:${address.port}/us-east-1_Test`;

  return {
    issuer,
    jwk,
    requests: () => requests,
    serve: (served: JWK[]) => {
      keys = served;
    },
    /** From now on it answers nothing of use. */
    fail: () => {
      fails = true;
    },
    /** A token with these claims over the usual ones of an access token; `undefined` leaves a claim out. */
    sign: (
      claims: Record<string, unknown> = {},
      header: Record<string, unknown> = {},
      key: Parameters<SignJWT['sign']>[0] = privateKey,
    ) => {
      const at = Math.floor(Date.now() / 1000);
      const usual = {
        ...{ iss: issuer, sub: 'sub-1', origin_jti: 'origin-1', token_use: 'access', client_id: 'client-1' },
        ...{ iat: at, exp: at + 300 },
      };
      return new SignJWT({ ...usual, ...claims } as JWTPayload)
        .setProtectedHeader({ alg: 'RS256', kid: 'one', ...header })
        .sign(key);
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export type KeyServer = Awaited<ReturnType<typeof startKeyServer>>;
