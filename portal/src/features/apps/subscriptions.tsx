'use client';
import type { Subscription } from '@portico/client';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { renew } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { SUBSCRIPTION_TONES } from '../../parts/subscription-tones.ts';
import { FilterTable } from '../../ui/data-table.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { say } from '../../ui/toasts.tsx';

const CancelButton = ({ subscription: { id, appId, apiName } }: { subscription: Subscription }) => {
  const { t } = useWords();
  const router = useRouter();
  return (
    <ConfirmButton
      small
      label={t.apps.cancelSubscription}
      named={t.apps.cancelNamed(apiName)}
      confirm={t.apps.cancelConfirm}
      title={t.apps.cancelTitle(apiName)}
      lead={t.apps.cancelLead}
      act={() => portico.cancelSubscription({ appId, subscriptionId: id })}
      onDone={() => {
        say(t.apps.cancelled(apiName));
        renew('mine', 'callers', 'first-call');
        router.refresh();
      }}
    />
  );
};

export const Subscriptions = ({ subscriptions }: { subscriptions: readonly Subscription[] }) => {
  const { t, f } = useWords();
  return (
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
          cell: ({ status, requestedPlanId, nextPlanId, nextPlanAt, decisionReason }) => (
            <Stack gap="tight">
              <Row>
                <Badge tone={SUBSCRIPTION_TONES[status]}>{t.access.statuses[status]}</Badge>
              </Row>
              {requestedPlanId && <Soft small>{t.access.askedFor(requestedPlanId)}</Soft>}
              {nextPlanId && nextPlanAt && <Soft small>{t.access.next(nextPlanId, f.date(nextPlanAt))}</Soft>}
              {decisionReason && <Soft small>{decisionReason}</Soft>}
            </Stack>
          ),
          sort: ({ status }) => status,
        },
        { head: t.common.created, cell: ({ createdAt }) => f.date(createdAt), sort: ({ createdAt }) => createdAt },
        {
          head: t.common.actions,
          actions: true,
          cell: (subscription) => subscription.status !== 'cancelled' && <CancelButton subscription={subscription} />,
        },
      ]}
    />
  );
};
