import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** 32 characters of base 62 from a CSPRNG: 190 bits; bytes above 247 are thrown away so that no character is likelier. */
export const randomSecret = (): string => {
  let text = '';
  while (text.length < 32)
    for (const byte of randomBytes(48)) if (byte < 248 && text.length < 32) text += BASE62[byte % 62] ?? '';
  return text;
};

/** Six characters by which a mistyped secret is known at once; not a proof of anything. */
export const checksum = (text: string): string => {
  let rest = crc32(text);
  let code = '';
  for (let index = 0; index < 6; index++) {
    code = (BASE62[rest % 62] ?? '') + code;
    rest = Math.floor(rest / 62);
  }
  return code;
};
