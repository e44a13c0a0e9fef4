import type { Scene, Someone } from './scene.ts';

/** Changes somebody as an admin who has just read them. */
const change = async (scene: Scene, { userId }: Someone, body: object) => {
  const asked = { as: scene.people.admin, params: { userId } };
  const { headers } = await scene.call('getUser', asked);
  return scene.call('updateUser', { ...asked, body, headers: { 'If-Match': String(headers.ETag) } });
};

/** By what an admin is none any more. */
export const ENDS = {
  demote: (scene: Scene, who: Someone) => change(scene, who, { role: 'developer' }),
  disable: (scene: Scene, who: Someone) => change(scene, who, { status: 'disabled' }),
  delete: (scene: Scene, { userId }: Someone) =>
    scene.call('deleteUser', { as: scene.people.admin, params: { userId } }),
};
export const END_NAMES = Object.keys(ENDS) as (keyof typeof ENDS)[];
