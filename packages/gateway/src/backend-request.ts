import type { BackendAuth, BackendTarget } from '@portico/domain';
import type { EncodedSlashes } from './canonical-path.ts';
import { type Headers, normalName } from './headers.ts';

/** Where calls of an environment go, and how the gateway proves itself there. */
export type GatewayBackend = {
  readonly targets: readonly BackendTarget[];
  readonly timeoutMilliseconds: number;
  readonly connectTimeoutMilliseconds?: number | undefined;
  readonly encodedSlashes: EncodedSlashes;
  readonly forwardAuthorization: boolean;
  readonly auth: BackendAuth;
  /** Of another secret another one. */
  readonly secretId?: string | undefined;
};

/** A request on its way to a backend: an address without a query, and the query with its `?`. */
export type BackendRequest = {
  readonly url: string;
  readonly query: string;
  readonly method: 'DELETE' | 'GET' | 'HEAD' | 'OPTIONS' | 'PATCH' | 'POST' | 'PUT';
  readonly headers: Headers;
  readonly body: Uint8Array | null;
};

/** How the gateway proves itself: what it adds, and how that is shown to people. */
export type Proof = {
  readonly headers: Headers;
  /** `name=value`, or nothing. */
  readonly query: string;
  readonly shown: { readonly headers: Headers; readonly query: string };
  /** A token that may have ended before it should. */
  readonly token?: string;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** Names of parameters that a backend may take for one: `Api_Key`, `api.key` and `api-key[]`. */
const parameterName = (piece: string): string =>
  (decoded(piece.split('=', 1)[0] ?? '').split('[', 1)[0] ?? '').trim().toLowerCase().replaceAll(/[ .-]/g, '_');

/** A query without parameters of these names, however they are spelled; some backends take `;` for `&`. */
export const withoutParameters = (query: string, isMeant: (name: string) => boolean): string => {
  const kept = query
    .slice(1)
    .split('&')
    .flatMap((piece) => {
      const parts = piece.split(';');
      const left = parts.filter((part) => !isMeant(parameterName(part)));
      return left.length === parts.length ? [piece] : left.length === 0 ? [] : [left.join(';')];
    })
    .join('&');
  return kept === '' ? '' : `?${kept}`;
};

/** A request with what proves the gateway, and nothing of the caller's under the same names. */
export const proven = (request: BackendRequest, proof: Proof): BackendRequest => {
  const names = new Set(proof.headers.map(([name]) => normalName(name)));
  const headers = [...request.headers.filter(([name]) => !names.has(normalName(name))), ...proof.headers];
  if (proof.query === '') return { ...request, headers };
  const own = parameterName(proof.query);
  const query = withoutParameters(request.query, (name) => name === own);
  return { ...request, headers, query: `${query === '' ? '?' : `${query}&`}${proof.query}` };
};
