'use client';
import 'uplot/dist/uPlot.min.css';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useWordsOf } from '../i18n/language.tsx';
import { charts } from '../i18n/messages/charts.ts';
import styles from './chart.module.css';
import type { ChartProps } from './chart-data.ts';
import { movedBy } from './chart-data.ts';
import { stepOf } from './chart-options.ts';
import { usePlot } from './use-plot.ts';

const Values = ({ series, format, at }: Pick<ChartProps, 'series' | 'format'> & { at: number }) =>
  series.map(({ name, values, tone }) => (
    <span key={name} className={styles[`s${tone}`]}>
      {name} <b>{values[at] === undefined ? '–' : format(values[at])}</b>
    </span>
  ));

type ToldProps = ChartProps & { at: number | undefined; anchor: number | undefined };

/** The moment under the cursor, or the stretch from where it was begun. */
const Told = ({ at, anchor, times, series, format, formatTime }: ToldProps) => (
  <p className={styles.told} aria-hidden="true">
    {at !== undefined && (
      <>
        <strong>
          {anchor !== undefined && anchor !== at && `${formatTime(times[anchor] ?? 0)} – `}
          {formatTime(times[at] ?? 0)}
        </strong>
        <Values series={series} format={format} at={at} />
      </>
    )}
  </p>
);

/** The drawing: hover or arrow keys tell the values of a moment, dragging or Shift and arrows choose a stretch. */
export const ChartPlot = (props: ChartProps) => {
  const { title, times, series, format, formatTime, onChoose } = props;
  const t = { charts: useWordsOf(charts) };
  const place = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number>();
  const [anchor, setAnchor] = useState<number>();
  const plot = usePlot(place, props, setAt);
  const shown = at !== undefined && at < times.length ? at : undefined;
  const choose = () => {
    const [from, to] = [anchor, shown].map((index) => (index === undefined ? undefined : times[index]));
    if (from === undefined || to === undefined || from === to) return;
    onChoose?.(Math.min(from, to) - stepOf(times) / 2, Math.max(from, to) + stepOf(times) / 2);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') choose();
    const next = movedBy(event.key, shown, times.length);
    const time = next === undefined ? undefined : times[next];
    if (time === undefined || !plot.current) return;
    event.preventDefault();
    setAnchor(event.shiftKey ? (anchor ?? shown) : undefined);
    plot.current.setCursor({ left: plot.current.valToPos(time, 'x'), top: 10 });
  };
  const wordsOf = (index: number) => {
    const values = series.map(
      ({ name, values: all }) => `${name} ${all[index] === undefined ? '–' : format(all[index])}`,
    );
    return [formatTime(times[index] ?? 0), ...values].join(', ');
  };
  return (
    <div className={styles.plot}>
      <div
        ref={place}
        className={styles.canvas}
        role="slider"
        tabIndex={0}
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={Math.max(times.length - 1, 0)}
        aria-valuenow={shown ?? 0}
        aria-valuetext={shown === undefined ? t.charts.noMoment : wordsOf(shown)}
        onKeyDown={onKeyDown}
      />
      <Told {...props} at={shown} anchor={anchor} />
    </div>
  );
};
