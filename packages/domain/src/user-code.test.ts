import { describe, expect, it } from 'vitest';
import { challengeOf, createUserCode, isChallengeOf, readUserCode } from './user-code.ts';

const FORM = /^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/;

describe('a code for people to type', () => {
  it('is of letters that nobody mistakes, each as likely as another, and another each time', () => {
    const codes = Array.from({ length: 20_000 }, createUserCode);
    for (const code of codes) expect(code).toMatch(FORM);
    expect(new Set(codes).size).toBe(codes.length);
    const counts = Map.groupBy(codes.join('').replaceAll('-', ''), (letter) => letter);
    expect(counts.size).toBe(20);
    // Of 160,000 letters 8,000 each, give or take five standard deviations.
    for (const [letter, { length }] of counts) expect(Math.abs(length - 8_000), letter).toBeLessThan(450);
  });

  it('is the same however it is typed', () => {
    for (const typed of ['BCDF-GHJK', 'bcdfghjk', 'bcdf ghjk', ' BcDf-GhJk '])
      expect(readUserCode(typed)).toBe('BCDF-GHJK');
  });
});

describe('a challenge', () => {
  it('is of its verifier alone (RFC 7636, appendix B)', () => {
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    expect(challengeOf(verifier)).toBe(challenge);
    expect(isChallengeOf(challenge, verifier)).toBe(true);
    for (const other of ['', verifier.slice(1), verifier.toLowerCase(), `${verifier}x`])
      expect(isChallengeOf(challenge, other), other).toBe(false);
    expect(isChallengeOf('', verifier)).toBe(false);
  });
});
