import { beforeAll, describe, expect, it } from 'vitest';
import { createScene, type Scene, type Someone } from '../test/scene.ts';

const change = async (scene: Scene, { userId }: Someone, body: object) => {
  const asked = { as: scene.people.admin, params: { userId } };
  const { headers } = await scene.call('getUser', asked);
  return scene.call('updateUser', { ...asked, body, headers: { 'If-Match': String(headers.ETag) } });
};
const ENDS = {
  demote: (scene: Scene, who: Someone) => change(scene, who, { role: 'developer' }),
  disable: (scene: Scene, who: Someone) => change(scene, who, { status: 'disabled' }),
  delete: (scene: Scene, { userId }: Someone) =>
    scene.call('deleteUser', { as: scene.people.admin, params: { userId } }),
};
const NAMES = Object.keys(ENDS) as (keyof typeof ENDS)[];

describe('an admin', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await createScene();
  });

  it('stays, of two who are ended at the same moment, in 63 races', async () => {
    const holder = { holderId: 'portico', kind: 'admins' } as const;
    const { places } = scene.data.entities;
    for (const one of NAMES)
      for (const other of NAMES)
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
