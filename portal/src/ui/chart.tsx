'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../i18n/words.tsx';
import styles from './chart.module.css';

export type ChartSeries = {
  readonly name: string /** Undefined where there is nothing to show: a line has a gap there. */;
  readonly values: readonly (number | undefined)[];
  readonly tone: 0 | 1 | 2;
};
type ChartProps = {
  title: string;
  kind: 'bars' | 'lines';
  labels: readonly string[];
  series: readonly ChartSeries[];
  format: (value: number) => string;
};

/** Before the place is measured. */
const WIDTH = 720;
const HEIGHT = 190;
const LEFT = 48;
const BOTTOM = 22;
const TOP = 8;

/** The width the chart has, so that its text keeps its size on every screen. */
const useWidth = () => {
  const place = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(WIDTH);
  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.max(Math.round(entry.contentRect.width), 240)),
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return { place, width };
};

/** The smallest of 1, 2, 5 × 10ⁿ that holds the value. */
const niceTop = (value: number): number => {
  const size = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [1, 2, 5, 10].map((step) => step * size).find((top) => top >= value) ?? value;
};

const Axes = ({
  top,
  width,
  labels,
  format,
}: {
  top: number;
  width: number;
  labels: readonly string[];
  format: (value: number) => string;
}) => {
  const every = Math.max(1, Math.ceil(labels.length / Math.max(2, Math.floor(width / 110))));
  const step = (width - LEFT) / Math.max(labels.length, 1);
  return (
    <>
      {[0, 0.5, 1].map((part) => {
        const y = TOP + (1 - part) * (HEIGHT - TOP - BOTTOM);
        return (
          <g key={part}>
            <line className={styles.grid} x1={LEFT} x2={width} y1={y} y2={y} />
            <text x={LEFT - 6} y={y + 4} textAnchor="end">
              {format(top * part)}
            </text>
          </g>
        );
      })}
      {labels.map((label, index) =>
        index % every === 0 ? (
          <text key={`${label} ${step * index}`} x={LEFT + step * (index + 0.5)} y={HEIGHT - 6} textAnchor="middle">
            {label}
          </text>
        ) : null,
      )}
    </>
  );
};

const Bars = ({
  series,
  top,
  width,
  count,
  pattern,
}: {
  series: readonly ChartSeries[];
  top: number;
  width: number;
  count: number;
  pattern: string;
}) => {
  const step = (width - LEFT) / Math.max(count, 1);
  const scale = (HEIGHT - TOP - BOTTOM) / top;
  return Array.from({ length: count }, (_, index) => {
    let y = HEIGHT - BOTTOM;
    return series.map(({ name, values, tone }) => {
      const height = (values[index] ?? 0) * scale;
      y -= height;
      if (height <= 0) return null;
      const place = { x: LEFT + step * index + step * 0.12, y, width: Math.max(step * 0.76, 1), height };
      return (
        <g key={name + String(index)} className={styles[`s${tone}`]}>
          <rect {...place} className={styles.fill} rx={Math.min(2, step / 4)} />
          {tone === 1 && <rect {...place} fill={`url(#${pattern})`} />}
        </g>
      );
    });
  });
};

/** The unbroken stretches of a line, as indices. */
const stretchesOf = (values: ChartSeries['values']): number[][] => {
  const stretches: number[][] = [];
  for (const [index, value] of values.entries()) {
    if (value === undefined) continue;
    const last = stretches.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else stretches.push([index]);
  }
  return stretches;
};

type LinesProps = { series: readonly ChartSeries[]; top: number; width: number; count: number };

const Lines = ({ series, top, width, count }: LinesProps) => {
  const step = (width - LEFT) / Math.max(count, 1);
  const x = (index: number) => LEFT + step * (index + 0.5);
  const y = (value: number | undefined) => HEIGHT - BOTTOM - ((value ?? 0) * (HEIGHT - TOP - BOTTOM)) / top;
  return series.map(({ name, values, tone }, order) => (
    <g key={name} className={styles[`s${tone}`]}>
      {stretchesOf(values).map((stretch) => {
        const [first = 0] = stretch;
        return stretch.length === 1 ? (
          <circle key={first} className={styles.fill} cx={x(first)} cy={y(values[first])} r={3} />
        ) : (
          <polyline
            key={first}
            className={`${styles.line} ${order > 0 ? styles.dashed : ''}`}
            points={stretch.map((index) => `${x(index)},${y(values[index])}`).join(' ')}
          />
        );
      })}
    </g>
  ));
};

/** A chart for eyes, and the same numbers as a table for everybody; series differ in pattern, not in colour alone. */
export const Chart = ({ title, kind, labels, series, format }: ChartProps) => {
  const { t } = useWords();
  const pattern = useId();
  const { place, width } = useWidth();
  const sums = labels.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const top = niceTop(
    Math.max(...(kind === 'bars' ? sums : series.flatMap(({ values }) => values.map((value) => value ?? 0))), 1),
  );
  return (
    <figure className={styles.figure} ref={place}>
      <figcaption>
        {title}
        <span className={styles.legend}>
          {series.map(({ name, tone }, order) => (
            <span key={name} className={styles[`s${tone}`]}>
              <svg viewBox="0 0 14 10" aria-hidden="true">
                {kind === 'bars' ? (
                  <rect width="14" height="10" rx="2" className={styles.fill} />
                ) : (
                  <line x1="0" x2="14" y1="5" y2="5" className={`${styles.line} ${order > 0 ? styles.dashed : ''}`} />
                )}
                {kind === 'bars' && tone === 1 && <path d="M0 10 L10 0 M6 10 L14 2" className={styles.hatch} />}
              </svg>
              {name}
            </span>
          ))}
        </span>
      </figcaption>
      <svg className={styles.svg} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={title}>
        <defs>
          <pattern id={pattern} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1="0" x2="0" y1="0" y2="6" className={styles.hatch} />
          </pattern>
        </defs>
        <Axes top={top} width={width} labels={labels} format={format} />
        {kind === 'bars' ? (
          <Bars series={series} top={top} width={width} count={labels.length} pattern={pattern} />
        ) : (
          <Lines series={series} top={top} width={width} count={labels.length} />
        )}
      </svg>
      <details>
        <summary>{t.usage.chartTable}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section className={styles.scroll} tabIndex={0} aria-label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.usage.time}</th>
                {series.map(({ name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {labels.map((label, index) => (
                <tr key={`${label} ${sums[index] ?? 0} ${labels.length - index}`}>
                  <td>{label}</td>
                  {series.map(({ name, values }) => (
                    <td key={name}>{values[index] === undefined ? '–' : format(values[index] ?? 0)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
};
