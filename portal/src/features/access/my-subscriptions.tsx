'use client';
import type { App, Subscription } from '@portico/client';
import { portico } from '../../api/browser-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Table } from '../../ui/table.tsx';

type Mine = { readonly app: App; readonly subscription: Subscription };
const TONES = { pending: 'warn', active: 'ok', suspended: 'danger', cancelled: 'danger' } as const;

const readMine = async (apiId: string): Promise<Mine[]> => {
  const { teams } = await portico.getCurrentUser();
  const pages = await Promise.all(teams.map(({ id }) => portico.listApps({ teamId: id, limit: 100 })));
  const apps = pages.flatMap(({ items }) => items);
  const lists = await Promise.all(apps.map(({ id }) => portico.listSubscriptions({ appId: id, limit: 100 })));
  return apps.flatMap((app, index) =>
    (lists[index]?.items ?? [])
      .filter((subscription) => subscription.apiId === apiId && subscription.status !== 'cancelled')
      .map((subscription) => ({ app, subscription })),
  );
};

/** What the reader has of this API already; says nothing when there is nothing. */
export const MySubscriptions = ({ apiId }: { apiId: string }) => {
  const { t, f } = useWords();
  const { data } = useLoaded<Mine[]>(['subscriptions', apiId], () => readMine(apiId));
  if (!data || data.length === 0) return null;
  return (
    <Stack>
      <h2>{t.access.subscribed}</h2>
      <Table
        label={t.access.subscribed}
        rows={data}
        keyOf={({ subscription }) => subscription.id}
        columns={[
          { head: t.access.app, cell: ({ app }) => <Link href={`/apps/${app.id}`}>{app.name}</Link> },
          { head: t.apps.plan, cell: ({ subscription }) => subscription.planId },
          {
            head: t.common.status,
            cell: ({ subscription: { status } }) => <Badge tone={TONES[status]}>{t.access.statuses[status]}</Badge>,
          },
          { head: t.common.created, cell: ({ subscription }) => f.date(subscription.createdAt) },
        ]}
      />
    </Stack>
  );
};
