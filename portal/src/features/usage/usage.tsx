'use client';
import type { CallPage, Usage as UsageFigures } from '@portico/client';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { UsageCharts } from '../../parts/usage-charts.tsx';
import { EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { Select } from '../../ui/field.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Stats } from '../../ui/stat.tsx';
import { SegmentLinks } from '../../ui/tabs.tsx';
import { RANGE_NAMES, type Range, windowOf } from './range.ts';
import { RecentCalls } from './recent-calls.tsx';
import { UsageTables } from './usage-tables.tsx';

const LIVE_MILLISECONDS = 3000;
type Read = { readonly usage: UsageFigures; readonly calls: CallPage };
type UsageProps = { apps: readonly { id: string; name: string }[]; appId: string; range: Range };

const Figures = ({ usage, calls, range }: Read & { range: Range }) => {
  const { t, f } = useWords();
  const { total } = usage;
  if (total.requests === 0) {
    const first = range === '1h' && calls.items.length === 0;
    return (
      <EmptyState title={first ? t.usage.waiting : t.usage.nothing}>
        {first ? t.usage.waitingLead : t.usage.nothingLead}
      </EmptyState>
    );
  }
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
      <UsageCharts usage={usage} />
      <UsageTables usage={usage} />
    </>
  );
};

export const Usage = ({ apps, appId, range }: UsageProps) => {
  const { t } = useWords();
  const router = useRouter();
  const { data, failure, reload } = useLoaded<Read>(
    ['usage', appId, range],
    async () => {
      const [usage, calls] = await Promise.all([
        portico.getAppUsage({ appId, ...windowOf(range, Date.now()) }),
        portico.listCalls({ appId, limit: 25 }),
      ]);
      return { usage, calls };
    },
    { everyMilliseconds: range === '1h' ? LIVE_MILLISECONDS : 0 },
  );
  const hrefOf = (next: Range) => `/usage?app=${appId}&range=${next}`;
  return (
    <Stack gap="loose">
      <Row justify="between">
        <Select
          label={t.usage.app}
          value={appId}
          onChange={({ target }) => router.push(`/usage?app=${target.value}&range=${range}`)}
          choices={apps.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Stack gap="tight">
          <SegmentLinks
            label={t.usage.range}
            links={RANGE_NAMES.map((name) => ({
              href: hrefOf(name),
              text: t.usage.ranges[name],
              current: name === range,
            }))}
          />
          <Soft small>
            <span suppressHydrationWarning>{t.usage.zone(Intl.DateTimeFormat().resolvedOptions().timeZone)}</span>
            {range === '1h' && ` · ${t.usage.live}`}
          </Soft>
        </Stack>
      </Row>
      {failure && <ProblemPanel problem={failure} onRetry={reload} />}
      {!data && !failure && <Skeleton height="24rem" />}
      {data && <Figures usage={data.usage} calls={data.calls} range={range} />}
      {data && <RecentCalls appId={appId} calls={data.calls} />}
    </Stack>
  );
};
