'use client';
import type { CallAuthorization, ReferenceOperation } from '@portico/client';
import { useCallback, useMemo } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Failure, load } from '../../api/failure.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useTabStored } from '../../ui/use-stored.ts';
import type { Called } from './draft-key.ts';
import {
  type Bearer,
  heldOf,
  isFresh,
  isSoonOver,
  type Kept,
  keptKey,
  NO_SETTINGS,
  NOTHING_KEPT,
  readKept,
  renewalOf,
} from './held-token.ts';

export type CallAuthorizing = {
  readonly told: CallAuthorization | undefined;
  readonly failure: Failure | undefined;
  readonly reload: () => void;
  readonly kept: Kept;
  readonly keep: (kept: Kept) => void;
  readonly bearer: () => Promise<Bearer>;
};

type Environment = 'live' | 'test';

/** Tokens for the API behind the gateway live in this tab alone, for who is signed in. */
export const useCallAuthorization = (
  { api, version, reader }: Called,
  environment: Environment | 'mock',
  page: ReferenceOperation | undefined,
): CallAuthorizing => {
  const place = { apiId: api.slug, version, environment: environment === 'test' ? environment : 'live' } as const;
  const active = reader !== undefined && environment !== 'mock' && page !== undefined;
  const operation = page && `${page.method} ${page.path}`;
  const { data, failure, reload } = useLoaded<CallAuthorization>(
    active ? ['authorization', api.slug, version, environment, operation] : undefined,
    () => portico.getCallAuthorization({ ...place, operation }),
  );
  const [stored, store] = useTabStored(keptKey(reader ?? '', api.id, environment));
  const kept = useMemo(() => (active ? readKept(stored) : NOTHING_KEPT), [active, stored]);
  const keep = useCallback((next: Kept) => store(JSON.stringify(next)), [store]);
  const forwarded = active && data?.forwarded === true;
  const bearer = async (): Promise<Bearer> => {
    const { held, settings } = kept;
    if (!forwarded || !held) return { token: undefined };
    const now = Date.now();
    if (!isSoonOver(held, now)) return { token: held.token };
    const body = renewalOf(held, settings[held.scheme ?? ''] ?? NO_SETTINGS);
    const next = body && (await load(() => portico.exchangeCallToken({ ...place, body })));
    if (next?.ok) {
      const renewed = heldOf(held, next.data, now);
      keep({ ...kept, held: renewed });
      return { token: renewed.token };
    }
    return isFresh(held, now) ? { token: held.token } : 'ended';
  };
  return { told: data, failure, reload, kept, keep, bearer };
};
