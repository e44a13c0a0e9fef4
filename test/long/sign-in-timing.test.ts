import { randomUUID } from 'node:crypto';
import { createTestPasskey } from '@portico/local-cloud/test-passkey';
import { describe, expect, it } from 'vitest';
import { callOperation } from '../contract/contract-call.ts';
import { deployment } from '../portico/world.ts';
import { makeUser } from '../security/rival.ts';

const PASSWORD = 'Right-password-1';
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

type Ask = (email: string) => Promise<number>;

/** Asks for known and unknown addresses in turns, neither always first, and holds the times against each other. */
const compare = async (what: string, pairs: number, of: { known: string[]; unknown: string[] }, ask: Ask) => {
  const took = { known: [] as number[], unknown: [] as number[] };
  const timed = async (kind: 'known' | 'unknown', email: string) => {
    const began = performance.now();
    const status = await ask(email);
    took[kind].push(performance.now() - began);
    return status;
  };
  const statuses = new Set<number>();
  for (let index = 0; index < pairs; index++) {
    const pair = (['known', 'unknown'] as const).map(
      (kind) => () => timed(kind, of[kind][index % of[kind].length] ?? ''),
    );
    for (const next of index % 2 ? pair : pair.reverse()) statuses.add(await next());
  }
  const far = apart(took.known, took.unknown);
  console.log(
    `${what}\n  ${shown('known', took.known)}\n  ${shown('unknown', took.unknown)}\n  apart ${far.toFixed(2)}`,
  );
  expect(statuses.size).toBe(1);
  // p > 0.01.
  expect(far).toBeLessThan(2.58);
};

/** So many people of each kind; the known ones have a password. */
const people = async (count: number) => {
  const known = Array.from({ length: count }, () => `known-${randomUUID()}@portico.example`);
  for (const email of known) await makeUser(email, PASSWORD);
  return { known, unknown: known.map(() => `unknown-${randomUUID()}@portico.example`) };
};

type Asked = { readonly continuation: string; readonly passkey: { readonly challenge: string; readonly rpId: string } };

const addPasskey = async (email: string) => {
  const { body } = await callOperation('beginSignIn', { body: { email, password: PASSWORD } });
  const { accessToken: token } = (body as { created: { accessToken: string } }).created;
  const asked = await callOperation('beginPasskey', { token });
  const { challenge } = asked.body as { challenge: string };
  const rpId = new URL(deployment.portalUrl).hostname;
  const made = createTestPasskey(deployment.portalUrl).create({ challenge, rpId });
  expect((await callOperation('addPasskey', { token, body: made })).status).toBe(200);
};

describe('the time of an answer says nothing of whether anybody has the address', () => {
  it('to a wrong password', { timeout: 900_000 }, async () => {
    // Four tries is what an address stands.
    await compare('a wrong password', 200, await people(50), async (email) => {
      const { status } = await callOperation('beginSignIn', { body: { email, password: 'Wrong-password-1' } });
      return status;
    });
  });

  it('to who asks for a link', { timeout: 900_000 }, async () => {
    await compare('asking for a link', 40, await people(20), async (email) => {
      const { status } = await callOperation('askSignInLink', { body: { email } });
      return status;
    });
  });

  it('to who begins with a passkey, and shows one that is not taken', { timeout: 900_000 }, async () => {
    const everybody = await people(10);
    for (const email of everybody.known) await addPasskey(email);
    const begin = (email: string) => callOperation('beginPasskeySignIn', { body: { email } });
    await compare('beginning with a passkey', 100, everybody, async (email) => (await begin(email)).status);
    const another = createTestPasskey(deployment.portalUrl);
    await compare('another passkey', 40, everybody, async (email) => {
      const { step } = (await begin(email)).body as { step: Asked };
      const body = { continuation: step.continuation, passkey: another.get(step.passkey) };
      return (await callOperation('answerSignIn', { body })).status;
    });
  });

  it('to who asks for a code, and to a wrong one', { timeout: 900_000 }, async () => {
    const everybody = await people(10);
    await compare('asking for a code', 40, everybody, async (email) => {
      const { status } = await callOperation('askPasswordCode', { body: { email } });
      return status;
    });
    await compare('a wrong code', 40, everybody, async (email) => {
      const body = { email, code: '000000', newPassword: 'Another-one-1' };
      return (await callOperation('resetPassword', { body })).status;
    });
  });
});
