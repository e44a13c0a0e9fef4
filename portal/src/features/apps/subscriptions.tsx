'use client';
import type { Subscription } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { renew } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';

const TONES = { pending: 'warn', active: 'ok', suspended: 'danger', cancelled: 'danger' } as const;

const CancelDialog = ({ subscription, onClose }: { subscription: Subscription; onClose: () => void }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    () => portico.cancelSubscription({ appId: subscription.appId, subscriptionId: subscription.id }),
    () => {
      say(t.apps.cancelled(subscription.apiName));
      renew('mine', 'callers', 'first-call');
      router.refresh();
      onClose();
    },
  );
  return (
    <ConfirmDialog
      open
      title={t.apps.cancelTitle(subscription.apiName)}
      lead={t.apps.cancelLead}
      confirm={t.apps.cancelConfirm}
      busy={busy}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      {failure && <ProblemBanner problem={failure} />}
    </ConfirmDialog>
  );
};

export const Subscriptions = ({ subscriptions }: { subscriptions: readonly Subscription[] }) => {
  const { t, f } = useWords();
  const [cancelling, setCancelling] = useState<Subscription>();
  return (
    <>
      <FilterTable
        label={t.apps.tabs.subscriptions}
        rows={subscriptions}
        keyOf={({ id }) => id}
        words={({ apiName, planId }) => `${apiName} ${planId}`}
        columns={[
          {
            head: t.apps.api,
            cell: ({ apiSlug, apiName }) => <Link href={`/apis/${apiSlug}`}>{apiName}</Link>,
            sort: ({ apiName }) => apiName,
          },
          { head: t.apps.plan, cell: ({ planId }) => planId, sort: ({ planId }) => planId },
          {
            head: t.common.status,
            cell: ({ status }) => <Badge tone={TONES[status]}>{t.access.statuses[status]}</Badge>,
            sort: ({ status }) => status,
          },
          { head: t.common.created, cell: ({ createdAt }) => f.date(createdAt), sort: ({ createdAt }) => createdAt },
          {
            head: t.common.actions,
            actions: true,
            cell: (subscription) =>
              subscription.status !== 'cancelled' && (
                <Button
                  small
                  onClick={() => setCancelling(subscription)}
                  aria-label={t.apps.cancelNamed(subscription.apiName)}
                >
                  {t.apps.cancelSubscription}
                </Button>
              ),
          },
        ]}
      />
      {cancelling && <CancelDialog subscription={cancelling} onClose={() => setCancelling(undefined)} />}
    </>
  );
};
