import { environment } from '../../api/environment.ts';
import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Keys } from './keys.tsx';

export const KeysPage = async ({ appId }: { appId: string }) => {
  const client = await userClient();
  const [keys, subscriptions] = await Promise.all([
    load(() => client.listApiKeys({ appId, limit: 100 })),
    load(() => client.listSubscriptions({ appId, limit: 100 })),
  ]);
  if (!keys.ok) return <ProblemPanel problem={keys.failure} />;
  const subscribed = subscriptions.ok ? subscriptions.data.items.find(({ status }) => status === 'active') : undefined;
  const callUrl = subscribed && `${environment.apiUrl}/proxy/${subscribed.apiSlug}/`;
  return <Keys appId={appId} keys={keys.data.items} callUrl={callUrl} />;
};
