'use client';
import type { App, Subscription, Team } from '@portico/client';
import { portico } from '../../api/browser-client.ts';
import { everything, ofEach, PAGE_MAX } from '../../api/everything.ts';
import { useLoaded } from '../../api/use-loaded.ts';

export type Held = { readonly app: App; readonly subscription: Subscription };
export type Mine = { readonly teams: readonly Team[]; readonly apps: readonly App[]; readonly held: readonly Held[] };

const readMine = async (apiId: string): Promise<Mine> => {
  const [{ teams }, apps] = await Promise.all([
    portico.getCurrentUser(),
    everything(portico.iterateListApps({ limit: PAGE_MAX })),
  ]);
  const lists = await ofEach(apps, ({ id }) =>
    everything(portico.iterateListSubscriptions({ appId: id, limit: PAGE_MAX })),
  );
  const held = apps.flatMap((app, index) =>
    (lists[index] ?? [])
      .filter((subscription) => subscription.apiId === apiId && subscription.status !== 'cancelled')
      .map((subscription) => ({ app, subscription })),
  );
  return { teams, apps, held };
};

/** Teams and apps of the reader, and what they have of this API already. */
export const useMine = (apiId: string, active: boolean) =>
  useLoaded<Mine>(active ? ['mine', apiId] : undefined, () => readMine(apiId));
