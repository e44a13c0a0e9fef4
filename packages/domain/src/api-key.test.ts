import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createApiKeySecret,
  createToken,
  hashSecret,
  keyLabel,
  keyPrefixFrom,
  matchesHash,
  parseApiKey,
} from './api-key.ts';
import { createId } from './id.ts';

const at = new Date('2026-11-22T12:00:00Z');
const keyId = createId('apiKey', at);
const key = createApiKeySecret(keyId, 'live');
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-~. ';

describe('an API key', () => {
  it('is read back as its environment and id', () => {
    expect(parseApiKey(key)).toEqual({ environment: 'live', keyId });
    expect(parseApiKey(createApiKeySecret(keyId, 'test'))).toEqual({ environment: 'test', keyId });
  });

  it('begins as its deployment says, and is read back whatever that says now', () => {
    const other = createApiKeySecret(keyId, 'live', 'acme2');
    expect(other).toMatch(/^acme2_live_\w{65}$/);
    expect(parseApiKey(other)).toEqual({ environment: 'live', keyId });
    expect(parseApiKey(other.replace('acme2', 'ptk'))).toBeUndefined();
    expect([keyLabel(key).prefix.length, keyLabel(other).prefix.length]).toEqual([13, 15]);
    expect(['acme', '', undefined, 'A', 'x', 'a_b', 'elevenchars'].map(keyPrefixFrom)).toEqual([
      'acme',
      ...Array(6).fill('ptk'),
    ]);
  });

  it('is one word to a double-click and safe in a URL and a header', () => {
    expect(key).toMatch(/^\w{74}$/);
    expect(encodeURIComponent(key)).toBe(key);
  });

  it('is refused with any one character changed, before a table is asked', () => {
    for (let index = 0; index < key.length; index++)
      for (const character of CHARACTERS)
        if (character !== key[index])
          expect(parseApiKey(key.slice(0, index) + character + key.slice(index + 1))).toBeUndefined();
  });

  it('is refused cut short at either end, and extended by anything', () => {
    for (let length = 0; length < key.length; length++) {
      expect(parseApiKey(key.slice(0, length))).toBeUndefined();
      expect(parseApiKey(key.slice(key.length - length))).toBeUndefined();
    }
    for (const extra of [...CHARACTERS, '\n', '\0', '\r\n', '\u200b'])
      for (const changed of [key + extra, extra + key]) expect(parseApiKey(changed)).toBeUndefined();
  });

  it('is refused with two neighbours swapped', () => {
    for (let index = 0; index + 1 < key.length; index++) {
      const swapped = key.slice(0, index) + key[index + 1] + key[index] + key.slice(index + 2);
      if (swapped !== key) expect(parseApiKey(swapped)).toBeUndefined();
    }
  });

  it('is refused in another case, and with letters that only look alike', () => {
    for (const changed of [key.toUpperCase(), key.toLowerCase(), key.replace('p', 'р'), key.replace('_', '＿')])
      if (changed !== key) expect(parseApiKey(changed)).toBeUndefined();
  });

  it('is refused whatever else is presented', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(parseApiKey(text)).toBeUndefined();
        expect(parseApiKey(`ptk_live_${text}`)).toBeUndefined();
      }),
    );
  });

  it('never repeats a secret: 100,000 keys of one id are 100,000 secrets', () => {
    const secrets = new Set(Array.from({ length: 100_000 }, () => createApiKeySecret(keyId, 'live')));
    expect(secrets.size).toBe(100_000);
  });

  it('draws its secret from all 62 characters, none much likelier than another', () => {
    const counts = new Map<string, number>();
    for (let made = 0; made < 4000; made++)
      for (const character of createApiKeySecret(keyId, 'live').slice(36, 68))
        counts.set(character, (counts.get(character) ?? 0) + 1);
    expect(counts.size).toBe(62);
    const expected = (4000 * 32) / 62;
    // Six standard deviations: one false alarm in ten million runs.
    for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(6 * Math.sqrt(expected));
  });

  it('is known again by its hash alone, and by no other hash', () => {
    expect(matchesHash(key, hashSecret(key))).toBe(true);
    expect(matchesHash(createApiKeySecret(keyId, 'live'), hashSecret(key))).toBe(false);
    for (const hash of ['', 'zz', hashSecret(key).slice(2), `${hashSecret(key)}00`])
      expect(matchesHash(key, hash)).toBe(false);
  });

  it('shows nothing of its secret but the last four characters', () => {
    const { prefix, lastFour } = keyLabel(key);
    expect(key.startsWith(prefix) && key.endsWith(lastFour)).toBe(true);
    expect(prefix.length).toBeLessThan(36);
  });
});

describe('a session token', () => {
  it('holds 256 bits and never repeats', () => {
    const tokens = new Set(Array.from({ length: 10_000 }, createToken));
    expect(tokens.size).toBe(10_000);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  });
});
