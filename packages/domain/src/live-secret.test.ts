import { describe, expect, it } from 'vitest';
import { isMadeBy, liveSecret, rereadSecret, type SecretReads } from './live-secret.ts';

type Labels = Record<string, string[]>;
/** A secret in Secrets Manager, whose labels a test moves, and what it was asked. */
const kept = (labels: Labels) => {
  const asked: string[] = [];
  const state = { labels, fails: false, clock: 1_000_000, waits: undefined as Promise<void> | undefined };
  const ask = async (what: string) => {
    asked.push(what);
    await state.waits;
    if (state.fails) throw new Error('no answer');
  };
  const reads: SecretReads = {
    stages: async () => {
      await ask('stages');
      return state.labels;
    },
    version: async (id = Object.keys(state.labels).find((one) => state.labels[one]?.includes('AWSCURRENT')) ?? '') => {
      await ask(`version ${id}`);
      return { id, value: `value ${id}` };
    },
  };
  return { state, asked, secret: rereadSecret(reads, () => state.clock) };
};
/** Everything that is begun is done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the live values of a secret', () => {
  it('are the current one, the one that comes and the one that goes', async () => {
    const { secret } = kept({ b: ['AWSCURRENT'], a: ['AWSPREVIOUS', 'mine'], c: ['AWSPENDING'], d: ['other'] });
    expect(await secret()).toEqual({ current: 'value b', all: ['value b', 'value c', 'value a'] });
  });

  it('are read once for as many as ask, and of a version only once', async () => {
    const { state, asked, secret } = kept({ a: ['AWSCURRENT'] });
    await Promise.all([secret(), secret(), secret()]);
    expect(asked).toEqual(['stages', 'version a']);
    state.labels = { a: ['AWSCURRENT'], b: ['AWSPENDING'] };
    state.clock += 31_000;
    await Promise.all([secret(), secret(), secret()]);
    await settled();
    expect(asked).toEqual(['stages', 'version a', 'stages', 'version b']);
    expect((await secret()).all).toEqual(['value a', 'value b']);
  });

  it('are read again beside an answer, which waits for nothing', async () => {
    const { state, secret } = kept({ a: ['AWSCURRENT'] });
    await secret();
    state.labels = { b: ['AWSCURRENT'] };
    state.clock += 59_000;
    let go = () => {};
    state.waits = new Promise((resolve) => {
      go = resolve;
    });
    expect((await secret()).current).toBe('value a');
    go();
    await settled();
    expect(await secret()).toEqual({ current: 'value b', all: ['value b'] });
  });

  it('are never older than a minute, also where nobody asked for long', async () => {
    const { state, secret } = kept({ a: ['AWSCURRENT'] });
    await secret();
    state.labels = { b: ['AWSCURRENT'] };
    state.clock += 3_600_000;
    expect(await secret()).toEqual({ current: 'value b', all: ['value b'] });
  });

  it('stay where they cannot be read, and are asked for again when it is due', async () => {
    const { state, asked, secret } = kept({ a: ['AWSCURRENT'] });
    await secret();
    state.fails = true;
    state.clock += 120_000;
    for (let times = 0; times < 5; times++) expect((await secret()).current).toBe('value a');
    expect(asked).toEqual(['stages', 'version a', 'stages']);
    state.fails = false;
    state.labels = { b: ['AWSCURRENT'] };
    state.clock += 31_000;
    expect((await secret()).current).toBe('value b');
  });

  it('that were never read are an error, and read by the next who asks', async () => {
    const { state, secret } = kept({ a: ['AWSCURRENT'] });
    state.fails = true;
    await expect(secret()).rejects.toThrow('no answer');
    state.fails = false;
    expect((await secret()).current).toBe('value a');
  });
});

it('what any of them made is known, and nothing else', () => {
  const make = (value: string) => `made by ${value}`;
  const secret = liveSecret('new', ['old', 'new']);
  expect(secret.all).toEqual(['new', 'old']);
  for (const value of ['new', 'old']) expect(isMadeBy(secret, make(value), make)).toBe(true);
  for (const value of ['older', '']) expect(isMadeBy(secret, make(value), make)).toBe(false);
});
