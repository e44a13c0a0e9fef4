import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { callOperation } from '../contract/contract-call.ts';
import { makeUser } from '../security/rival.ts';

const PAIRS = 200;
/** Tries that an address stands. */
const TRIES = 4;

const median = (sorted: readonly number[]) => sorted[Math.floor(sorted.length / 2)] ?? 0;
const shown = (name: string, times: readonly number[]) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(1);
  return `${name}: median ${median(sorted).toFixed(1)} ms, p5 ${at(0.05)}, p95 ${at(0.95)}`;
};

/** How far the ranks of two samples are from those of one (Mann–Whitney, normal approximation), in standard deviations. */
const apart = (one: readonly number[], other: readonly number[]): number => {
  const all = [...one.map((time) => ({ time, ours: true })), ...other.map((time) => ({ time, ours: false }))];
  all.sort((a, b) => a.time - b.time);
  const ranks = all.reduce((sum, { ours }, index) => sum + (ours ? index + 1 : 0), 0);
  const [n, m] = [one.length, other.length];
  const u = ranks - (n * (n + 1)) / 2;
  return Math.abs(u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
};

it('a wrong password is refused in the same time whether anybody has the address', { timeout: 900_000 }, async () => {
  const known = Array.from({ length: PAIRS / TRIES }, () => `known-${randomUUID()}@portico.example`);
  for (const email of known) await makeUser(email, 'Right-password-1');
  const unknown = known.map(() => `unknown-${randomUUID()}@portico.example`);
  const took = { known: [] as number[], unknown: [] as number[] };
  const ask = async (kind: keyof typeof took, email: string) => {
    const began = performance.now();
    const { status } = await callOperation('beginSignIn', { body: { email, password: 'Wrong-password-1' } });
    took[kind].push(performance.now() - began);
    expect(status).toBe(401);
  };
  for (let index = 0; index < PAIRS; index++) {
    const [one = '', other = ''] = [known[index % known.length], unknown[index % unknown.length]];
    const pair = [() => ask('known', one), () => ask('unknown', other)];
    // Interleaved, and neither always first.
    for (const next of index % 2 ? pair : pair.reverse()) await next();
  }
  console.log(
    shown('known', took.known),
    '\n',
    shown('unknown', took.unknown),
    '\n',
    `apart ${apart(took.known, took.unknown)}`,
  );
  // p > 0.01.
  expect(apart(took.known, took.unknown)).toBeLessThan(2.58);
});
