import 'server-only';
import type { App, Subscription } from '@portico/client';
import { cache } from 'react';
import { everything, ofEach, PAGE_MAX } from './everything.ts';
import { load } from './failure.ts';
import { clientFor, readSession } from './session.ts';

export type Mine = { readonly app: Pick<App, 'id' | 'name'>; readonly subscription: Subscription };

/** Apps are read up to here; whoever has more sees what they have on the pages of their apps. */
const APPS_MAX = 20;

/** What the reader's apps have of an API; nothing for a visitor, or when it cannot be read: a page must not fail over it. */
export const readMySubscriptions = cache(async (apiId: string): Promise<readonly Mine[]> => {
  const session = await readSession();
  if (!session) return [];
  const client = clientFor(session);
  const read = await load(async () => {
    const { items: apps } = await client.listApps({ limit: APPS_MAX });
    const lists = await ofEach(apps, ({ id }) =>
      everything(client.iterateListSubscriptions({ appId: id, limit: PAGE_MAX })),
    );
    return apps.flatMap((app, index) =>
      (lists[index] ?? [])
        .filter((subscription) => subscription.apiId === apiId && subscription.status !== 'cancelled')
        .map((subscription) => ({ app: { id: app.id, name: app.name }, subscription })),
    );
  });
  return read.ok ? read.data : [];
});
