'use client';
import { portico } from '../api/browser-client.ts';
import { PAGE_MAX } from '../api/everything.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { useWordsOf } from '../i18n/language.tsx';
import { access } from '../i18n/messages/access.ts';
import { apps } from '../i18n/messages/apps.ts';
import { LinkButton } from '../ui/button.tsx';
import { CodeBlock } from '../ui/code.tsx';
import { Skeleton } from '../ui/feedback.tsx';

/** How the API of its first active subscription is called first, as its samples say it. */
const readCall = async (appId: string): Promise<string | undefined> => {
  const { items } = await portico.listSubscriptions({ appId, limit: PAGE_MAX });
  const subscribed = items.find(({ status }) => status === 'active');
  if (!subscribed) return undefined;
  const { items: samples } = await portico.getCodeSamples({ apiId: subscribed.apiSlug, version: 'latest' });
  return samples.find(({ language }) => language === 'curl')?.source;
};

/** The first call of an app, to be run with its key in it; without a subscription, the way to one. */
export const FirstCall = ({ appId }: { appId: string }) => {
  const t = { access: useWordsOf(access), apps: useWordsOf(apps) };
  const { data, busy } = useLoaded(['first-call', appId], () => readCall(appId));
  if (data) return <CodeBlock label={t.access.firstCall} title={t.access.firstCall} code={data} />;
  if (busy) return <Skeleton height="5rem" />;
  return (
    <LinkButton kind="primary" href="/apis">
      {t.apps.findApi}
    </LinkButton>
  );
};
