import { expect } from 'vitest';

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

/** How likely two samples of one are so far apart (two-sided; Abramowitz and Stegun 26.2.17, to seven digits). */
const likelihood = (deviations: number): number => {
  const t = 1 / (1 + 0.2316419 * deviations);
  const weights = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = weights.reduce((total, weight, power) => total + weight * t ** (power + 1), 0);
  return Math.min(1, (2 * sum * Math.exp((-deviations * deviations) / 2)) / Math.sqrt(2 * Math.PI));
};

/** Asks with a text, an address say; answers the status. */
type Ask = (text: string) => Promise<number>;

/** Asked of each of the two, in turns. */
const PAIRS = 200;
/**
 * Asks with what is known and what is not in turns, neither always first, `lanes` side by side: the statuses are one, and
 * the times are those of one.
 */
export const compareTimes = async (what: string, of: { known: string[]; unknown: string[] }, ask: Ask, lanes = 1) => {
  const took = { known: [] as number[], unknown: [] as number[] };
  const statuses = new Set<number>();
  const timed = async (kind: 'known' | 'unknown', text: string) => {
    const began = performance.now();
    statuses.add(await ask(text));
    took[kind].push(performance.now() - began);
  };
  const pair = async (index: number) => {
    const kinds = index % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
    for (const kind of kinds) await timed(kind, of[kind][index % of[kind].length] ?? '');
  };
  // The first few find nothing warm.
  for (let index = 0; index < 4; index++) await pair(index);
  took.known = [];
  took.unknown = [];
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let index = lane; index < PAIRS; index += lanes) await pair(index);
    }),
  );
  const far = apart(took.known, took.unknown);
  const p = likelihood(far);
  console.log(`${what}\n  ${shown('known', took.known)}\n  ${shown('unknown', took.unknown)}\n  p = ${p.toFixed(3)}`);
  expect(statuses.size).toBe(1);
  expect(p).toBeGreaterThan(0.01);
};
