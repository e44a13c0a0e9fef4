'use client';
import type { Usage as UsageFigures } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { portico } from '../../api/browser-client.ts';
import { PAGE_MAX } from '../../api/everything.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { FirstCall } from '../../parts/first-call.tsx';
import { UsageCharts } from '../../parts/usage-charts.tsx';
import { EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { Grid, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Stats } from '../../ui/stat.tsx';
import { say } from '../../ui/toasts.tsx';
import { type Chosen, queryOf, windowOf } from './range.ts';
import { RecentCalls } from './recent-calls.tsx';
import { UsageTables } from './usage-tables.tsx';
import { useZone } from './use-zone.ts';

const LIVE_MILLISECONDS = 3000;
type UsageProps = { appId: string; chosen: Chosen };

const Figures = ({ appId, usage }: { appId: string; usage: UsageFigures }) => {
  const { t, f } = useWords();
  const router = useRouter();
  const { zone } = useZone();
  const { total } = usage;
  const look = (from: number, to: number) => {
    const stretch = { from: new Date(from * 1000).toISOString(), to: new Date(to * 1000).toISOString() };
    router.push(`/usage?app=${appId}&${queryOf(stretch)}`, { scroll: false });
  };
  return (
    <>
      <Stats
        stats={[
          [t.usage.requests, f.number(total.requests)],
          [t.usage.errorRate, f.percent(total.errors, total.requests)],
          [t.usage.p50, f.milliseconds(total.p50Milliseconds)],
          [t.usage.p95, f.milliseconds(total.p95Milliseconds)],
        ]}
      />
      <UsageCharts usage={usage} zone={zone} onChoose={look} />
      <UsageTables usage={usage} />
    </>
  );
};

/** Tells of the first call when it comes while somebody waits for it. */
const useFirstCall = (waiting: boolean, arrived: boolean) => {
  const { t } = useWords();
  const waited = useRef(false);
  useEffect(() => {
    waited.current ||= waiting;
    if (!waited.current || !arrived) return;
    waited.current = false;
    say(t.usage.firstArrived);
  }, [waiting, arrived, t]);
};

const Waiting = ({ appId }: { appId: string }) => {
  const { t } = useWords();
  return (
    <EmptyState waiting title={t.usage.waiting} code={<FirstCall appId={appId} />}>
      {t.usage.waitingLead}
    </EmptyState>
  );
};

/** The page's own shape while its figures are on their way: nothing jumps when they come. */
export const UsageSkeleton = () => (
  <Stack>
    <Grid min="10rem">
      {['requests', 'errors', 'p50', 'p95'].map((name) => (
        <Skeleton key={name} height="5.2rem" />
      ))}
    </Grid>
    <Skeleton height="19rem" />
    <Skeleton height="19rem" />
  </Stack>
);

export const Usage = ({ appId, chosen }: UsageProps) => {
  const { t } = useWords();
  const live = 'range' in chosen && chosen.range === '1h';
  const options = { everyMilliseconds: live ? LIVE_MILLISECONDS : 0 };
  const usage = useLoaded(
    ['usage', appId, queryOf(chosen)],
    () => portico.getAppUsage({ appId, ...windowOf(chosen, Date.now()) }),
    options,
  );
  const calls = useLoaded(['calls', appId], () => portico.listCalls({ appId, limit: PAGE_MAX }), options);
  const failure = usage.failure ?? calls.failure;
  const reload = () => {
    usage.reload();
    calls.reload();
  };
  const nothing = usage.data?.total.requests === 0;
  // A call is listed a moment before it is counted: until then it is still waited for.
  const since = usage.data?.from ?? '';
  const first = nothing && live && calls.data?.items.every(({ at }) => at >= since);
  useFirstCall(first === true, (usage.data?.total.requests ?? 0) > 0);
  return (
    <Stack gap="loose">
      {failure && <ProblemPanel problem={failure} onRetry={reload} />}
      {!usage.data && !usage.failure && <UsageSkeleton />}
      {first && <Waiting appId={appId} />}
      {nothing && !first && <EmptyState title={t.usage.nothing}>{t.usage.nothingLead}</EmptyState>}
      {usage.data && !nothing && <Figures appId={appId} usage={usage.data} />}
      {calls.data && calls.data.items.length > 0 && <RecentCalls appId={appId} calls={calls.data} />}
    </Stack>
  );
};
