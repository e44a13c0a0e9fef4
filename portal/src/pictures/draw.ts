import 'server-only';
import { createCanvas, loadImage, Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import type { Logo } from '@portico/client';
import { readLogo } from '../api/appearance.ts';
import { sharedAnswers } from '../api/shared-answers.ts';
import { tokensOfPortal } from '../parts/accent-tokens.ts';
import { isSquarish } from '../parts/logo-address.ts';
import { LOGO_PATHS } from '../ui/logo-paths.ts';
import { type Card, hashOf, type PictureBrand } from './card.ts';
import { type Drawable, drawableIn, type OwnFace } from './faces.ts';
import { linesOf } from './lines.ts';

export const SIZE = { width: 1200, height: 630 } as const;

/** Of the light theme (`app/tokens.css`, `ui/method.module.css`). */
const COLOURS = { paper: '#fdfcfa', ink: '#15201d', soft: '#505c58', line: '#e5e1d8' } as const;
const METHODS: Readonly<Record<string, string>> = {
  GET: '#1f5a96',
  POST: '#12682f',
  PUT: '#8a4b00',
  PATCH: '#0a6a5e',
  DELETE: '#ad271c',
};
const OTHER_METHOD = '#4e5955';
const LOGO = LOGO_PATHS.join('');

const EDGE = 80;
const INNER = SIZE.width - 2 * EDGE;
const BOTTOM = 500;
const DAY_SECONDS = 86_400;

/** What a portal's pictures are drawn with; a server has no typeface of its own. */
type Look = { readonly face: OwnFace; readonly accent: string; readonly brand: PictureBrand };
const lookOf = (brand: PictureBrand): Look => ({
  face: brand.typeface === 'system' ? 'instrument-sans' : brand.typeface,
  accent: tokensOfPortal(brand.accent).light.accent,
  brand,
});

type Written = { style: string; color: string; height: number; linesMax: number };

const fontOf = (style: string, { families }: Drawable): string => `${style} ${families}`;

/** Lines from a place downwards; answers where the next may begin. */
const write = (at: SKRSContext2D, said: Drawable, top: number, { style, color, height, linesMax }: Written): number => {
  at.font = fontOf(style, said);
  at.fillStyle = color;
  const lines = linesOf(said.text, linesMax, (part) => at.measureText(part).width <= INNER);
  lines.forEach((line, index) => {
    at.fillText(line, EDGE, top + height * (index + 0.78));
  });
  return top + height * lines.length;
};

const writeCall = async (at: SKRSContext2D, { method, path }: NonNullable<Card['call']>, top: number) => {
  const name = method.toUpperCase().slice(0, 12);
  const [said, shown] = await Promise.all([drawableIn('code', name), drawableIn('code', path)]);
  let left = EDGE;
  if (said) {
    at.font = fontOf('600 28px', said);
    const width = at.measureText(said.text).width + 40;
    at.fillStyle = METHODS[name] ?? OTHER_METHOD;
    at.beginPath();
    at.roundRect(EDGE, top, width, 52, 10);
    at.fill();
    at.fillStyle = '#ffffff';
    at.fillText(said.text, EDGE + 20, top + 36);
    left += width + 24;
  }
  if (shown) {
    at.font = fontOf('500 32px', shown);
    at.fillStyle = COLOURS.ink;
    const [line = ''] = linesOf(shown.text, 1, (part) => at.measureText(part).width <= SIZE.width - EDGE - left);
    at.fillText(line, left, top + 37);
  }
  return top + 52;
};

const LOGO_HEIGHT = 42;

/** The logo as far as there is room; answers where what stands beside it begins, or nothing where it cannot be drawn. */
const drawLogo = async (at: SKRSContext2D, { width, height }: Logo): Promise<number | undefined> => {
  const read = await readLogo('light');
  const image = read.ok && (await loadImage(Buffer.from(read.data.data, 'base64')).catch(() => undefined));
  if (!image) return undefined;
  const scale = Math.min(LOGO_HEIGHT / height, INNER / 2 / width);
  at.drawImage(image, EDGE, 556, width * scale, height * scale);
  return EDGE + width * scale + 16;
};

const writeFoot = async (at: SKRSContext2D, version: string | undefined, { face, accent, brand }: Look) => {
  at.fillStyle = COLOURS.line;
  at.fillRect(EDGE, 534, INNER, 2);
  at.fillStyle = accent;
  const { logo } = brand;
  const drawn = logo && (await drawLogo(at, logo));
  if (drawn === undefined) {
    at.save();
    at.translate(EDGE, 556);
    at.scale(1.3, 1.3);
    at.fill(new Path2D(LOGO));
    at.restore();
  }
  const name = await drawableIn(face, brand.name);
  if (name && (!logo || drawn === undefined || isSquarish(logo))) {
    at.font = fontOf('650 30px', name);
    const [shown = ''] = linesOf(name.text, 1, (part) => at.measureText(part).width <= INNER / 2 - 80);
    at.fillText(shown, drawn ?? EDGE + 56, 588);
  }
  const said = version === undefined ? undefined : await drawableIn('code', version);
  if (!said) return;
  at.font = fontOf('500 26px', said);
  at.fillStyle = COLOURS.soft;
  const [shown = ''] = linesOf(said.text, 1, (part) => at.measureText(part).width <= INNER / 3);
  at.fillText(shown, SIZE.width - EDGE - at.measureText(shown).width, 587);
};

/** The first of some texts that can be drawn. */
const firstOf = async (face: OwnFace, ...texts: readonly (string | undefined)[]): Promise<Drawable | undefined> => {
  for (const text of texts) {
    const found = text === undefined ? undefined : await drawableIn(face, text);
    if (found) return found;
  }
  return undefined;
};

type Drawn = Promise<Uint8Array<ArrayBuffer>>;

const draw = async ({ over, title, slug, call, text, version }: Card, look: Look): Drawn => {
  const { face, accent } = look;
  const [above, name, words] = await Promise.all([
    firstOf(face, over?.name, over?.slug),
    firstOf(face, title, slug),
    firstOf(face, text),
  ]);
  const canvas = createCanvas(SIZE.width, SIZE.height);
  const at = canvas.getContext('2d');
  at.fillStyle = COLOURS.paper;
  at.fillRect(0, 0, SIZE.width, SIZE.height);
  at.fillStyle = accent;
  at.fillRect(0, 0, SIZE.width, 12);
  let top = 72;
  if (above) top = write(at, above, top, { style: '600 32px', color: accent, height: 44, linesMax: 1 }) + 12;
  if (name) top = write(at, name, top, { style: '700 68px', color: COLOURS.ink, height: 80, linesMax: 2 }) + 24;
  if (call) top = (await writeCall(at, call, top)) + 24;
  const linesMax = Math.min(3, Math.floor((BOTTOM - top) / 46));
  if (words && linesMax > 0) write(at, words, top, { style: '400 32px', color: COLOURS.soft, height: 46, linesMax });
  await writeFoot(at, version, look);
  return Uint8Array.from(await canvas.encode('png'));
};

const pictures = sharedAnswers<Uint8Array<ArrayBuffer>>({
  secondsOf: () => DAY_SECONDS,
  bytesOf: ({ byteLength }) => byteLength,
  entriesMax: 400,
  bytesMax: 16_777_216,
});

/** The picture of a card as PNG, drawn once for all who ask for what says the same. */
export const pictureOf = (card: Card, brand: PictureBrand): Promise<Uint8Array<ArrayBuffer>> =>
  pictures(hashOf(card, brand), () => draw(card, lookOf(brand)));
