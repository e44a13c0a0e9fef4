import { chooseVersion, exampleUrl, readApi } from '../../api/catalogue.ts';
import { everything, PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Keys } from './keys.tsx';

export const KeysPage = async ({ appId }: { appId: string }) => {
  const client = await userClient();
  const [keys, subscriptions] = await Promise.all([
    load(() => everything(client.iterateListApiKeys({ appId, limit: PAGE_MAX }))),
    load(() => everything(client.iterateListSubscriptions({ appId, limit: PAGE_MAX }))),
  ]);
  if (!keys.ok) return <ProblemPanel problem={keys.failure} />;
  const subscribed = subscriptions.ok ? subscriptions.data.find(({ status }) => status === 'active') : undefined;
  const api = subscribed && (await readApi(subscribed.apiSlug));
  const version = api?.ok ? chooseVersion(api.data) : undefined;
  const callUrl = subscribed && version ? await exampleUrl(subscribed.apiSlug, version) : undefined;
  return <Keys appId={appId} keys={keys.data} callUrl={callUrl} />;
};
