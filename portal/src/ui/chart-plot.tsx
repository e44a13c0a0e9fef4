'use client';
import 'uplot/dist/uPlot.min.css';
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import { useWords } from '../i18n/words.tsx';
import styles from './chart.module.css';
import type { ChartProps } from './chart.tsx';
import { drawnOf, movedBy } from './chart-data.ts';
import { chartOptions } from './chart-options.ts';
import { type ChartColors, useChartColors } from './chart-theme.ts';

const HEIGHT_PIXELS = 200;

const usePlot = (
  place: React.RefObject<HTMLDivElement | null>,
  props: ChartProps,
  colors: ChartColors | undefined,
  onMove: (index: number | undefined) => void,
) => {
  const plot = useRef<uPlot>(null);
  const { kind, series, times } = props;
  const drawn = useMemo(() => drawnOf(kind, series, times.length), [kind, series, times.length]);
  const tell = useEffectEvent(onMove);
  const choose = useEffectEvent((from: number, to: number) => props.onChoose?.(from, to));
  const options = useEffectEvent((shown: ChartColors, width: number) =>
    chartOptions({ ...props, ...(props.onChoose && { onChoose: choose }) }, drawn, shown, {
      onMove: tell,
      size: { width, height: HEIGHT_PIXELS },
    }),
  );
  useEffect(() => {
    const { current } = place;
    if (!current || !colors) return;
    const data: uPlot.AlignedData = [[...times], ...drawn];
    const made = new uPlot(options(colors, Math.max(current.clientWidth, 200)), data, current);
    plot.current = made;
    const observer = new ResizeObserver(() =>
      made.setSize({ width: Math.max(current.clientWidth, 200), height: HEIGHT_PIXELS }),
    );
    observer.observe(current);
    return () => {
      observer.disconnect();
      made.destroy();
    };
  }, [place, colors, drawn, times]);
  return plot;
};

const Values = ({ series, format, at }: Pick<ChartProps, 'series' | 'format'> & { at: number }) =>
  series.map(({ name, values, tone }) => (
    <span key={name} className={styles[`s${tone}`]}>
      {name} <b>{values[at] === undefined ? '–' : format(values[at])}</b>
    </span>
  ));

/** The drawing: hover or arrow keys tell the values of a moment, dragging or Shift and arrows choose a stretch. */
export const ChartPlot = (props: ChartProps) => {
  const { title, times, series, format, formatTime, onChoose } = props;
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const colors = useChartColors(place);
  const [at, setAt] = useState<number>();
  const [anchor, setAnchor] = useState<number>();
  const plot = usePlot(place, props, colors, setAt);
  const shown = at !== undefined && at < times.length ? at : undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = movedBy(event.key, shown, times.length);
    const time = next === undefined ? undefined : times[next];
    if (next !== undefined && time !== undefined && plot.current) {
      event.preventDefault();
      setAnchor(event.shiftKey ? (anchor ?? shown) : undefined);
      plot.current.setCursor({ left: plot.current.valToPos(time, 'x'), top: 10 });
    }
    const [from, to] = [anchor, shown].map((index) => (index === undefined ? undefined : times[index]));
    if (event.key === 'Enter' && onChoose && from !== undefined && to !== undefined && from !== to) {
      const step = (times[1] ?? 0) - (times[0] ?? 0);
      onChoose(Math.min(from, to) - step / 2, Math.max(from, to) + step / 2);
    }
  };
  const words = (index: number) =>
    [
      formatTime(times[index] ?? 0),
      ...series.map(({ name, values }) => `${name} ${values[index] === undefined ? '–' : format(values[index])}`),
    ].join(', ');
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
        aria-valuetext={shown === undefined ? t.charts.noMoment : words(shown)}
        onKeyDown={onKeyDown}
      />
      <p className={styles.told} aria-hidden="true">
        {shown !== undefined && (
          <>
            <strong>
              {anchor !== undefined && anchor !== shown && `${formatTime(times[anchor] ?? 0)} – `}
              {formatTime(times[shown] ?? 0)}
            </strong>
            <Values series={series} format={format} at={shown} />
          </>
        )}
      </p>
    </div>
  );
};
