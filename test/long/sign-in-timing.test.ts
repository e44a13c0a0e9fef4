import { randomUUID } from 'node:crypto';
import { invitationIdOf } from '@portico/domain';
import { createTestPasskey } from '@portico/local-cloud/test-passkey';
import { describe, expect, it } from 'vitest';
import { callOperation } from '../contract/contract-call.ts';
import { deployment, signIn } from '../portico/world.ts';
import { makeUser } from '../security/rival.ts';
import { compareTimes } from './timing.ts';

const PASSWORD = 'Right-password-1';
/** Of what an answer takes two seconds for, so many are asked side by side. */
const LANES = 4;

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
    await compareTimes('a wrong password', await people(75), async (email) => {
      const { status } = await callOperation('beginSignIn', { body: { email, password: 'Wrong-password-1' } });
      return status;
    });
  });

  it('to who asks for a link', { timeout: 900_000 }, async () => {
    const ask = async (email: string) => (await callOperation('askSignInLink', { body: { email } })).status;
    await compareTimes('asking for a link', await people(110), ask, LANES);
  });

  it('to who begins with a passkey, and shows one that is not taken', { timeout: 900_000 }, async () => {
    const everybody = await people(75);
    for (const email of everybody.known) await addPasskey(email);
    const begin = (email: string) => callOperation('beginPasskeySignIn', { body: { email } });
    await compareTimes('beginning with a passkey', everybody, async (email) => (await begin(email)).status);
    const another = createTestPasskey(deployment.portalUrl);
    await compareTimes('another passkey', everybody, async (email) => {
      const { step } = (await begin(email)).body as { step: Asked };
      const body = { continuation: step.continuation, passkey: another.get(step.passkey) };
      return (await callOperation('answerSignIn', { body })).status;
    });
  });

  it('to who asks for a code, and to a wrong one', { timeout: 900_000 }, async () => {
    const everybody = await people(110);
    const ask = async (email: string) => (await callOperation('askPasswordCode', { body: { email } })).status;
    await compareTimes('asking for a code', everybody, ask, LANES);
    await compareTimes('a wrong code', everybody, async (email) => {
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
      await compareTimes(
        operation,
        of,
        async (secret) => (await callOperation(operation, { token, body: { secret } })).status,
      );
  });
});
