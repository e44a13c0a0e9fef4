import { beforeAll, describe, expect, it } from 'vitest';
import { END_NAMES, ENDS } from '../test/ends-of-people.ts';
import { createScene, type Scene } from '../test/scene.ts';

describe('an admin', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await createScene();
  });

  it('stays, of two who are ended at the same moment, in 63 races', async () => {
    const holder = { holderId: 'portico', kind: 'admins' } as const;
    const { places } = scene.data.entities;
    for (const one of END_NAMES)
      for (const other of END_NAMES)
        for (let race = 0; race < 7; race++) {
          const [first, second] = [
            await scene.person('eva', { roles: ['admin'] }),
            await scene.person('uwe', { roles: ['admin'] }),
          ];
          // The only ones, of all that the races made.
          await places.put({ ...holder, ids: [first.userId, second.userId] }).go();
          const ended = await Promise.all([ENDS[one](scene, first), ENDS[other](scene, second)]);
          expect(ended.map(({ status }) => status < 300).sort()).toEqual([false, true]);
          expect(ended.find(({ status }) => status >= 300)?.body).toMatchObject({ code: 'last-admin' });
          expect((await places.get(holder).go({ consistent: true })).data?.ids).toHaveLength(1);
        }
  });
});
