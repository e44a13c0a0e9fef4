import { describe, expect, it } from 'vitest';
import { foldAddress } from './address.ts';
import { invitationIdOf, invitationOf, invitationSecret } from './invitation.ts';

describe('addresses', () => {
  it('are one where they differ in case, or in how their letters are composed, and no others', () => {
    const one = foldAddress('Zoë@Example.com');
    for (const same of ['zoë@example.com', 'ZOË@EXAMPLE.COM', 'zoe\u0308@example.com', 'ZOE\u0308@Example.com'])
      expect(foldAddress(same), same).toBe(one);
    for (const other of ['zoe@example.com', 'zoë@example.co', 'z\u043eë@example.com', ' zoë@example.com'])
      expect(foldAddress(other), other).not.toBe(one);
  });
});

describe('an invitation', () => {
  it('is one to an address in a team, and another in another team', () => {
    const id = invitationIdOf('team_a', 'Ann@Example.com');
    expect(id).toMatch(/^inv_[0-9a-hjkmnp-tv-z]{26}$/);
    expect(invitationIdOf('team_a', 'ann@example.com')).toBe(id);
    expect(invitationIdOf('team_b', 'ann@example.com')).not.toBe(id);
    expect(invitationIdOf('team_a', 'bob@example.com')).not.toBe(id);
  });

  it('has a secret that follows from the deployment’s and the mail’s alone, and leads back to it', () => {
    const id = invitationIdOf('team_a', 'ann@example.com');
    const secret = invitationSecret(id, 'one', 's');
    expect(secret).toMatch(/^[A-Za-z0-9_-]{69}$/);
    expect(invitationSecret(id, 'one', 's')).toBe(secret);
    expect(invitationOf(secret)).toBe(id);
    for (const other of [invitationSecret(id, 'two', 's'), invitationSecret(id, 'one', 't')])
      expect(other).not.toBe(secret);
    for (const none of ['', secret.slice(1), `${secret}A`, secret.toUpperCase(), `${secret.slice(0, -1)} `])
      expect(invitationOf(none), none).toBeUndefined();
  });
});
