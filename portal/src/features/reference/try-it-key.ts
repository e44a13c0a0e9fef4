'use client';
import type { App, CreatedApiKey } from '@portico/client';
import { useCallback, useMemo, useRef, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { readCallers } from '../../api/callers.ts';
import { type Failure, load } from '../../api/failure.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useStored } from '../../ui/use-stored.ts';

const RENEW_BEFORE_MILLISECONDS = 60_000;

const isFresh = ({ key }: CreatedApiKey): boolean =>
  key.expiresAt === undefined || Date.parse(key.expiresAt) - Date.now() > RENEW_BEFORE_MILLISECONDS;

export type TryIt = {
  readonly apps: readonly App[];
  readonly appId: string | undefined;
  readonly choose: (appId: string) => void;
  readonly ready: boolean;
  readonly failure: Failure | undefined;
  readonly reload: () => void;
  /** A key for the chosen app; undefined when there is no app or none could be made. `renew` drops the one at hand. */
  readonly key: (renew?: boolean) => Promise<string | undefined>;
};

/** Keys for trying out live in this page's memory only; the app chosen is remembered, by API. */
export const useTryItKey = (apiId: string, active: boolean, environment: 'live' | 'test' = 'live'): TryIt => {
  const [stored, choose] = useStored(`portico.try-it.${apiId}`);
  const keys = useRef(new Map<string, CreatedApiKey>());
  const [keyFailure, setKeyFailure] = useState<Failure>();
  const { data, failure, busy, reload } = useLoaded<App[]>(active ? ['callers', apiId] : undefined, () =>
    readCallers(portico, apiId),
  );
  const apps = useMemo(() => data ?? [], [data]);
  const appId = apps.find(({ id }) => id === stored)?.id ?? apps[0]?.id;
  const key = useCallback(
    async (renew = false) => {
      if (!appId) return undefined;
      const place = `${environment} ${appId}`;
      const known = keys.current.get(place);
      if (known && !renew && isFresh(known)) return known.secret;
      const made = await load<CreatedApiKey>(() => portico.createTryItKey({ appId, environment }));
      setKeyFailure(made.ok ? undefined : made.failure);
      if (!made.ok) return undefined;
      keys.current.set(place, made.data);
      return made.data.secret;
    },
    [appId, environment],
  );
  return { apps, appId, choose, ready: !busy, failure: failure ?? keyFailure, reload, key };
};
