import type { AccessPolicy } from '@portico/domain';
import { english } from '@portico/words';
import { describe, expect, it } from 'vitest';
import { accessPolicies, type PolicedCall } from './access-policies.ts';

const CALL: PolicedCall = {
  ...{ planId: 'basic', operation: 'get /things', address: '192.0.2.7', country: 'DE', headers: [], scopes: undefined },
  ...{ at: Date.UTC(2026, 10, 30, 12), certificateSubject: undefined },
};
const outcome = (policy: AccessPolicy, call: Partial<PolicedCall> = {}) =>
  accessPolicies([policy]).explain({ ...CALL, ...call })[0]?.outcome;
const refused = (policy: AccessPolicy, call: Partial<PolicedCall> = {}) => outcome(policy, call) === 'failed';

describe('a policy of addresses', () => {
  it('knows ranges of both families, and an IPv4 address in the spelling of the other', () => {
    const policy: AccessPolicy = {
      ...{ name: 'A', kind: 'addresses', effect: 'allow', addresses: ['192.0.2.0/24', '2001:db8::/32', '203.0.113.9'] },
    };
    for (const address of ['192.0.2.0', '192.0.2.255', '::ffff:192.0.2.7', '2001:db8:ffff::1', '203.0.113.9'])
      expect([outcome(policy, { address }), outcome({ ...policy, effect: 'deny' }, { address })], address).toEqual([
        ...['passed', 'failed'],
      ]);
    for (const address of ['192.0.3.0', '2001:db9::', '203.0.113.8', '::ffff:192.0.3.7'])
      expect([outcome(policy, { address }), outcome({ ...policy, effect: 'deny' }, { address })], address).toEqual([
        ...['failed', 'passed'],
      ]);
  });

  it('refuses whom nobody knows', () => {
    for (const effect of ['allow', 'deny'] as const) {
      expect(refused({ name: 'A', kind: 'addresses', effect, addresses: ['::/0'] }, { address: undefined })).toBe(true);
      expect(refused({ name: 'A', kind: 'countries', effect, countries: ['DE'] }, { country: undefined })).toBe(true);
    }
    expect(
      refused({ name: 'A', kind: 'addresses', effect: 'allow', addresses: ['0.0.0.0/0'] }, { address: 'unknown' }),
    ).toBe(true);
  });
});

describe('a policy of countries', () => {
  it('lets in what it lists, or all but that', () => {
    const policy: AccessPolicy = { name: 'C', kind: 'countries', effect: 'allow', countries: ['DE', 'FR'] };
    expect([refused(policy), refused(policy, { country: 'US' })]).toEqual([false, true]);
    const deny = { ...policy, effect: 'deny' } as const;
    expect([refused(deny), refused(deny, { country: 'US' })]).toEqual([true, false]);
  });
});

describe('a policy of times', () => {
  const inBerlin = (days: readonly ('monday' | 'saturday' | 'sunday')[], from: string, to: string): AccessPolicy => ({
    ...{ name: 'T', kind: 'times', timeZone: 'Europe/Berlin', windows: [{ days, from, to }] },
  });
  const at = (text: string) => ({ at: Date.parse(text) });

  it('goes by the clock on the wall, before and after it is set', () => {
    const policy = inBerlin(['sunday'], '09:00', '17:00');
    // On 25 October 2026 clocks went back: 9 o'clock is 7 UTC the week before, and 8 on that day.
    for (const [utc, isIn] of [
      ['2026-10-18T06:59:59Z', false],
      ['2026-10-18T07:00:00Z', true],
      ['2026-10-25T07:00:00Z', false],
      ['2026-10-25T08:00:00Z', true],
      ['2026-10-25T15:59:59Z', true],
      ['2026-10-25T16:00:00Z', false],
      ['2026-10-26T10:00:00Z', false],
    ] as const)
      expect(!refused(policy, at(utc)), utc).toBe(isIn);
  });

  it('has an hour twice when clocks go back, and none that they jump over', () => {
    const night = inBerlin(['sunday'], '02:15', '02:45');
    for (const utc of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'])
      expect(refused(night, at(utc)), utc).toBe(false);
    const minutes = Array.from({ length: 1440 }, (_, minute) => Date.UTC(2026, 2, 28, 23, minute));
    expect(minutes.some((time) => !refused(night, { at: time }))).toBe(false);
  });

  it('goes over midnight into the next day, and all round the clock', () => {
    const night = inBerlin(['saturday'], '22:00', '06:00');
    for (const [utc, isIn] of [
      ['2026-11-28T20:59:00Z', false],
      ['2026-11-28T21:00:00Z', true],
      ['2026-11-29T04:59:00Z', true],
      ['2026-11-29T05:00:00Z', false],
      ['2026-11-29T21:00:00Z', false],
      ['2026-11-28T04:00:00Z', false],
    ] as const)
      expect(!refused(night, at(utc)), utc).toBe(isIn);
    const whole = inBerlin(['saturday', 'sunday'], '00:00', '00:00');
    for (const [utc, isIn] of [
      ['2026-11-27T22:59:00Z', false],
      ['2026-11-27T23:00:00Z', true],
      ['2026-11-29T22:59:00Z', true],
      ['2026-11-29T23:00:00Z', false],
    ] as const)
      expect(!refused(whole, at(utc)), utc).toBe(isIn);
  });
});

describe('a policy of headers', () => {
  it('asks for each, in any case, and for a value on every line', () => {
    const policy: AccessPolicy = {
      ...{ name: 'H', kind: 'headers', headers: [{ name: 'X-Tenant', values: ['a', 'b'] }, { name: 'X-Any' }] },
    };
    const any = ['x-any', '1'] as const;
    expect(refused(policy, { headers: [['x-tenant', 'a'], any] })).toBe(false);
    expect(refused(policy, { headers: [['X-TENANT', ' b '], any] })).toBe(false);
    for (const headers of [
      [any],
      [['x-tenant', 'a']],
      [['x-tenant', 'c'], any],
      [['x-tenant', 'a'], ['x-tenant', 'c'], any],
    ] as const)
      expect(refused(policy, { headers }), JSON.stringify(headers)).toBe(true);
  });
});

describe('a policy of certificates, and one of scopes', () => {
  it('asks for a subject that the edge has proven', () => {
    const policy: AccessPolicy = { name: 'M', kind: 'certificate', subjects: ['CN=client, O=Corporate'] };
    expect(refused(policy, { certificateSubject: 'CN=client,O=Corporate' })).toBe(false);
    for (const certificateSubject of [undefined, 'CN=client', 'O=Corporate,CN=client', 'CN=client,O=Corporate,OU=x'])
      expect(refused(policy, { certificateSubject })).toBe(true);
  });

  it('asks for every scope, of a key that names some', () => {
    const policy: AccessPolicy = { name: 'S', kind: 'scopes', scopes: ['read', 'write'] };
    expect([undefined, ['write', 'read', 'x'], ['read'], []].map((scopes) => refused(policy, { scopes }))).toEqual([
      ...[false, false, true, true],
    ]);
  });
});

describe('policies', () => {
  const denied: AccessPolicy = { name: 'D', kind: 'countries', effect: 'deny', countries: ['DE'] };

  it('hold for the plans and operations they name, and for what the document does not know', () => {
    expect(outcome({ ...denied, planIds: ['premium'] })).toBe('not-asked');
    expect(outcome({ ...denied, planIds: ['premium', 'basic'] })).toBe('failed');
    expect(outcome({ ...denied, operations: ['post /things'] })).toBe('not-asked');
    expect(outcome({ ...denied, operations: ['get /things'] })).toBe('failed');
    expect(outcome({ ...denied, operations: ['post /things'] }, { operation: undefined })).toBe('failed');
  });

  it('are all asked for an explanation, and refuse by the first that is not fulfilled', () => {
    const all = accessPolicies([
      { name: 'A', kind: 'addresses', effect: 'allow', addresses: ['192.0.2.0/24'] },
      denied,
      { name: 'H', kind: 'headers', headers: [{ name: 'X' }] },
    ]);
    expect(all.refusing(CALL)).toBe('countries');
    expect(all.explain(CALL).map(({ name, outcome, why }) => [name, outcome, english(why)])).toEqual([
      ['A', 'passed', '192.0.2.7 is listed'],
      ['D', 'failed', 'DE is listed'],
      ['H', 'failed', 'the header X is missing'],
    ]);
    expect(accessPolicies([]).refusing(CALL)).toBeUndefined();
  });
});
