import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

const DAY = 86_400;
let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});

describe('what is over and not deleted yet', () => {
  it('upload: is read for a day, and then no more', async () => {
    const as = scene.people.owner;
    const made = await scene.call<{ id: string }>('createDocumentUpload', { as, body: { sizeBytes: 7 } });
    const start = () => scene.call('createImport', { as, body: { uploadId: made.body.id } });
    scene.clock.pass(DAY - 1);
    expect((await start()).status).toBe(202);
    scene.clock.pass(1);
    expect((await start()).status).toBe(404);
    scene.clock.pass(2 * DAY);
    expect((await start()).status).toBe(404);
  });

  it('documentImport: is followed, and used, for a week, and then no more', async () => {
    const as = scene.people.owner;
    const { body } = await scene.call<{ id: string }>('createImport', { as, body: { content: 'openapi: 3.0.3' } });
    const params = { importId: body.id };
    const ended = { status: 'succeeded' as const, facts: undefined };
    await scene.data.entities.documentImport.patch(params).set({ status: ended.status }).go();
    scene.clock.pass(7 * DAY - 1);
    expect((await scene.call('getImport', { as, params })).status).toBe(200);
    scene.clock.pass(1);
    const register = () =>
      scene.call('createApi', {
        as,
        body: { ...params, teamId: scene.teamId, slug: 'once', name: 'Once', backendUrl: 'https://backend.example' },
      });
    for (const late of [0, 2 * DAY]) {
      scene.clock.pass(late);
      expect((await scene.call('getImport', { as, params })).status).toBe(404);
      expect((await register()).status).toBe(404);
    }
  });
});
