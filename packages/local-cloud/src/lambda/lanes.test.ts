import { describe, expect, it } from 'vitest';
import { createLanes } from './lanes.ts';

const scene = ({ instancesMax = 8, busy = true } = {}) => {
  let at = 0;
  const lanes = createLanes({ instancesMax, slowMax: 2, isBusy: () => busy, now: () => at });
  return {
    lanes,
    pass: (milliseconds: number) => {
      at += milliseconds;
    },
    /** Lets as many of a lane begin as may, on so many instances; answers how many run. */
    fill: (lane: string, instances: number) => {
      lanes.came(lane);
      let begun = 0;
      for (; lanes.mayGoOn(lane, instances) && begun < 100; begun += 1) lanes.began(lane);
      return begun;
    },
    ran: (lane: string, milliseconds: number) => {
      lanes.came(lane);
      lanes.began(lane);
      lanes.ended(lane, milliseconds);
    },
  };
};

describe('a lane', () => {
  it('that is alone has all instances but two, busy or not', () => {
    for (const busy of [true, false]) expect(scene({ busy }).fill('a', 8)).toBe(6);
    expect(scene({ instancesMax: 2 }).fill('a', 2)).toBe(2);
    expect(scene({ instancesMax: 1 }).fill('a', 1)).toBe(1);
  });

  it('leaves one to another that came lately, however few there are, and has one itself', () => {
    const { fill, ran, pass } = scene({ busy: false });
    ran('b', 10);
    expect(fill('a', 2)).toBe(1);
    expect(scene().fill('a', 0)).toBe(6);
    pass(2000);
    expect(fill('a', 2)).toBe(5);
  });

  it('that is slow beside a quick one has two where the processor is busy; the quick one has what it needs', () => {
    const { fill, ran, lanes } = scene();
    ran('slow', 100);
    ran('quick', 10);
    expect(fill('slow', 8)).toBe(2);
    expect(lanes.heldBySlow).toBe(2);
    expect(fill('quick', 8)).toBe(6);
    expect(lanes.heldBySlow).toBe(2);
  });

  it('that is slow is not held back where the processor idles: it waits for others, not for us', () => {
    const { fill, ran } = scene({ busy: false });
    ran('slow', 100);
    ran('quick', 10);
    expect(fill('slow', 8)).toBe(6);
  });

  it('is slow as long as nobody knows it, beside one that is known', () => {
    const { fill, ran } = scene();
    ran('quick', 10);
    expect(fill('new', 8)).toBe(2);
  });

  it('of two that take as long is not slow', () => {
    const { fill, ran } = scene();
    ran('a', 100);
    ran('b', 90);
    expect(fill('a', 8)).toBe(6);
  });

  it('is what it was lately: one that became quick is quick', () => {
    const { fill, ran } = scene();
    ran('b', 10);
    ran('a', 1000);
    for (let time = 0; time < 30; time += 1) ran('a', 10);
    expect(fill('a', 8)).toBe(6);
  });
});
