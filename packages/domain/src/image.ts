/** Images that are shown: raster only, as what draws can also act. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** Those that are shown as icons: what moves beside a name draws every eye. */
export const ICON_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const satisfies readonly ImageType[];
export type IconType = (typeof ICON_TYPES)[number];
export const isIconType = (type: ImageType): type is IconType => ICON_TYPES.some((one) => one === type);

/** The largest icon that is taken, in bytes, and in pixels of each side: what is small in bytes may unpack to gigabytes. */
export const ICON_BYTES_MAX = 262_144;
export const ICON_SIDE_MAX = 2048;

export type Image = { readonly type: ImageType; readonly width: number; readonly height: number };

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_END = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const hasAt = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);
const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** PNG (RFC 2083): its header is the first chunk, and nothing follows the last one. */
const pngOf = (bytes: Uint8Array): Image | undefined => {
  if (bytes.length < 45 || !hasAt(bytes, 0, PNG) || textAt(bytes, 12, 4) !== 'IHDR') return undefined;
  if (!hasAt(bytes, bytes.length - PNG_END.length, PNG_END)) return undefined;
  const view = viewOf(bytes);
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
};

/** Markers of JPEG that begin a frame (ITU-T T.81, B.1.1.3): all of C0 to CF but tables and arithmetic conditioning. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const jpegOf = (bytes: Uint8Array): Image | undefined => {
  if (bytes.length < 12 || !hasAt(bytes, 0, [0xff, 0xd8, 0xff])) return undefined;
  if (!hasAt(bytes, bytes.length - 2, [0xff, 0xd9])) return undefined;
  const view = viewOf(bytes);
  for (let at = 2; at + 9 < bytes.length && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) return { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // Without a frame before the picture there is none.
    if (marker === 0xda || view.getUint16(at + 2) < 2) return undefined;
  }
  return undefined;
};

/** The three ways in which a WebP says its size (RFC 9649). */
const webpSide = (bytes: Uint8Array): readonly [width: number, height: number] | undefined => {
  const view = viewOf(bytes);
  const uint24 = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  switch (textAt(bytes, 12, 4)) {
    case 'VP8X':
      return [uint24(24) + 1, uint24(27) + 1];
    case 'VP8 ':
      return hasAt(bytes, 23, [0x9d, 0x01, 0x2a])
        ? [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff]
        : undefined;
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return bytes[20] === 0x2f ? [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1] : undefined;
    }
    default:
      return undefined;
  }
};

const webpOf = (bytes: Uint8Array): Image | undefined => {
  if (bytes.length < 30 || textAt(bytes, 0, 4) !== 'RIFF' || textAt(bytes, 8, 4) !== 'WEBP') return undefined;
  const told = viewOf(bytes).getUint32(4, true) + 8;
  if (told !== bytes.length) return undefined;
  const [width, height] = webpSide(bytes) ?? [];
  return width === undefined || height === undefined ? undefined : { type: 'image/webp', width, height };
};

/** Where blocks of GIF end that begin at `at`, each after its length; past the end of what is cut. */
const afterGifBlocks = (bytes: Uint8Array, at: number): number => {
  let end = at;
  while (end < bytes.length && bytes[end] !== 0) end += 1 + (bytes[end] ?? 0);
  return end + 1;
};
const gifColours = (flags = 0): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** GIF (89a): extensions and pictures, each within what the header says, until the trailer, which nothing follows. */
const gifOf = (bytes: Uint8Array): Image | undefined => {
  if (bytes.length < 14 || !/^GIF8[79]a$/.test(textAt(bytes, 0, 6))) return undefined;
  const view = viewOf(bytes);
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  let pictures = 0;
  let at = 13 + gifColours(bytes[10]);
  while (at < bytes.length) {
    if (bytes[at] === 0x3b) break;
    if (bytes[at] === 0x21) at = afterGifBlocks(bytes, at + 2);
    else if (bytes[at] === 0x2c && at + 10 < bytes.length) {
      const right = view.getUint16(at + 1, true) + view.getUint16(at + 5, true);
      const bottom = view.getUint16(at + 3, true) + view.getUint16(at + 7, true);
      if (right > width || bottom > height) return undefined;
      pictures += 1;
      at = afterGifBlocks(bytes, at + 11 + gifColours(bytes[at + 9]));
    } else return undefined;
  }
  return pictures > 0 && at === bytes.length - 1 ? { type: 'image/gif', width, height } : undefined;
};

type Box = { readonly type: string; readonly from: number; readonly to: number };

/** Boxes of ISO 14496-12 that fill a place of a file; undefined where they do not. */
const boxesOf = (bytes: Uint8Array, from: number, to: number): readonly Box[] | undefined => {
  const boxes: Box[] = [];
  const view = viewOf(bytes);
  let at = from;
  while (at < to) {
    if (at + 8 > to) return undefined;
    const length = view.getUint32(at);
    if (length < 8 || at + length > to) return undefined;
    boxes.push({ type: textAt(bytes, at + 4, 4), from: at + 8, to: at + length });
    at += length;
  }
  return boxes;
};
const childrenOf = (bytes: Uint8Array, boxes: readonly Box[] | undefined, type: string, skipped = 0) => {
  const box = boxes?.find((one) => one.type === type);
  return box && boxesOf(bytes, box.from + skipped, box.to);
};

/** AVIF: of the sizes it says of its pictures, the largest, in which it is unpacked. */
const avifOf = (bytes: Uint8Array): Image | undefined => {
  if (bytes.length < 32 || textAt(bytes, 4, 4) !== 'ftyp' || !/^avi[fs]$/.test(textAt(bytes, 8, 4))) return undefined;
  const boxes = boxesOf(bytes, 0, bytes.length);
  if (!boxes?.some(({ type }) => type === 'mdat')) return undefined;
  const properties = childrenOf(bytes, childrenOf(bytes, boxes, 'meta', 4), 'iprp');
  const sizes = (childrenOf(bytes, properties, 'ipco') ?? []).filter(
    ({ type, from, to }) => type === 'ispe' && to - from === 12,
  );
  const view = viewOf(bytes);
  const most = (at: number) => Math.max(0, ...sizes.map(({ from }) => view.getUint32(from + at)));
  return { type: 'image/avif', width: most(4), height: most(8) };
};

/** What an image is, by its own bytes and not by what it is called; undefined of anything else, and of one with a tail. */
export const imageOf = (bytes: Uint8Array): Image | undefined => {
  const image = pngOf(bytes) ?? jpegOf(bytes) ?? webpOf(bytes) ?? gifOf(bytes) ?? avifOf(bytes);
  return image && image.width > 0 && image.height > 0 ? image : undefined;
};
