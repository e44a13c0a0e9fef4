import { readFile } from 'node:fs/promises';
import geist from '@fontsource-variable/geist-mono/unicode.json' with { type: 'json' };
import instrument from '@fontsource-variable/instrument-sans/unicode.json' with { type: 'json' };
import inter from '@fontsource-variable/inter/unicode.json' with { type: 'json' };
import noto from '@fontsource-variable/noto-sans/unicode.json' with { type: 'json' };
import arabic from '@fontsource-variable/noto-sans-arabic/unicode.json' with { type: 'json' };
import sans from '@fontsource-variable/source-sans-3/unicode.json' with { type: 'json' };
import serif from '@fontsource-variable/source-serif-4/unicode.json' with { type: 'json' };
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { FACE_FILES } from '../api/face-files.ts';
import { type Ranges, rangesOf } from './letters.ts';

/** A file of a typeface, which the build puts beside the server: each address stands here as it is, for that it finds it by. */
type File = { readonly name: string; readonly url: URL; readonly ranges: Ranges };

const file = (name: string, url: URL, letters: string): File => ({ name, url, ranges: rangesOf(letters) });

const ofText = (name: keyof typeof FACE_FILES, letters: string): File =>
  file(`Text ${name}`, FACE_FILES[name], letters);

/** Those of pages: one for code, and those that text may have. */
const OWN = {
  code: file(
    'Code',
    new URL(
      '../../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
      import.meta.url,
    ),
    geist.latin,
  ),
  'instrument-sans': ofText('instrument-sans', instrument.latin),
  inter: ofText('inter', inter.latin),
  'source-sans': ofText('source-sans', sans.latin),
  'source-serif': ofText('source-serif', serif.latin),
} as const;
export type OwnFace = keyof typeof OWN;

/** What the portal's own have not, of scripts whose files are small: half a megabyte in all. */
const OTHERS: readonly File[] = [
  file(
    'noto-sans latin-ext',
    new URL(
      '../../node_modules/@fontsource-variable/noto-sans/files/noto-sans-latin-ext-wght-normal.woff2',
      import.meta.url,
    ),
    noto['latin-ext'],
  ),
  file(
    'noto-sans vietnamese',
    new URL(
      '../../node_modules/@fontsource-variable/noto-sans/files/noto-sans-vietnamese-wght-normal.woff2',
      import.meta.url,
    ),
    noto.vietnamese,
  ),
  file(
    'noto-sans cyrillic',
    new URL(
      '../../node_modules/@fontsource-variable/noto-sans/files/noto-sans-cyrillic-wght-normal.woff2',
      import.meta.url,
    ),
    noto.cyrillic,
  ),
  file(
    'noto-sans cyrillic-ext',
    new URL(
      '../../node_modules/@fontsource-variable/noto-sans/files/noto-sans-cyrillic-ext-wght-normal.woff2',
      import.meta.url,
    ),
    noto['cyrillic-ext'],
  ),
  file(
    'noto-sans greek',
    new URL(
      '../../node_modules/@fontsource-variable/noto-sans/files/noto-sans-greek-wght-normal.woff2',
      import.meta.url,
    ),
    noto.greek,
  ),
  file(
    'noto-sans greek-ext',
    new URL(
      '../../node_modules/@fontsource-variable/noto-sans/files/noto-sans-greek-ext-wght-normal.woff2',
      import.meta.url,
    ),
    noto['greek-ext'],
  ),
  file(
    'noto-sans devanagari',
    new URL(
      '../../node_modules/@fontsource-variable/noto-sans/files/noto-sans-devanagari-wght-normal.woff2',
      import.meta.url,
    ),
    noto.devanagari,
  ),
  file(
    'noto-sans-arabic arabic',
    new URL(
      '../../node_modules/@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2',
      import.meta.url,
    ),
    arabic.arabic,
  ),
];

const registered = new Map<string, Promise<void>>();
/** A file is read when a letter of it is drawn first, and stays. */
const register = ({ name, url }: File): Promise<void> => {
  const read = async () => {
    GlobalFonts.register(await readFile(url), name);
  };
  const known = registered.get(name) ?? read();
  registered.set(name, known);
  known.catch(() => registered.delete(name));
  return known;
};

const SIDE = 24;
const drawing = (name: string, letter: string): Buffer => {
  const at = createCanvas(SIDE, SIDE).getContext('2d');
  at.font = `16px "${name}"`;
  at.fillText(letter, 2, 18);
  return Buffer.from(at.getImageData(0, 0, SIDE, SIDE).data);
};
/** What is no letter: it is drawn as whatever a typeface has not. */
const NO_LETTER = '\u{10fffd}';
const LETTERS_MAX = 5_000;
const looked = new Map<string, boolean>();

/** Whether a file has a letter: what a package says of its files takes in some that they have not. */
const has = async (one: File, letter: string): Promise<boolean> => {
  if (letter === ' ') return !OTHERS.includes(one);
  if (!one.ranges.has(letter)) return false;
  await register(one);
  const key = `${one.name} ${letter}`;
  const known = looked.get(key) ?? !drawing(one.name, letter).equals(drawing(one.name, NO_LETTER));
  if (looked.size >= LETTERS_MAX) looked.clear();
  looked.set(key, known);
  return known;
};

const fileWith = async (files: readonly File[], letter: string): Promise<File | undefined> => {
  for (const one of files) if (await has(one, letter)) return one;
  return undefined;
};

/** A text without what cannot be drawn, and the typefaces that have the rest. */
export type Drawable = { readonly text: string; readonly families: string };

const letters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/**
 * What of a text can be drawn, and with what: nothing of one that has fewer than half of its letters then, for nobody
 * would know it by these. A letter that no typeface has would be a box.
 */
export const drawableIn = async (face: OwnFace, text: string): Promise<Drawable | undefined> => {
  const own = OWN[face];
  const used = new Set<File>([own]);
  const kept: string[] = [];
  for (const letter of text) {
    const found = await fileWith([own, ...OTHERS], letter);
    if (!found) continue;
    used.add(found);
    kept.push(letter);
  }
  const drawn = kept.join('').replaceAll(/ +/g, ' ').trim();
  if (drawn === '' || letters(drawn) * 2 < letters(text)) return undefined;
  await register(own);
  return { text: drawn, families: [...used].map(({ name }) => `"${name}"`).join(', ') };
};
