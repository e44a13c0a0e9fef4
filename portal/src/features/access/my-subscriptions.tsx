'use client';
import { useWordsOf } from '../../i18n/language.tsx';
import { access } from '../../i18n/messages/access.ts';
import { apps } from '../../i18n/messages/apps.ts';
import { common } from '../../i18n/messages/common.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { SUBSCRIPTION_TONES } from '../../parts/subscription-tones.ts';
import { Badge } from '../../ui/feedback.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Table } from '../../ui/table.tsx';
import type { Held } from './use-mine.ts';

/** What the reader has of this API already; says nothing when there is nothing. */
export const MySubscriptions = ({ held }: { held: readonly Held[] }) => {
  const t = { access: useWordsOf(access), apps: useWordsOf(apps), common: useWordsOf(common) };
  const f = useFormats();
  if (held.length === 0) return null;
  return (
    <Stack>
      <h2>{t.access.subscribed}</h2>
      <Table
        label={t.access.subscribed}
        rows={held}
        keyOf={({ subscription }) => subscription.id}
        columns={[
          { head: t.access.app, cell: ({ app }) => <Link href={`/apps/${app.id}`}>{app.name}</Link> },
          {
            head: t.apps.plan,
            cell: ({ subscription: { planId, nextPlanId, nextPlanAt } }) => (
              <Stack gap="tight">
                {planId}
                {nextPlanId && nextPlanAt && <Soft small>{t.access.next(nextPlanId, f.date(nextPlanAt))}</Soft>}
              </Stack>
            ),
          },
          {
            head: t.common.status,
            cell: ({ subscription: { status } }) => (
              <Badge tone={SUBSCRIPTION_TONES[status]}>{t.access.statuses[status]}</Badge>
            ),
          },
          { head: t.common.created, cell: ({ subscription }) => f.date(subscription.createdAt) },
        ]}
      />
    </Stack>
  );
};
