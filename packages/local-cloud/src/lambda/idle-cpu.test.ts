import type { cpus } from 'node:os';
import { expect, it } from 'vitest';
import { createIdleCpu } from './idle-cpu.ts';

it('answers the idle share since the sample before, and the old answer until a new sample is due', () => {
  let now = 0;
  let idle = 0;
  let user = 0;
  let nice = 0;
  const read: typeof cpus = () => [{ model: '', speed: 0, times: { idle, user, nice, sys: 0, irq: 0 } }];
  const share = createIdleCpu(read, () => now);
  expect(share()).toBe(1);
  now = 100;
  idle = 25;
  user = 75;
  expect(share()).toBe(0.25);
  now = 150;
  idle = 125;
  expect(share()).toBe(0.25);
  now = 250;
  expect(share()).toBe(1);
  now = 400;
  expect(share()).toBe(1);
  // What gives way to others is used, too.
  now = 500;
  idle += 10;
  nice += 50;
  user += 40;
  expect(share()).toBeCloseTo(0.1);
  // What was a second ago says nothing of now.
  now = 2000;
  idle += 150;
  expect(share()).toBe(0);
});
