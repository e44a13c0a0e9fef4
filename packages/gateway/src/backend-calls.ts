import type { BackendAuth } from '@portico/domain';
import type { Egress, EgressResponse } from '@portico/egress';
import { type BackendRequest, type GatewayBackend, type Proof, proven } from './backend-request.ts';
import { type Headers, normalName } from './headers.ts';
import { createTokens } from './oauth-tokens.ts';
import { signed } from './sigv4.ts';

export type BackendCallsOptions = {
  readonly egress: Egress;
  readonly readSecret: (secretId: string) => Promise<string>;
  readonly now: () => number;
};

/** What was sent, as people are shown it: what is secret in it is `***`. */
export type ShownRequest = { readonly url: string; readonly headers: Headers };

const MASK = '***';
const NOTHING: Proof = { headers: [], query: '', shown: { headers: [], query: '' } };

const inHeader = (name: string, value: string, shown: string): Proof => ({
  ...{ headers: [[name, value]], query: '' },
  shown: { headers: [[name, shown]], query: '' },
});

const bearer = (token: string): Proof => inHeader('Authorization', `Bearer ${token}`, `Bearer ${MASK}`);

/** Who calls backends with the auth that each asks for: the gateway, and whoever tests one as it would. */
export const createBackendCalls = ({ egress, readSecret, now }: BackendCallsOptions) => {
  const tokens = createTokens({ egress, now });

  type Wanted = { readonly leftMilliseconds: number; readonly refused?: string | undefined };

  const proofOf = async (
    auth: Exclude<BackendAuth, { kind: 'none' | 'sigv4' }>,
    secretId: string,
    { leftMilliseconds, refused }: Wanted,
  ): Promise<Proof> => {
    if (auth.kind === 'oauth2') {
      const secret = { secretId, readSecret: () => readSecret(secretId) };
      const token = await tokens(auth, secret, leftMilliseconds, refused);
      return { ...bearer(token), token };
    }
    const secret = await readSecret(secretId);
    switch (auth.kind) {
      case 'header':
        return inHeader(auth.name, secret, MASK);
      case 'basic': {
        const pair = Buffer.from(`${auth.username}:${secret}`).toString('base64');
        return inHeader('Authorization', `Basic ${pair}`, `Basic ${MASK}`);
      }
      case 'bearer':
        return bearer(secret);
      case 'query': {
        const name = encodeURIComponent(auth.name);
        const [query, shown] = [`${name}=${encodeURIComponent(secret)}`, `${name}=${MASK}`];
        return { headers: [], query, shown: { headers: [], query: shown } };
      }
    }
  };

  type Prepared = { readonly request: BackendRequest; readonly proof: Proof };
  const provenBy = async (
    { auth, secretId }: GatewayBackend,
    request: BackendRequest,
    wanted: Wanted,
  ): Promise<Prepared> => {
    if (auth.kind === 'none' || secretId === undefined) return { request, proof: NOTHING };
    if (auth.kind === 'sigv4') {
      const { request: spelled, headers } = await signed(request, auth, await readSecret(secretId), new Date(now()));
      const shown = headers.map(
        ([name, value]) => [name, value.replace(/Signature=\w+/, `Signature=${MASK}`)] as const,
      );
      return { request: spelled, proof: { headers, query: '', shown: { headers: shown, query: '' } } };
    }
    return { request, proof: await proofOf(auth, secretId, wanted) };
  };

  const shownAs = (request: BackendRequest, proof: Proof): ShownRequest => {
    const { url, query, headers } = proven(request, { ...proof, ...proof.shown });
    return { url: url + query, headers };
  };

  /** One call of a backend, a second one where its token had ended; `tell` hears what is sent. */
  return async (
    backend: GatewayBackend,
    asked: BackendRequest,
    limits: { readonly responseBytesMax: number; readonly urlCharactersMax?: number },
    tell?: (sent: ShownRequest) => void,
  ): Promise<EgressResponse> => {
    const { timeoutMilliseconds, connectTimeoutMilliseconds, forwardAuthorization } = backend;
    const started = performance.now();
    const left = () => Math.max(1, timeoutMilliseconds - Math.round(performance.now() - started));
    const own: BackendRequest = forwardAuthorization
      ? asked
      : { ...asked, headers: asked.headers.filter(([name]) => normalName(name) !== 'authorization') };

    const prepare = (refused?: string) => provenBy(backend, own, { leftMilliseconds: left(), refused });
    const send = ({ request, proof }: Awaited<ReturnType<typeof prepare>>) => {
      const { url, query, method, headers, body } = proven(request, proof);
      tell?.(shownAs(request, proof));
      const milliseconds = left();
      return egress.request({
        ...{ url: url + query, rawQuery: query, method, headers: headers.flat(), body, ...limits },
        ...{ headersTimeoutMilliseconds: milliseconds, bodyTimeoutMilliseconds: milliseconds },
        totalTimeoutMilliseconds: milliseconds,
        ...(connectTimeoutMilliseconds !== undefined && { connectTimeoutMilliseconds }),
      });
    };

    const first = await prepare();
    const answer = await send(first);
    const { token } = first.proof;
    if (answer.status !== 401 || token === undefined) return answer;
    // It may have been revoked before its end: another one is tried, once.
    const second = await prepare(token).catch(() => undefined);
    if (!second || second.proof.token === token) return answer;
    answer.body.destroy();
    return send(second);
  };
};
