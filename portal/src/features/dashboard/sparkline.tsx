const WIDTH = 240;
const HEIGHT = 40;
const EDGE = 2;

/** The shape of a few numbers, beside the number itself; who listens is told that number. */
export const Sparkline = ({ values }: { values: readonly number[] }) => {
  const most = Math.max(...values, 1);
  const points = values.map((value, place) => {
    const x = (place / Math.max(values.length - 1, 1)) * WIDTH;
    const y = HEIGHT - EDGE - (value / most) * (HEIGHT - 2 * EDGE);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <polygon points={`0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}`} fill="var(--accent-soft)" />
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke="var(--accent)"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
};
