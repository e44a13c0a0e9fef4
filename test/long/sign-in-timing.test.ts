import { randomUUID } from 'node:crypto';
import { invitationIdOf } from '@portico/domain';
import { createTestPasskey } from '@portico/local-cloud/test-passkey';
import { describe, expect, it } from 'vitest';
import { callOperation } from '../contract/contract-call.ts';
import { deployment, signIn } from '../portico/world.ts';
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

/** How likely two samples of one are so far apart (two-sided; Abramowitz and Stegun 26.2.17, to seven digits). */
const likelihood = (deviations: number): number => {
  const t = 1 / (1 + 0.2316419 * deviations);
  const weights = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = weights.reduce((total, weight, power) => total + weight * t ** (power + 1), 0);
  return Math.min(1, (2 * sum * Math.exp((-deviations * deviations) / 2)) / Math.sqrt(2 * Math.PI));
};

type Ask = (address: string) => Promise<number>;

/** Asked of each of the two, in turns. */
const PAIRS = 200;
/** Of what an answer takes two seconds for, so many are asked side by side. */
const LANES = 4;

/** Asks for known and unknown addresses in turns, neither always first, and holds the times against each other. */
const compare = async (what: string, of: { known: string[]; unknown: string[] }, ask: Ask, lanes = 1) => {
  const took = { known: [] as number[], unknown: [] as number[] };
  const statuses = new Set<number>();
  const timed = async (kind: 'known' | 'unknown', address: string) => {
    const began = performance.now();
    statuses.add(await ask(address));
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

describe('the time of an answer says nothing of whether anybody has the address, or an invitation', () => {
  it('to a wrong password', { timeout: 900_000 }, async () => {
    // Four tries is what an address stands, the first few beside them.
    await compare('a wrong password', await people(75), async (email) => {
      const { status } = await callOperation('beginSignIn', { body: { email, password: 'Wrong-password-1' } });
      return status;
    });
  });

  it('to who asks for a link', { timeout: 900_000 }, async () => {
    const ask = async (email: string) => (await callOperation('askSignInLink', { body: { email } })).status;
    await compare('asking for a link', await people(110), ask, LANES);
  });

  it('to who begins with a passkey, and shows one that is not taken', { timeout: 900_000 }, async () => {
    const everybody = await people(75);
    for (const email of everybody.known) await addPasskey(email);
    const begin = (email: string) => callOperation('beginPasskeySignIn', { body: { email } });
    await compare('beginning with a passkey', everybody, async (email) => (await begin(email)).status);
    const another = createTestPasskey(deployment.portalUrl);
    await compare('another passkey', everybody, async (email) => {
      const { step } = (await begin(email)).body as { step: Asked };
      const body = { continuation: step.continuation, passkey: another.get(step.passkey) };
      return (await callOperation('answerSignIn', { body })).status;
    });
  });

  it('to who asks for a code, and to a wrong one', { timeout: 900_000 }, async () => {
    const everybody = await people(110);
    const ask = async (email: string) => (await callOperation('askPasswordCode', { body: { email } })).status;
    await compare('asking for a code', everybody, ask, LANES);
    await compare('a wrong code', everybody, async (email) => {
      const body = { email, code: '000000', newPassword: 'Another-one-1' };
      return (await callOperation('resetPassword', { body })).status;
    });
  });

  it('to who has no link of the invitation that there is', { timeout: 900_000 }, async () => {
    const { client, teamId, token } = await signIn('publisher');
    const invited = await client.createInvitation({
      teamId,
      body: { email: `${randomUUID()}@portico.example`, role: 'member' },
    });
    // Whoever knows the team and the address can reckon which id it has.
    const secretOf = (id: string) => id.slice(4) + 'A'.repeat(43);
    const of = { known: [secretOf(invited.id)], unknown: [secretOf(invitationIdOf(teamId, 'nobody@portico.example'))] };
    for (const operation of ['findInvitation', 'acceptInvitation'] as const)
      await compare(
        operation,
        of,
        async (secret) => (await callOperation(operation, { token, body: { secret } })).status,
      );
  });
});
