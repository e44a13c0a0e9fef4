import type { AuthorizationScheme } from '@portico/client';
import { describe, expect, it } from 'vitest';
import {
  flowOf,
  heldOf,
  isBearer,
  isFresh,
  isSoonOver,
  NO_SETTINGS,
  NOTHING_KEPT,
  readKept,
  renewalOf,
  scopesMissing,
  scopesOf,
} from './held-token.ts';

const SCHEME: AuthorizationScheme = {
  ...{ name: 'id', kind: 'oauth2', others: [] },
  flows: [
    {
      ...{ flow: 'authorizationCode', host: 'id.example' },
      scopes: [
        { name: 'things:read', required: true },
        { name: 'things:write', required: false },
      ],
    },
    { flow: 'clientCredentials', host: 'id.example', scopes: [] },
  ],
};
const NOW = Date.UTC(2026, 11, 1);
const asked = { scheme: 'id', flow: 'authorizationCode', clientId: 'c', scopes: ['things:read'] } as const;

describe('what is asked for', () => {
  it('is by the first flow, unless another one was chosen that there is', () => {
    expect(flowOf(SCHEME, NO_SETTINGS)?.flow).toBe('authorizationCode');
    expect(flowOf(SCHEME, { ...NO_SETTINGS, flow: 'clientCredentials' })?.flow).toBe('clientCredentials');
    expect(flowOf({ ...SCHEME, flows: [] }, NO_SETTINGS)).toBeUndefined();
  });

  it('is what the operation wants, unless its reader chose otherwise', () => {
    const [flow] = SCHEME.flows;
    if (!flow) throw new Error('no flow');
    expect(scopesOf(flow, NO_SETTINGS)).toEqual(['things:read']);
    expect(scopesOf(flow, { ...NO_SETTINGS, scopes: { 'things:read': false, 'things:write': true } })).toEqual([
      'things:write',
    ]);
  });

  it('is told where another operation wants more', () => {
    expect(scopesMissing([SCHEME], { ...asked, token: 't' })).toEqual([]);
    expect(scopesMissing([SCHEME], { ...asked, scopes: [], token: 't' })).toEqual(['things:read']);
    expect(scopesMissing([SCHEME], { token: 'pasted' })).toEqual([]);
  });
});

describe('a token', () => {
  it('is known to end when it was said to, and renewed a little before', () => {
    const held = heldOf(asked, { token: 't', expiresInSeconds: 60 }, NOW);
    expect([isFresh(held, NOW + 59_000), isFresh(held, NOW + 60_000)]).toEqual([true, false]);
    expect([isSoonOver(held, NOW + 29_000), isSoonOver(held, NOW + 31_000)]).toEqual([false, true]);
    const open = heldOf(asked, { token: 't' }, NOW);
    expect([isFresh(open, NOW * 2), isSoonOver(open, NOW * 2)]).toEqual([true, false]);
  });

  it('is renewed by what came with it, also where the next one came without', () => {
    const first = heldOf(asked, { token: 't', renewal: 'r1' }, NOW);
    expect(renewalOf(first, NO_SETTINGS)).toEqual({
      ...{ scheme: 'id', flow: 'authorizationCode', clientId: 'c', clientAuthentication: 'basic', renewal: 'r1' },
    });
    expect(heldOf(first, { token: 't2' }, NOW).renewal).toBe('r1');
    expect(heldOf(first, { token: 't2', renewal: 'r2' }, NOW).renewal).toBe('r2');
    expect(renewalOf(heldOf(asked, { token: 't' }, NOW), NO_SETTINGS)).toBeUndefined();
  });

  it('of a program is asked for again, where its secret is there', () => {
    const held = heldOf({ ...asked, flow: 'clientCredentials' }, { token: 't' }, NOW);
    expect(renewalOf(held, { ...NO_SETTINGS, clientSecret: 's' })).toMatchObject({
      clientSecret: 's',
      scopes: ['things:read'],
    });
    expect(renewalOf(held, NO_SETTINGS)).toBeUndefined();
    expect(renewalOf({ token: 'pasted' }, NO_SETTINGS)).toBeUndefined();
  });

  it('is one by its letters', () => {
    expect(['abc', 'a.b-c_d~e+f/g=='].every(isBearer)).toBe(true);
    expect(['', 'a b', 'Bearer x', 'ü', 'a\nb', '=a'].some(isBearer)).toBe(false);
  });
});

it('what is kept is read, and what is none is nothing', () => {
  const kept = { settings: {}, held: { token: 't' } };
  expect(readKept(JSON.stringify(kept))).toEqual(kept);
  for (const stored of [null, '', '{', '{}', '[]', '1']) expect(readKept(stored), String(stored)).toEqual(NOTHING_KEPT);
});
