import { setTimeout as pause } from 'node:timers/promises';
import type { Scene } from './scene.ts';

type Team = { readonly id: string; readonly name: string };

/** Reads and renames of a team, as two who edit it at once do. */
const editing = (scene: Scene) => {
  const asked = { as: scene.people.owner, params: { teamId: scene.teamId } };
  return {
    read: async () => {
      const { body, headers } = await scene.call<Team>('getTeam', asked);
      return { name: body.name, etag: String(headers.ETag) };
    },
    rename: (name: string, etag: string) =>
      scene.call<Team>('updateTeam', { ...asked, body: { name }, headers: { 'If-Match': etag } }),
  };
};

/** Two who change one state at once, so many times; what came out otherwise than it must: one is done, one told to look again. */
export const racesLost = async (scene: Scene, races: number): Promise<readonly string[]> => {
  const { read, rename } = editing(scene);
  const faults: string[] = [];
  let before = await read();
  for (let race = 0; race < races; race++) {
    const names = [`one ${race}`, `other ${race}`];
    const answers = await Promise.all(names.map((name) => rename(name, before.etag)));
    const done = answers.findIndex(({ status }) => status === 200);
    const after = await read();
    const told = `${race}: ${answers.map(({ status }) => status).join()} and ${after.name}`;
    const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
    const isRight = statuses.join() === '200,412' && after.name === names[done] && after.etag !== before.etag;
    if (!isRight || answers[done]?.headers.ETag !== after.etag) faults.push(told);
    before = after;
  }
  return faults;
};

/** Whoever was too late waits for a while that grows with how often, and looks again. */
const LONGEST_MILLISECONDS = 5000;

/** So many writers who each add one to what they read, so many times; answers what is there then, and how often one was too late. */
export const counted = async (scene: Scene, writers: number, each: number) => {
  const { read, rename } = editing(scene);
  const start = await read();
  if ((await rename('0', start.etag)).status !== 200) throw new Error('nobody else is here yet');
  let late = 0;
  const addOne = async () => {
    for (let tries = 0; ; tries++) {
      const { name, etag } = await read();
      const { status } = await rename(String(Number(name) + 1), etag);
      if (status === 200) return;
      if (status !== 412 && status !== 503) throw new Error(`renaming answers ${status}`);
      late += 1;
      await pause(Math.random() * Math.min(LONGEST_MILLISECONDS, 20 * 2 ** tries));
    }
  };
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let count = 0; count < each; count++) await addOne();
    }),
  );
  return { count: Number((await read()).name), late };
};
