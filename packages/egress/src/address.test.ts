import { describe, expect, it } from 'vitest';
import { type Address, isPublic, parseAddress, parseBlock, SPECIAL_IPV4, SPECIAL_IPV6 } from './address.ts';

const verdict = (text: string): boolean => {
  const address = parseAddress(text);
  if (!address) throw new Error(`not an address: ${text}`);
  return isPublic(address);
};

const edges = (block: string) => {
  const { family, base, bits } = parseBlock(block);
  const size = 1n << BigInt((family === 4 ? 32 : 128) - bits);
  const at = (value: bigint): Address => ({ family, value });
  return {
    first: at(base),
    last: at(base + size - 1n),
    before: base > 0n ? at(base - 1n) : undefined,
    after: at(base + size),
  };
};

/** Neighbours of a block that lie in another special block, or outside what an address can be. */
const ADJACENT = new Set(['240.0.0.0/4:after', '240.0.0.0/4:before', '224.0.0.0/4:after', '192.0.0.0/24:never']);

describe('addresses of the special registries', () => {
  it.each([...SPECIAL_IPV4, ...SPECIAL_IPV6])('%s is refused from its first to its last address', (block) => {
    const { first, last } = edges(block);
    expect(isPublic(first)).toBe(false);
    expect(isPublic(last)).toBe(false);
  });

  it.each([...SPECIAL_IPV4, '2001:db8::/32', '2002::/16', '2620:4f:8000::/48'])('%s ends where it says', (block) => {
    const { before, after } = edges(block);
    if (before && !ADJACENT.has(`${block}:before`)) expect(isPublic(before)).toBe(true);
    if (!ADJACENT.has(`${block}:after`)) expect(isPublic(after)).toBe(true);
  });

  it.each([
    '::',
    '::1',
    '::127.0.0.1',
    '::8.8.8.8',
    '::ffff:8.8.8.8',
    '::ffff:0:8.8.8.8',
    '64:ff9b::8.8.8.8',
    '64:ff9b:1::1',
    '100::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '2001::1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2002:7f00:1::',
    '2600:1f00::5efe:10.0.0.1',
    '2600:1f00::200:5efe:10.0.0.1',
    '3fff::1',
    '4000::',
    '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    '169.254.169.254',
    '169.254.170.2',
    '255.255.255.255',
  ])('%s is not public', (address) => {
    expect(verdict(address)).toBe(false);
  });

  it.each(['1.1.1.1', '8.8.8.8', '2606:4700:4700::1111', '2600:1f00::5eff:a00:1', '223.255.255.255'])(
    '%s is public',
    (address) => {
      expect(verdict(address)).toBe(true);
    },
  );

  it('takes nothing for an address that the system would not', () => {
    for (const text of ['', '1.2.3', '0x7f.1', '127.0.0.1 ', 'fe80::1%lo', '[::1]', '01.2.3.4'])
      expect(parseAddress(text)).toBeUndefined();
  });
});
