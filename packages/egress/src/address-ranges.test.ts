import { describe, expect, it } from 'vitest';
import { inAddressRanges, isAddressRange } from './address-ranges.ts';

describe('ranges of addresses', () => {
  it.each(['192.0.2.1', '192.0.2.0/24', '0.0.0.0/0', '2001:db8::/32', '::1', '::/0', '192.0.2.1/32'])(
    '%s is one',
    (text) => {
      expect(isAddressRange(text)).toBe(true);
    },
  );

  it.each([
    '',
    '192.0.2',
    '192.0.2.256',
    '192.0.2.0/33',
    '192.0.2.0/',
    '192.0.2.0/-1',
    '192.0.2.0/24/8',
    '::/129',
    '2001:db8::g',
    '192.0.2.0/1e1',
    '192.0.2.0/ 8',
    '010.0.0.1',
    'example.com',
  ])('%j is none', (text) => {
    expect(isAddressRange(text)).toBe(false);
  });

  it.each([
    ['192.0.2.0/24', '192.0.2.255', true],
    ['192.0.2.0/24', '192.0.3.0', false],
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '192.0.2.8', false],
    ['192.0.2.0/24', '::ffff:192.0.2.9', true],
    ['2001:db8::/32', '2001:db8:ffff::1', true],
    ['2001:db8::/32', '2001:db9::1', false],
    ['2001:DB8::/32', '2001:0db8::1', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['192.0.2.0/24', 'unknown', false],
    ['0.0.0.0/0', '', false],
  ])('%s has %s: %s', (range, address, has) => {
    expect(inAddressRanges(['198.51.100.0/24', range], address)).toBe(has);
  });
});
