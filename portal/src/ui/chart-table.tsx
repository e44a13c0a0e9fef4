'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useWordsOf } from '../i18n/language.tsx';
import { charts } from '../i18n/messages/charts.ts';
import styles from './chart.module.css';
import type { ChartProps } from './chart-data.ts';

const ROW_PIXELS = 28;

const Space = ({ height, columns }: { height: number; columns: number }) => (
  <tr>
    <td colSpan={columns} style={{ height, padding: 0 }} />
  </tr>
);

/** The numbers of a chart, newest first; only the rows in sight are there, so ten thousand cost what ten do. */
export const ChartTable = ({ title, times, series, format, formatTime }: ChartProps) => {
  const t = { charts: useWordsOf(charts) };
  const box = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: times.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 10,
  });
  const items = rows.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={title} ref={box}>
      <table aria-rowcount={times.length + 1}>
        <thead>
          <tr>
            <th scope="col">{t.charts.time}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Space height={above} columns={series.length + 1} />}
          {items.map(({ index }) => {
            const at = times.length - 1 - index;
            return (
              <tr key={index} aria-rowindex={index + 2} style={{ height: ROW_PIXELS }}>
                <td>{formatTime(times[at] ?? 0)}</td>
                {series.map(({ name, values }) => (
                  <td key={name}>{values[at] === undefined ? '–' : format(values[at])}</td>
                ))}
              </tr>
            );
          })}
          {below > 0 && <Space height={below} columns={series.length + 1} />}
        </tbody>
      </table>
    </section>
  );
};
