import { describe, expect, it } from 'vitest';
import { imageOf } from './image.ts';

const of = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));
const PNG = of(
  `89504e470d0a1a0a 0000000d 49484452 00000003 00000002 08 06 00 00 00 9d74661a
   0000000b 49444154 789c63600002000005000100 5a6b2d52 00000000 49454e44 ae426082`,
);
const JPEG = of(
  'ffd8 ffe0 0010 4a46494600010100000100010000 ffc0 000b 08 0002 0003 01 01 11 00 ffda 0008 01 01 00003f00 7f ffd9',
);
const webp = (chunk: string) => {
  const bytes = of(`52494646 00000000 57454250 ${chunk}`);
  new DataView(bytes.buffer).setUint32(4, bytes.length - 8, true);
  return bytes;
};
const LOSSY = webp('56503820 0e000000 300100 9d012a 0300 0200 00 00000000');
const LOSSLESS = webp('5650384c 0d000000 2f 02400000 0000000000000000 00');
const EXTENDED = webp('56503858 0a000000 00000000 020000 010000 00000000');
const GIF = of(
  '474946383961 0300 0200 80 00 00 000000 ffffff 21f904 04 000000 00 2c 0000 0000 0300 0200 00 02 03 448405 00 3b',
);
/** A box of ISO 14496-12, of its name and what is in it. */
const box = (name: string, ...inside: readonly string[]): string => {
  const content = inside.join('').replaceAll(/\s/g, '');
  return `${(8 + content.length / 2).toString(16).padStart(8, '0')}${Buffer.from(name).toString('hex')}${content}`;
};
const size = (width: number, height: number) =>
  box('ispe', '00000000', ...[width, height].map((side) => side.toString(16).padStart(8, '0')));
const avif = (...sizes: readonly string[]) =>
  of(
    box('ftyp', '61766966 00000000 61766966 6d696631') +
      box('meta', '00000000', box('iprp', box('ipco', ...sizes))) +
      box('mdat', '00'),
  );
const AVIF = avif(size(3, 2));
const IMAGES = { PNG, JPEG, LOSSY, LOSSLESS, EXTENDED, GIF, AVIF };
const TYPES: Readonly<Record<string, string>> = {
  ...{ PNG: 'image/png', JPEG: 'image/jpeg', GIF: 'image/gif', AVIF: 'image/avif' },
};

describe('an image', () => {
  it.each(Object.entries(IMAGES))('%s is known by its bytes, with its size', (name, bytes) => {
    expect(imageOf(bytes)).toEqual({ type: TYPES[name] ?? 'image/webp', width: 3, height: 2 });
  });

  it('of several sizes has the largest, in which it is unpacked', () => {
    expect(imageOf(avif(size(3, 2), size(60_000, 1)))).toMatchObject({ width: 60_000, height: 2 });
  });

  it('whose picture is larger than it says is none', () => {
    const larger = Uint8Array.from(GIF);
    larger.set([0xff, 0xff], GIF.length - 12);
    expect(imageOf(larger)).toBeUndefined();
  });

  it.each(Object.entries(IMAGES))('%s is none with a tail, which could be a file of another kind', (_, bytes) => {
    expect(imageOf(Uint8Array.from([...bytes, ...Buffer.from('<script>alert(1)</script>')]))).toBeUndefined();
  });

  it.each(Object.entries(IMAGES))('%s is none when it is cut anywhere, and reading it never fails', (_, bytes) => {
    for (let length = 0; length < bytes.length; length += 1) {
      const cut = imageOf(bytes.subarray(0, length));
      expect(cut, String(length)).toBeUndefined();
    }
  });

  it.each(Object.entries(IMAGES))('%s with any byte changed is read without failing', (_, bytes) => {
    for (let at = 0; at < bytes.length; at += 1)
      for (const value of [0, 1, 0x7f, 0xff]) {
        const changed = Uint8Array.from(bytes);
        changed[at] = value;
        expect(() => imageOf(changed)).not.toThrow();
      }
  });

  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '<html><script>alert(1)</script></html>',
    'GIF89a',
    '%PDF-1.7',
    'PK\u0003\u0004',
    '',
  ])('%j is none', (text) => {
    expect(imageOf(Buffer.from(text))).toBeUndefined();
  });

  it('of no width or height is none', () => {
    const flat = Uint8Array.from(PNG);
    flat.set([0, 0, 0, 0], 16);
    expect(imageOf(flat)).toBeUndefined();
  });
});
