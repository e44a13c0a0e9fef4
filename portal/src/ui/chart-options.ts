import uPlot from 'uplot';
import type { ChartProps } from './chart-data.ts';
import { nearThresholds } from './chart-data.ts';
import type { ChartColors } from './chart-theme.ts';

const AXIS_FONT_PIXELS = 12;
const TICK_SPACE_PIXELS = 90;
/** More would be thinner than a pixel each: they are drawn as one shape, which costs what its outline on the screen costs. */
export const BARS_MAX = 600;

const { bars } = uPlot.paths;

/** Stripes over a colour, so that a series is told by more than its colour. */
const hatch = (color: string, gap: string): CanvasPattern | string => {
  const tile = document.createElement('canvas');
  const size = Math.round(6 * devicePixelRatio);
  tile.width = size;
  tile.height = size;
  const context = tile.getContext('2d');
  if (!context) return color;
  context.fillStyle = color;
  context.fillRect(0, 0, size, size);
  context.strokeStyle = gap;
  context.lineWidth = 1.2 * devicePixelRatio;
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift, size);
    context.lineTo(shift + size, 0);
  }
  context.stroke();
  return context.createPattern(tile, 'repeat') ?? color;
};

const seriesOf = ({ kind, series, times }: ChartProps, { tones, surface }: ChartColors): uPlot.Series[] => {
  const drawn = series.map(({ name, tone }, order): uPlot.Series => {
    const color = tones[tone];
    if (kind === 'lines')
      return { label: name, stroke: color, width: 2, points: { size: 5 }, dash: order > 0 ? [6, 4] : [] };
    const fill = tone === 1 ? hatch(color, surface) : color;
    return {
      label: name,
      width: 0,
      // A pattern is a fill like any other; the types of the library only know colours.
      fill: () => fill as string,
      points: { show: false },
      ...(bars && times.length <= BARS_MAX && { paths: bars({ size: [0.72, 40], radius: 0.12 }) }),
    };
  });
  return kind === 'bars' ? drawn.reverse() : drawn;
};

const valuesOf = ({ data }: uPlot) => data.slice(1).map((values) => Array.from(values, (value) => value ?? null));

const drawThresholds =
  ({ thresholds = [] }: ChartProps, { warn, font }: ChartColors) =>
  (plot: uPlot) => {
    const { ctx, bbox } = plot;
    for (const { name, value } of nearThresholds(thresholds, valuesOf(plot))) {
      const y = Math.round(plot.valToPos(value, 'y', true));
      ctx.save();
      ctx.strokeStyle = warn;
      ctx.fillStyle = warn;
      ctx.lineWidth = devicePixelRatio;
      ctx.setLineDash([8 * devicePixelRatio, 4 * devicePixelRatio]);
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
      ctx.font = `${AXIS_FONT_PIXELS * devicePixelRatio}px ${font}`;
      ctx.textAlign = 'right';
      ctx.fillText(name, bbox.left + bbox.width - 4, y - 4 * devicePixelRatio);
      ctx.restore();
    }
  };

const axesOf = ({ format, formatTime }: ChartProps, { soft, line, font }: ChartColors): uPlot.Axis[] => {
  const common = { stroke: soft, font: `${AXIS_FONT_PIXELS}px ${font}`, ticks: { show: false } };
  return [
    {
      ...common,
      grid: { show: false },
      space: TICK_SPACE_PIXELS,
      size: 26,
      values: (_, splits) => splits.map(formatTime),
    },
    {
      ...common,
      grid: { stroke: line, width: 1 },
      space: 44,
      size: (_, values) => Math.max(40, 12 + 7 * Math.max(...(values ?? []).map(({ length }) => length), 0)),
      values: (_, splits) => splits.map(format),
    },
  ];
};

/** How long one interval of the data is, in seconds. */
export const stepOf = (times: ArrayLike<number>): number => (times.length > 1 ? (times[1] ?? 0) - (times[0] ?? 0) : 60);

const scalesOf = ({ thresholds = [] }: ChartProps): uPlot.Scales => ({
  x: {
    time: true,
    range: ({ data }, min, max) => [(min ?? 0) - stepOf(data[0]) * 0.6, (max ?? 0) + stepOf(data[0]) * 0.6],
  },
  y: {
    range: (plot, _, max) => {
      const near = nearThresholds(thresholds, valuesOf(plot)).map(({ value }) => value);
      return [0, uPlot.rangeNum(0, Math.max(max ?? 0, 1, ...near), 0.1, true)[1] ?? 1];
    },
  },
});

type Told = { readonly onMove: (index: number | undefined) => void; readonly size: { width: number; height: number } };

/** What a plot is made with; what it shows of the data it reads from the data it has. */
export const chartOptions = (props: ChartProps, colors: ChartColors, { onMove, size }: Told): uPlot.Options => ({
  ...size,
  legend: { show: false },
  padding: [10, 8, 0, 0],
  cursor: {
    y: false,
    points: { show: props.kind === 'lines' },
    drag: { x: props.onChoose !== undefined, y: false, setScale: false },
  },
  scales: scalesOf(props),
  axes: axesOf(props, colors),
  series: [{}, ...seriesOf(props, colors)],
  hooks: {
    draw: [drawThresholds(props, colors)],
    setCursor: [({ cursor }) => onMove(cursor.idx ?? undefined)],
    setSelect: [
      (plot) => {
        const { left, width } = plot.select;
        const half = stepOf(plot.data[0]) / 2;
        if (width > 3) props.onChoose?.(plot.posToVal(left, 'x') - half, plot.posToVal(left + width, 'x') + half);
        if (width > 0) plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      },
    ],
  },
});
