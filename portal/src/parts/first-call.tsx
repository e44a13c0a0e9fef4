'use client';
import { portico } from '../api/browser-client.ts';
import { PAGE_MAX } from '../api/everything.ts';
import { firstPath } from '../api/first-operation.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { useWordsOf } from '../i18n/language.tsx';
import { access } from '../i18n/messages/access.ts';
import { apps } from '../i18n/messages/apps.ts';
import { LinkButton } from '../ui/button.tsx';
import { CodeBlock } from '../ui/code.tsx';
import { Skeleton } from '../ui/feedback.tsx';

/** Above this a document is not read for the sake of one example line. */
const DOCUMENT_BYTES_MAX = 300_000;

/** An address the app can call now: of its first active subscription, without parameters where there is such an operation. */
const readCall = async (appId: string): Promise<string | undefined> => {
  const { items } = await portico.listSubscriptions({ appId, limit: PAGE_MAX });
  const subscribed = items.find(({ status }) => status === 'active');
  if (!subscribed) return undefined;
  const { apiSlug: apiId } = subscribed;
  const { version, gatewayUrl, sizeBytes } = await portico.getApiVersion({ apiId, version: 'latest' });
  const path = sizeBytes <= DOCUMENT_BYTES_MAX ? firstPath(await portico.getDocument({ apiId, version })) : undefined;
  return gatewayUrl.replace(/\/$/, '') + (path ?? '/');
};

/** The first call of an app, to be run as it stands; without a subscription, the way to one. */
export const FirstCall = ({ appId }: { appId: string }) => {
  const t = { access: useWordsOf(access), apps: useWordsOf(apps) };
  const { data, busy } = useLoaded(['first-call', appId], () => readCall(appId));
  if (data) {
    const code = `curl ${data} \\\n  -H "X-Api-Key: $PORTICO_KEY"`;
    return <CodeBlock label={t.access.firstCall} title={t.access.firstCall} code={code} />;
  }
  if (busy) return <Skeleton height="5rem" />;
  return (
    <LinkButton kind="primary" href="/apis">
      {t.apps.findApi}
    </LinkButton>
  );
};
