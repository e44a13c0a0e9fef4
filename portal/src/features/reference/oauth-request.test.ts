import { describe, expect, it } from 'vitest';
import { beginRequest, challengeOf, codeOf, returnedIn } from './oauth-request.ts';

const asked = {
  authorizationUrl: 'https://id.example/authorize?tenant=a&state=old',
  clientId: 'the client',
  redirectUri: 'https://portal.example/oauth/callback',
  scopes: ['things:read', 'openid'],
};

describe('a request for a code', () => {
  it('makes its challenge as RFC 7636 does (appendix B)', async () => {
    expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });

  it('keeps what the address of the endpoint has, and says the rest once', async () => {
    const { url, state, verifier, redirectUri } = await beginRequest(asked);
    const { origin, pathname, searchParams } = new URL(url);
    expect([origin, pathname, redirectUri]).toEqual(['https://id.example', '/authorize', asked.redirectUri]);
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ tenant: 'a', response_type: 'code', client_id: 'the client', redirect_uri: asked.redirectUri },
      ...{ scope: 'things:read openid', state, code_challenge: await challengeOf(verifier) },
      code_challenge_method: 'S256',
    });
    expect(searchParams.getAll('state')).toEqual([state]);
    expect(url).not.toContain(verifier);
  });

  it('has a state and a verifier of 256 bits that no other has', async () => {
    const made = await Promise.all(Array.from({ length: 50 }, () => beginRequest(asked)));
    const all = made.flatMap(({ state, verifier }) => [state, verifier]);
    expect(new Set(all).size).toBe(100);
    for (const one of all) expect(one).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('leads nobody to what is no page', async () => {
    for (const authorizationUrl of ['javascript:alert(1)', 'data:text/html,x'])
      await expect(beginRequest({ ...asked, authorizationUrl })).rejects.toThrow(TypeError);
  });
});

describe('what comes back', () => {
  const pending = { state: 'of-this', issuer: 'https://id.example' };

  it('is for who asked, by its state, and from whom it was asked of', () => {
    expect(codeOf(pending, { state: 'of-this', code: 'c' })).toEqual({ code: 'c' });
    expect(codeOf(pending, { state: 'of-this', code: 'c', issuer: 'https://id.example' })).toEqual({ code: 'c' });
    expect(codeOf(pending, { state: 'of-that', code: 'c' })).toBe('of-another');
    expect(codeOf(pending, { state: 'of-this', code: 'c', issuer: 'https://other.example' })).toBe('of-another');
  });

  it('says why there is no code', () => {
    const returned = { state: 'of-this', error: 'access_denied', description: 'They said no.' };
    expect(codeOf(pending, returned)).toEqual({ refused: 'access_denied – They said no.' });
    expect(codeOf(pending, { ...returned, code: 'c' })).toHaveProperty('refused');
    expect(codeOf(pending, { state: 'of-this' })).toEqual({ refused: '' });
  });

  it('is nothing where it says something twice, or not whose it is', () => {
    expect(returnedIn('?state=a&code=b&iss=c')).toEqual({
      ...{ state: 'a', code: 'b', issuer: 'c', error: undefined, description: undefined },
    });
    for (const search of ['', '?code=b', '?state=&code=b', '?state=a&state=b&code=c', '?state=a&code=b&code=c'])
      expect(returnedIn(search), search).toBeUndefined();
    expect(returnedIn(`?state=a&error=${'x'.repeat(9999)}`)?.error).toHaveLength(500);
  });
});
