import type { App, Portico } from '@portico/client';
import { everything, ofEach, PAGE_MAX } from './everything.ts';

/** Apps of the reader with an active subscription to the API. */
export const readCallers = async (client: Portico, apiId: string): Promise<App[]> => {
  const apps = await everything(client.iterateListApps({ limit: PAGE_MAX }));
  const subscribed = await ofEach(apps, async ({ id }) => {
    const items = await everything(client.iterateListSubscriptions({ appId: id, limit: PAGE_MAX }));
    return items.some((subscription) => subscription.apiId === apiId && subscription.status === 'active');
  });
  return apps.filter((_, index) => subscribed[index]);
};
