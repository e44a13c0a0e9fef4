'use client';
import { useMemo } from 'react';
import { useWordsOf } from '../i18n/language.tsx';
import { usage as usageWords } from '../i18n/messages/usage.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { Chart } from '../ui/chart.tsx';
import { Card } from '../ui/layout.tsx';
import { filled, type ShownUsage } from './usage-series.ts';

const SLOW_MILLISECONDS = 2000;

type UsageChartsProps = {
  usage: ShownUsage;
  /** The zone times are shown in; without one, UTC as everywhere a server words them. */
  zone?: string;
  /** What follows when a stretch of time was chosen, in seconds since 1970. */
  onChoose?: (from: number, to: number) => void;
};

export const UsageCharts = ({ usage, zone = 'UTC', onChoose }: UsageChartsProps) => {
  const t = { usage: useWordsOf(usageWords) };
  const f = useFormats();
  const { times, figures } = useMemo(() => filled(usage), [usage]);
  const requests = useMemo(
    () => [
      { name: t.usage.succeeded, tone: 0, values: figures.map((one) => one.requests - one.errors) } as const,
      { name: t.usage.errors, tone: 1, values: figures.map((one) => one.errors) } as const,
    ],
    [figures, t],
  );
  const latency = useMemo(() => {
    const busy = figures.map((one) => (one.requests > 0 ? one : undefined));
    return [
      { name: 'p95', tone: 2, values: busy.map((one) => one?.p95Milliseconds) } as const,
      { name: 'p50', tone: 0, values: busy.map((one) => one?.p50Milliseconds) } as const,
    ];
  }, [figures]);
  const formatTime = (seconds: number) => f.axis(new Date(seconds * 1000).toISOString(), usage.intervalSeconds, zone);
  const common = { times, formatTime, onChoose };
  return (
    <>
      <Card>
        <Chart {...common} title={t.usage.overTime} kind="bars" format={f.compact} series={requests} />
      </Card>
      <Card>
        <Chart
          {...common}
          title={t.usage.latencyOverTime}
          kind="lines"
          format={f.milliseconds}
          series={latency}
          thresholds={[{ name: t.usage.slowFrom(f.milliseconds(SLOW_MILLISECONDS)), value: SLOW_MILLISECONDS }]}
        />
      </Card>
    </>
  );
};
