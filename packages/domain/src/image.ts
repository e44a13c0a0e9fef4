/** Images that are shown as icons: raster only, as what draws can also act. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

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

/** What an image is, by its own bytes and not by what it is called; undefined of anything else, and of one with a tail. */
export const imageOf = (bytes: Uint8Array): Image | undefined => {
  const image = pngOf(bytes) ?? jpegOf(bytes) ?? webpOf(bytes);
  return image && image.width > 0 && image.height > 0 ? image : undefined;
};
