import { chooseVersion, readApi, readFirstCall } from '../../api/catalogue.ts';
import { everything, PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Keys } from './keys.tsx';

/** What is looked at for the scopes that are told, and how many of those are. */
const APIS_MAX = 5;
const SCOPES_MAX = 20;

export const KeysPage = async ({ appId }: { appId: string }) => {
  const client = await userClient();
  const [keys, subscriptions] = await Promise.all([
    load(() => everything(client.iterateListApiKeys({ appId, limit: PAGE_MAX }))),
    load(() => everything(client.iterateListSubscriptions({ appId, limit: PAGE_MAX }))),
  ]);
  if (!keys.ok) return <ProblemPanel problem={keys.failure} />;
  const active = subscriptions.ok ? subscriptions.data.filter(({ status }) => status === 'active') : [];
  const apis = await Promise.all(active.slice(0, APIS_MAX).map(({ apiSlug }) => readApi(apiSlug)));
  const versions = apis.map((api) => (api.ok ? chooseVersion(api.data) : undefined));
  const scopes = [...new Set(versions.flatMap((version) => version?.scopes ?? []))].sort().slice(0, SCOPES_MAX);
  const [[subscribed], [version]] = [active, versions];
  const call = subscribed && version ? await readFirstCall(subscribed.apiSlug, version) : undefined;
  return <Keys appId={appId} keys={keys.data} call={call} scopes={scopes} />;
};
