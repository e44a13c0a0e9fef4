import { scryptSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { createPasswords } from './password.ts';

it('a password is kept as what 32,768 rounds of scrypt make of it, whatever form its letters came in', async () => {
  const { hash, matches } = createPasswords();
  const kept = await hash('Zoe\u0308-7');
  const [salt = '', key = ''] = kept.split('.');
  const wanted = scryptSync('Zo\u00eb-7', Buffer.from(salt, 'base64url'), 32, {
    N: 32_768,
    r: 8,
    p: 1,
    maxmem: 2 ** 26,
  });
  expect(key).toBe(wanted.toString('base64url'));
  expect([await matches('Zo\u00eb-7', kept), await matches('Zoe-7', kept), await matches('', undefined)]).toEqual([
    true,
    false,
    false,
  ]);
});
