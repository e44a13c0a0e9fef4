import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

it('lets what comes meanwhile in between two hundred who came together', async () => {
  const turn = createTurns();
  const order: string[] = [];
  const bodies = Array.from({ length: 200 }, async () => {
    await turn();
    order.push('body');
  });
  setImmediate(() => setImmediate(() => order.push('read')));
  await Promise.all(bodies);
  expect(order.filter((one) => one === 'body')).toHaveLength(200);
  expect(order.indexOf('read')).toBeLessThan(5);
});

it('keeps the order of those who wait, and begins anew when all had theirs', async () => {
  const turn = createTurns();
  const order: number[] = [];
  for (const round of [0, 1])
    await Promise.all([1, 2, 3].map((one) => turn().then(() => order.push(round * 10 + one))));
  expect(order).toEqual([1, 2, 3, 11, 12, 13]);
});
