'use client';
import dynamic from 'next/dynamic';
import { useId, useState } from 'react';
import { useWordsOf } from '../i18n/language.tsx';
import { charts } from '../i18n/messages/charts.ts';
import styles from './chart.module.css';
import type { ChartProps } from './chart-data.ts';
import { Skeleton } from './feedback.tsx';

const PLOT_HEIGHT = '200px';

const Plot = dynamic(() => import('./chart-plot.tsx').then((module) => module.ChartPlot), {
  ssr: false,
  loading: () => <Skeleton height={PLOT_HEIGHT} />,
});

const ChartTable = dynamic(() => import('./chart-table.tsx').then((module) => module.ChartTable), { ssr: false });

const Legend = ({ kind, series }: Pick<ChartProps, 'kind' | 'series'>) => (
  <span className={styles.legend}>
    {series.map(({ name, tone }, order) => (
      <span key={name}>
        <i
          className={styles[`s${tone}`]}
          data-kind={kind}
          data-hatched={(kind === 'bars' && tone === 1) || undefined}
          data-dashed={(kind === 'lines' && order > 0) || undefined}
          aria-hidden="true"
        />
        {name}
      </span>
    ))}
  </span>
);

/** A chart for eyes and keys, and the same numbers as a table for everybody; series differ in pattern, not in colour alone. */
export const Chart = (props: ChartProps) => {
  const { title, kind, series, onChoose } = props;
  const t = { charts: useWordsOf(charts) };
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption>
        <span id={id}>{title}</span>
        <Legend kind={kind} series={series} />
      </figcaption>
      <Plot {...props} />
      <div className={styles.foot}>
        <details onToggle={({ currentTarget }) => setAsTable(currentTarget.open)}>
          <summary>{t.charts.asTable}</summary>
          {asTable && <ChartTable {...props} />}
        </details>
        <span>{onChoose ? t.charts.keysAndBrush : t.charts.keys}</span>
      </div>
    </figure>
  );
};
