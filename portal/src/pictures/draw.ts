import 'server-only';
import { readFile } from 'node:fs/promises';
import { createCanvas, GlobalFonts, Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import { sharedAnswers } from '../api/shared-answers.ts';
import { type Card, hashOf } from './card.ts';
import { linesOf } from './lines.ts';

export const SIZE = { width: 1200, height: 630 } as const;

/** Of the light theme (`app/tokens.css`, `ui/method.module.css`, `ui/logo.tsx`). */
const COLOURS = { paper: '#fdfcfa', ink: '#15201d', soft: '#505c58', line: '#e5e1d8', accent: '#0a6a5e' } as const;
const METHODS: Readonly<Record<string, string>> = {
  GET: '#1f5a96',
  POST: '#12682f',
  PUT: '#8a4b00',
  PATCH: COLOURS.accent,
  DELETE: '#ad271c',
};
const OTHER_METHOD = '#4e5955';
const LOGO =
  'M16 2.5 30 10v2.6H2V10zM4.6 14.6h3.6v10.2H4.6zM11 14.6h3.6v10.2H11zM17.4 14.6H21v10.2h-3.6zM23.8 14.6h3.6v10.2h-3.6zM2.6 26.6h26.8v2.9H2.6z';

const EDGE = 80;
const INNER = SIZE.width - 2 * EDGE;
const BOTTOM = 500;
const DAY_SECONDS = 86_400;

/** The files of `app/faces.ts`, which the build puts beside the server. */
const FACES = {
  text: new URL(
    '../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
    import.meta.url,
  ),
  code: new URL(
    '../../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
    import.meta.url,
  ),
};
let faces: Promise<void> | undefined;
const registerFaces = async () => {
  const [text, code] = await Promise.all([readFile(FACES.text), readFile(FACES.code)]);
  GlobalFonts.register(text, 'Text');
  GlobalFonts.register(code, 'Code');
};

type Written = { font: string; color: string; height: number; linesMax: number };

/** Lines from a place downwards; answers where the next may begin. */
const write = (at: SKRSContext2D, text: string, top: number, { font, color, height, linesMax }: Written): number => {
  at.font = font;
  at.fillStyle = color;
  const lines = linesOf(text, linesMax, (said) => at.measureText(said).width <= INNER);
  lines.forEach((said, index) => {
    at.fillText(said, EDGE, top + height * (index + 0.78));
  });
  return top + height * lines.length;
};

const writeCall = (at: SKRSContext2D, { method, path }: NonNullable<Card['call']>, top: number): number => {
  const said = method.toUpperCase().slice(0, 12);
  at.font = '600 28px Code';
  const width = at.measureText(said).width + 40;
  at.fillStyle = METHODS[said] ?? OTHER_METHOD;
  at.beginPath();
  at.roundRect(EDGE, top, width, 52, 10);
  at.fill();
  at.fillStyle = '#ffffff';
  at.fillText(said, EDGE + 20, top + 36);
  at.font = '500 32px Code';
  at.fillStyle = COLOURS.ink;
  const left = EDGE + width + 24;
  const [shown = ''] = linesOf(path, 1, (part) => at.measureText(part).width <= SIZE.width - EDGE - left);
  at.fillText(shown, left, top + 37);
  return top + 52;
};

const writeFoot = (at: SKRSContext2D, version: string | undefined) => {
  at.fillStyle = COLOURS.line;
  at.fillRect(EDGE, 534, INNER, 2);
  at.fillStyle = COLOURS.accent;
  at.save();
  at.translate(EDGE, 556);
  at.scale(1.3, 1.3);
  at.fill(new Path2D(LOGO));
  at.restore();
  at.font = '650 30px Text';
  at.fillText('Portico', EDGE + 56, 588);
  if (version === undefined) return;
  at.font = '500 26px Code';
  at.fillStyle = COLOURS.soft;
  const [shown = ''] = linesOf(version, 1, (part) => at.measureText(part).width <= INNER / 2);
  at.fillText(shown, SIZE.width - EDGE - at.measureText(shown).width, 587);
};

const draw = async ({ over, title, call, text, version }: Card): Promise<Uint8Array<ArrayBuffer>> => {
  faces ??= registerFaces();
  await faces;
  const canvas = createCanvas(SIZE.width, SIZE.height);
  const at = canvas.getContext('2d');
  at.fillStyle = COLOURS.paper;
  at.fillRect(0, 0, SIZE.width, SIZE.height);
  at.fillStyle = COLOURS.accent;
  at.fillRect(0, 0, SIZE.width, 12);
  let top = 72;
  if (over) top = write(at, over, top, { font: '600 32px Text', color: COLOURS.accent, height: 44, linesMax: 1 }) + 12;
  top = write(at, title, top, { font: '700 68px Text', color: COLOURS.ink, height: 80, linesMax: 2 }) + 24;
  if (call) top = writeCall(at, call, top) + 24;
  const linesMax = Math.min(3, Math.floor((BOTTOM - top) / 46));
  if (text && linesMax > 0) write(at, text, top, { font: '400 32px Text', color: COLOURS.soft, height: 46, linesMax });
  writeFoot(at, version);
  return Uint8Array.from(await canvas.encode('png'));
};

const pictures = sharedAnswers<Uint8Array<ArrayBuffer>>({
  secondsOf: () => DAY_SECONDS,
  bytesOf: ({ byteLength }) => byteLength,
  entriesMax: 400,
  bytesMax: 16_777_216,
});

/** The picture of a card as PNG, drawn once for all who ask for what says the same. */
export const pictureOf = (card: Card): Promise<Uint8Array<ArrayBuffer>> => pictures(hashOf(card), () => draw(card));
