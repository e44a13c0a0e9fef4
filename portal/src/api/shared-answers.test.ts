import { describe, expect, it } from 'vitest';
import { sharedAnswers } from './shared-answers.ts';

const start = () => {
  let made = 0;
  const shared = sharedAnswers<{ readonly bytes: number; readonly made: number }>({
    secondsOf: () => 10,
    bytesOf: ({ bytes }) => bytes,
    entriesMax: 2,
    bytesMax: 100,
    now: () => 0,
  });
  return async (key: string, bytes = 1) => (await shared(key, async () => ({ bytes, made: ++made }))).made;
};

describe('shared answers', () => {
  it('are no more than they may be: the oldest is made again', async () => {
    const ask = start();
    expect([await ask('a'), await ask('b'), await ask('c')]).toEqual([1, 2, 3]);
    expect([await ask('c'), await ask('b'), await ask('a')]).toEqual([3, 2, 4]);
  });

  it('take no more room than they may: one too large is not kept, and does not push others out', async () => {
    const ask = start();
    await ask('a', 20);
    expect([await ask('huge', 26), await ask('huge', 26), await ask('a')]).toEqual([2, 3, 1]);
  });

  it('are made again after a failure, for whoever asks next', async () => {
    const shared = sharedAnswers<number>({ secondsOf: () => 10, bytesOf: () => 1, entriesMax: 2, bytesMax: 9 });
    const failing = () => Promise.reject(new Error('away'));
    await expect(shared('a', failing)).rejects.toThrow('away');
    expect(await shared('a', async () => 7)).toBe(7);
  });
});
