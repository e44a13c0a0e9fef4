'use client';
import type { Subscriber } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { SUBSCRIPTION_TONES } from '../../parts/subscription-tones.ts';
import { Button, OpenButton } from '../../ui/button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { Badge, EmptyState } from '../../ui/feedback.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';
import { type Audience, MessageDialog } from './message-dialog.tsx';
import { SubscriberDrawer } from './subscriber-drawer.tsx';

type SubscribersProps = { slug: string; subscribers: readonly Subscriber[] };

/** Apps that are subscribed; each is suspended and resumed here, and one that waits is decided among the approvals. */
export const SubscriberTable = ({ slug, subscribers }: SubscribersProps) => {
  const { t, f } = useWords();
  const router = useRouter();
  const [suspending, setSuspending] = useState<Subscriber>();
  const [opened, setOpened] = useState<Subscriber>();
  const [writing, setWriting] = useState<Audience>();
  const [onlyDeprecated, setOnlyDeprecated] = useState(false);
  const resume = useAction(
    async (subscriber: Subscriber) => {
      await portico.resumeSubscription({ apiId: slug, subscriptionId: subscriber.subscriptionId });
      return subscriber;
    },
    ({ appName }) => {
      say(t.subscribers.resumed(appName));
      router.refresh();
    },
  );
  if (subscribers.length === 0) return <EmptyState title={t.subscribers.none}>{t.subscribers.noneLead}</EmptyState>;
  const deprecated = subscribers.filter(({ callsDeprecated }) => callsDeprecated);
  const act = (subscriber: Subscriber) => {
    const { status, appName } = subscriber;
    if (status === 'pending') return <Link href="/approvals">{t.subscribers.waits}</Link>;
    return status === 'suspended' ? (
      <Button
        small
        busy={resume.busy}
        aria-label={t.subscribers.resumeNamed(appName)}
        onClick={() => void resume.run(subscriber)}
      >
        {t.subscribers.resume}
      </Button>
    ) : (
      <Button small aria-label={t.subscribers.suspendNamed(appName)} onClick={() => setSuspending(subscriber)}>
        {t.subscribers.suspend}
      </Button>
    );
  };
  return (
    <Stack>
      {resume.failure && <ProblemBanner problem={resume.failure} />}
      <Row justify="between">
        <Checkbox
          label={t.subscribers.onlyDeprecated(f.number(deprecated.length))}
          checked={onlyDeprecated}
          onChange={({ target }) => setOnlyDeprecated(target.checked)}
        />
        <Button onClick={() => setWriting(onlyDeprecated ? 'deprecated' : 'all')}>{t.subscribers.writeAll}</Button>
      </Row>
      <FilterTable
        label={t.subscribers.title}
        rows={onlyDeprecated ? deprecated : subscribers}
        keyOf={({ subscriptionId }) => subscriptionId}
        words={({ appName, teamName, planId }) => `${appName} ${teamName} ${planId}`}
        columns={[
          {
            head: t.subscribers.app,
            cell: (subscriber) => (
              <Stack gap="tight">
                <OpenButton onClick={() => setOpened(subscriber)}>{subscriber.appName}</OpenButton>
                <Soft small>{subscriber.teamName}</Soft>
              </Stack>
            ),
            sort: ({ appName }) => appName,
          },
          {
            head: t.subscribers.plan,
            cell: ({ planId, requestedPlanId, nextPlanId, nextPlanAt }) => (
              <Stack gap="tight">
                {planId}
                {requestedPlanId && <Soft small>{t.access.askedFor(requestedPlanId)}</Soft>}
                {nextPlanId && nextPlanAt && <Soft small>{t.access.next(nextPlanId, f.date(nextPlanAt))}</Soft>}
              </Stack>
            ),
            sort: ({ planId }) => planId,
          },
          {
            head: t.common.status,
            cell: ({ status, decisionReason }) => (
              <Stack gap="tight">
                <Row>
                  <Badge tone={SUBSCRIPTION_TONES[status]}>{t.access.statuses[status]}</Badge>
                </Row>
                {decisionReason && <Soft small>{decisionReason}</Soft>}
              </Stack>
            ),
            sort: ({ status }) => status,
          },
          {
            head: t.subscribers.calls30,
            number: true,
            cell: ({ calls, errors, callsDeprecated }) => (
              <Stack gap="tight">
                {f.number(calls)}
                {errors > 0 && <Soft small>{t.subscribers.failed(f.number(errors))}</Soft>}
                {callsDeprecated && <Badge tone="warn">{t.subscribers.deprecated}</Badge>}
              </Stack>
            ),
            sort: ({ calls }) => calls,
          },
          {
            head: t.subscribers.lastCall,
            cell: ({ lastCalledOn }) => (lastCalledOn ? f.date(lastCalledOn) : '–'),
            sort: ({ lastCalledOn }) => lastCalledOn ?? '',
          },
          { head: t.subscribers.since, cell: ({ since }) => f.date(since), sort: ({ since }) => since },
          { head: t.common.actions, actions: true, cell: act },
        ]}
      />
      {opened && (
        <SubscriberDrawer
          slug={slug}
          subscriber={opened}
          onWrite={() => {
            setWriting(opened);
            setOpened(undefined);
          }}
          onClose={() => setOpened(undefined)}
        />
      )}
      {writing && <MessageDialog slug={slug} to={writing} onClose={() => setWriting(undefined)} />}
      {suspending && (
        <ReasonDialog
          title={t.subscribers.suspendTitle(suspending.appName)}
          lead={t.subscribers.suspendLead}
          submit={t.subscribers.suspend}
          act={(reason) =>
            portico.suspendSubscription({
              apiId: slug,
              subscriptionId: suspending.subscriptionId,
              body: { reason },
            })
          }
          onClose={() => setSuspending(undefined)}
          onDone={() => {
            say(t.subscribers.suspended(suspending.appName));
            setSuspending(undefined);
            router.refresh();
          }}
        />
      )}
    </Stack>
  );
};
