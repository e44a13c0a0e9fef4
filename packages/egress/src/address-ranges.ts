import { type Address, type Block, contains, parseAddress, parseBlock } from './address.ts';

const MAPPED_PREFIX = 0xffffn;
const IPV4_BITS = 32n;
const IPV4_MASK = 0xffff_ffffn;

/** `192.0.2.0/24` or one address, read; undefined for what is none (RFC 4632, RFC 4291). */
const rangeOf = (text: string): Block | undefined => {
  const [address = '', length, ...more] = text.split('/');
  const parsed = parseAddress(address);
  if (!parsed || more.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  const bits = parsed.family === 4 ? 32 : 128;
  const prefix = length === undefined ? bits : Number(length);
  return prefix > bits ? undefined : parseBlock(`${address}/${prefix}`);
};

/** An IPv4 address that is written as IPv6 is the one it stands for. */
const unmapped = ({ family, value }: Address): Address =>
  family === 6 && value >> IPV4_BITS === MAPPED_PREFIX ? { family: 4, value: value & IPV4_MASK } : { family, value };

export const isAddressRange = (text: string): boolean => rangeOf(text) !== undefined;

/** Ranges read once, for many addresses: whether one is in them; in none, where nobody knows the address. */
export const addressRanges = (ranges: readonly string[]): ((address: string) => boolean) => {
  const read = ranges.map(rangeOf).filter((range) => range !== undefined);
  return (address) => {
    const parsed = parseAddress(address);
    return parsed !== undefined && read.some((range) => contains(range, unmapped(parsed)));
  };
};

/** Whether an address is in one of the ranges. */
export const inAddressRanges = (ranges: readonly string[], address: string): boolean => addressRanges(ranges)(address);
