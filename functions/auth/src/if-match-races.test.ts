import { beforeAll, describe, expect, it } from 'vitest';
import { counted, racesLost } from '../test/lost-updates.ts';
import { createScene, type Scene } from '../test/scene.ts';

/** Whoever has an hour gives them more: `PORTICO_RACES=10000 PORTICO_WRITERS=64 PORTICO_ADDED=1000`. */
const [RACES, WRITERS, ADDED] = [
  Number(process.env.PORTICO_RACES ?? 300),
  Number(process.env.PORTICO_WRITERS ?? 16),
  Number(process.env.PORTICO_ADDED ?? 20),
];

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});

describe('who changes what they saw', () => {
  it(`is the one of two at once who does, and the other is told to look again, ${RACES} times`, {
    timeout: 1_800_000,
  }, async () => {
    expect(await racesLost(scene, RACES)).toEqual([]);
  });

  it(`loses nothing of ${WRITERS} who each add one, ${ADDED} times`, { timeout: 7_200_000 }, async () => {
    const { count, late } = await counted(scene, WRITERS, ADDED);
    console.log(`${count} counted; ${late} times somebody was too late`);
    expect(count).toBe(WRITERS * ADDED);
  });
});
