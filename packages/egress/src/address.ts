import { isIP, isIPv4 } from 'node:net';

/** Numeric value of an address and its family; `undefined` when the text is not an address. */
export type Address = { readonly family: 4 | 6; readonly value: bigint };

const ipv4Value = (text: string): bigint =>
  text.split('.').reduce((value, octet) => value * 256n + BigInt(Number(octet)), 0n);

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));

const ipv6Value = (text: string): bigint => {
  const lastColon = text.lastIndexOf(':');
  const tail = text.slice(lastColon + 1);
  let hex = text;
  if (tail.includes('.')) {
    const value = Number(ipv4Value(tail));
    hex = `${text.slice(0, lastColon + 1)}${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`;
  }
  const [left = '', right] = hex.split('::');
  const head = groupsOf(left);
  const end = right === undefined ? [] : groupsOf(right);
  const zeros = right === undefined ? [] : Array.from({ length: 8 - head.length - end.length }, () => '0');
  return [...head, ...zeros, ...end].reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n);
};

/** Reads a textual IPv4 or IPv6 address as `node:net` defines them; zone ids and brackets are not addresses. */
export const parseAddress = (text: string): Address | undefined => {
  if (isIP(text) === 0 || text.includes('%')) return undefined;
  return isIPv4(text) ? { family: 4, value: ipv4Value(text) } : { family: 6, value: ipv6Value(text) };
};

/** A block of addresses: every address whose first `bits` bits equal those of `base`. */
export type Block = { readonly family: 4 | 6; readonly base: bigint; readonly bits: number };

/** Reads `address/bits`; throws when it is not a block, because it comes from the operator, not from a caller. */
export const parseBlock = (text: string): Block => {
  const slash = text.lastIndexOf('/');
  const address = slash < 0 ? undefined : parseAddress(text.slice(0, slash).replace(/^\[|\]$/g, ''));
  const bits = /^\d{1,3}$/.test(text.slice(slash + 1)) ? Number(text.slice(slash + 1)) : -1;
  if (!address || bits < 0 || bits > (address.family === 4 ? 32 : 128))
    throw new TypeError(`not a block of addresses: ${text}`);
  return { family: address.family, base: address.value, bits };
};

/** Whether the block holds the address. */
export const contains = (block: Block, address: Address): boolean => {
  if (block.family !== address.family) return false;
  const shift = BigInt((address.family === 4 ? 32 : 128) - block.bits);
  return block.base >> shift === address.value >> shift;
};

/** IANA IPv4 special-purpose registry (RFC 6890 and later), multicast, and one cloud's metadata address. */
export const SPECIAL_IPV4: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** IANA IPv6 special-purpose blocks inside 2000::/3 (Teredo, benchmarking, ORCHID, documentation, 6to4, AS112). */
export const SPECIAL_IPV6: readonly string[] = [
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '2620:4f:8000::/48',
  '3fff::/20',
];

/** Read when the first address is judged. */
const blocks = (() => {
  let read: { readonly special: readonly Block[]; readonly globalUnicast: Block } | undefined;
  return () => {
    read ??= {
      special: [...SPECIAL_IPV4, ...SPECIAL_IPV6].map(parseBlock),
      globalUnicast: parseBlock('2000::/3'),
    };
    return read;
  };
})();

/** ISATAP (RFC 5214) hides an IPv4 address behind the interface identifier 0000:5efe or 0200:5efe. */
const isIsatap = (address: Address): boolean => ((address.value >> 32n) & 0xfdff_ffffn) === 0x0000_5efen;

/** Whether an address is one of the public internet: an allow-list for IPv6, the special registry denied for both. */
export const isPublic = (address: Address): boolean => {
  const { special, globalUnicast } = blocks();
  if (address.family === 6 && (!contains(globalUnicast, address) || isIsatap(address))) return false;
  return !special.some((block) => contains(block, address));
};
