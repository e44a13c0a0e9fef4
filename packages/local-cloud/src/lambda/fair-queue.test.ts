import { expect, it } from 'vitest';
import { createFairQueue } from './fair-queue.ts';

it('serves one lane in its order', () => {
  const queue = createFairQueue<number>();
  for (const one of [1, 2, 3]) queue.push('a', one);
  expect([queue.length, queue.shift(), queue.shift(), queue.shift(), queue.shift(), queue.length]).toEqual([
    ...[3, 1, 2, 3],
    undefined,
    0,
  ]);
});

it('lets a few quick ones past two hundred slow ones that came before them', () => {
  const queue = createFairQueue<string>();
  for (let index = 0; index < 200; index += 1) queue.push('slow', 'slow');
  queue.shift();
  queue.charge('slow', 100);
  for (let index = 0; index < 5; index += 1) queue.push('quick', 'quick');
  const served = Array.from({ length: 6 }, () => {
    const next = queue.shift() ?? '';
    queue.charge(next, next === 'slow' ? 100 : 10);
    return next;
  });
  expect(served.filter((one) => one === 'quick')).toHaveLength(5);
});

it('gives each lane as much time, not as many turns', () => {
  const queue = createFairQueue<string>();
  const spent = { slow: 0, quick: 0 };
  for (let index = 0; index < 1_000; index += 1) {
    queue.push('slow', 'slow');
    queue.push('quick', 'quick');
  }
  for (let index = 0; index < 550; index += 1) {
    const next = queue.shift() as 'slow' | 'quick';
    const milliseconds = next === 'slow' ? 100 : 10;
    spent[next] += milliseconds;
    queue.charge(next, milliseconds);
  }
  expect(Math.abs(spent.slow - spent.quick)).toBeLessThanOrEqual(100);
});

it('owes a lane nothing for the time it rested', () => {
  const queue = createFairQueue<string>();
  for (let index = 0; index < 20; index += 1) {
    queue.push('busy', 'busy');
    queue.shift();
    queue.charge('busy', 100);
  }
  for (let index = 0; index < 10; index += 1) {
    queue.push('rested', 'rested');
    queue.push('busy', 'busy');
  }
  const served = Array.from({ length: 6 }, () => {
    const next = queue.shift() ?? '';
    queue.charge(next, 100);
    return next;
  });
  expect(served.filter((one) => one === 'busy').length).toBeGreaterThanOrEqual(2);
});
