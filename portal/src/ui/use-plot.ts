'use client';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import uPlot from 'uplot';
import type { ChartProps } from './chart-data.ts';
import { drawnOf } from './chart-data.ts';
import { BARS_MAX, chartOptions } from './chart-options.ts';
import { type ChartColors, useChartColors } from './chart-theme.ts';

const HEIGHT_PIXELS = 200;
const WIDTH_PIXELS_MIN = 200;

/**
 * A plot in its place: made again when it looks different, given new numbers when only they are new, so that who reads a
 * moment keeps it while the page renews itself.
 */
export const usePlot = (
  place: React.RefObject<HTMLDivElement | null>,
  props: ChartProps,
  onMove: (index: number | undefined) => void,
) => {
  const plot = useRef<uPlot>(null);
  const colors = useChartColors(place);
  const { kind, series, times, formatTime, format } = props;
  const data = useMemo(
    (): uPlot.AlignedData => [[...times], ...drawnOf(kind, series, times.length)],
    [kind, series, times],
  );
  const names = series.map(({ name, tone }) => `${name} ${tone}`).join('\n');
  const look = [kind, names, times.length > BARS_MAX, formatTime(times[0] ?? 0), format(1)].join('\n');
  const tell = useEffectEvent(onMove);
  const choose = useEffectEvent((from: number, to: number) => props.onChoose?.(from, to));
  const make = useEffectEvent((shown: ChartColors, current: HTMLElement) => {
    const width = Math.max(current.clientWidth, WIDTH_PIXELS_MIN);
    const told = { onMove: tell, size: { width, height: HEIGHT_PIXELS } };
    return new uPlot(
      chartOptions({ ...props, ...(props.onChoose && { onChoose: choose }) }, shown, told),
      data,
      current,
    );
  });
  useEffect(() => {
    const { current } = place;
    if (!current || !colors || !look) return;
    const made = make(colors, current);
    plot.current = made;
    const observer = new ResizeObserver(() =>
      made.setSize({ width: Math.max(current.clientWidth, WIDTH_PIXELS_MIN), height: HEIGHT_PIXELS }),
    );
    observer.observe(current);
    return () => {
      plot.current = null;
      observer.disconnect();
      made.destroy();
    };
  }, [place, colors, look]);
  useEffect(() => {
    if (plot.current && plot.current.data !== data) plot.current.setData(data);
  }, [data]);
  return plot;
};
