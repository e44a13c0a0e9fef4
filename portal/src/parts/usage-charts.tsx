'use client';
import { useMemo } from 'react';
import { useWords } from '../i18n/words.tsx';
import { Chart } from '../ui/chart.tsx';
import { Card } from '../ui/layout.tsx';

type Point = {
  readonly requests: number;
  readonly errors: number;
  readonly p50Milliseconds: number;
  readonly p95Milliseconds: number;
};
export type ShownUsage = {
  readonly from: string;
  readonly to: string;
  readonly intervalSeconds: number;
  readonly series: readonly { readonly at: string; readonly figures: Point }[];
};

const NOTHING: Point = { requests: 0, errors: 0, p50Milliseconds: 0, p95Milliseconds: 0 };

/** One point per interval: those without a call are zero, not missing. */
const filled = ({ from, to, intervalSeconds, series }: ShownUsage): { at: string; figures: Point }[] => {
  const step = intervalSeconds * 1000;
  const known = new Map(series.map(({ at, figures }) => [Math.floor(Date.parse(at) / step), figures]));
  const first = Math.floor(Date.parse(from) / step);
  const last = Math.floor(Date.parse(to) / step);
  return Array.from({ length: Math.min(Math.max(last - first + 1, 1), 800) }, (_, index) => ({
    at: new Date((first + index) * step).toISOString(),
    figures: known.get(first + index) ?? NOTHING,
  }));
};

export const UsageCharts = ({ usage }: { usage: ShownUsage }) => {
  const { t, f } = useWords();
  const points = useMemo(() => filled(usage), [usage]);
  const labels = points.map(({ at }) => f.axis(at, usage.intervalSeconds));
  return (
    <>
      <Card>
        <Chart
          title={t.usage.overTime}
          kind="bars"
          labels={labels}
          format={f.compact}
          series={[
            {
              name: t.usage.succeeded,
              tone: 0,
              values: points.map(({ figures }) => figures.requests - figures.errors),
            },
            { name: t.usage.errors, tone: 1, values: points.map(({ figures }) => figures.errors) },
          ]}
        />
      </Card>
      <Card>
        <Chart
          title={t.usage.latencyOverTime}
          kind="lines"
          labels={labels}
          format={f.milliseconds}
          series={[
            {
              name: 'p95',
              tone: 2,
              values: points.map(({ figures }) => (figures.requests > 0 ? figures.p95Milliseconds : undefined)),
            },
            {
              name: 'p50',
              tone: 0,
              values: points.map(({ figures }) => (figures.requests > 0 ? figures.p50Milliseconds : undefined)),
            },
          ]}
        />
      </Card>
    </>
  );
};
