'use client';
import type { AuthorizationScheme, CallToken } from '@portico/client';
import { useEffect, useRef, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Failure, load } from '../../api/failure.ts';
import type { ClientSettings } from './held-token.ts';
import { listenForReturned, redirectUriOf } from './oauth-channel.ts';
import { beginRequest, codeOf, type PendingRequest } from './oauth-request.ts';

export type OAuthState =
  | { readonly at: 'rest' }
  | { readonly at: 'asking' }
  /** Somebody decides in another window, which the browser did not open where it is `blocked`. */
  | { readonly at: 'waiting'; readonly url: string; readonly blocked: boolean }
  | { readonly at: 'refused'; readonly why: string }
  | { readonly at: 'failed'; readonly failure: Failure };

type Place = { readonly apiId: string; readonly version: string; readonly environment: 'live' | 'test' };
type Wanted = {
  readonly scheme: AuthorizationScheme;
  readonly flow: 'authorizationCode' | 'clientCredentials';
  readonly settings: ClientSettings;
  readonly scopes: readonly string[];
};

const WINDOW = 'popup,width=520,height=720';

/** Opened while the click is fresh, else browsers open none; what is shown there is not to reach back here. */
const openWindow = (): Window | undefined => {
  const opened = window.open('about:blank', '_blank', WINDOW);
  if (opened) opened.opener = null;
  return opened ?? undefined;
};

/** Comes by a token: asks somebody in another window, or asks as a program. One at a time. */
export const useOAuth = (place: Place, onToken: (token: CallToken, wanted: Wanted) => void) => {
  const [state, setState] = useState<OAuthState>({ at: 'rest' });
  const current = useRef<AbortController>(null);
  const stop = () => {
    current.current?.abort();
    setState({ at: 'rest' });
  };
  useEffect(() => () => current.current?.abort(), []);

  const exchange = async (wanted: Wanted, proof: object, { signal }: AbortController) => {
    setState({ at: 'asking' });
    const { clientId, clientSecret, clientAuthentication } = wanted.settings;
    const body = {
      ...{ scheme: wanted.scheme.name, flow: wanted.flow, clientId, clientAuthentication, ...proof },
      ...(clientSecret !== '' && { clientSecret }),
    };
    const read = await load<CallToken>(() => portico.exchangeCallToken({ ...place, body }));
    if (signal.aborted) return;
    setState(read.ok ? { at: 'rest' } : { at: 'failed', failure: read.failure });
    if (read.ok) onToken(read.data, wanted);
  };

  /** Hears of what comes back to this request, and of nothing else. */
  const hear = (pending: PendingRequest, wanted: Wanted, own: AbortController) => {
    const leave = listenForReturned((returned) => {
      const found = codeOf(pending, returned);
      if (found === 'of-another' || own.signal.aborted) return false;
      if ('refused' in found) setState({ at: 'refused', why: found.refused });
      else
        void exchange(
          wanted,
          { code: found.code, codeVerifier: pending.verifier, redirectUri: pending.redirectUri },
          own,
        );
      return true;
    });
    own.signal.addEventListener('abort', leave);
  };

  const ask = async (wanted: Wanted) => {
    current.current?.abort();
    const own = new AbortController();
    current.current = own;
    if (wanted.flow === 'clientCredentials') return exchange(wanted, { scopes: [...wanted.scopes] }, own);
    const opened = openWindow();
    setState({ at: 'asking' });
    const read = await load(() => portico.getAuthorizationEndpoint({ ...place, scheme: wanted.scheme.name }));
    if (own.signal.aborted || !read.ok) {
      opened?.close();
      if (!own.signal.aborted && !read.ok) setState({ at: 'failed', failure: read.failure });
      return undefined;
    }
    const { clientId } = wanted.settings;
    const redirectUri = redirectUriOf(window.location.origin);
    const pending = await beginRequest({ ...read.data, clientId, redirectUri, scopes: wanted.scopes });
    hear(pending, wanted, own);
    opened?.location.replace(pending.url);
    setState({ at: 'waiting', url: pending.url, blocked: opened === undefined });
    return undefined;
  };

  return { state, ask, stop };
};
