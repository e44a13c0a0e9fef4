import geist from '@fontsource-variable/geist-mono/unicode.json' with { type: 'json' };
import instrument from '@fontsource-variable/instrument-sans/unicode.json' with { type: 'json' };
import noto from '@fontsource-variable/noto-sans/unicode.json' with { type: 'json' };
import arabic from '@fontsource-variable/noto-sans-arabic/unicode.json' with { type: 'json' };
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it, vi } from 'vitest';
import type { OwnFace } from './faces.ts';
import { rangesOf } from './letters.ts';

vi.mock('server-only', () => ({}));
const { drawableIn } = await import('./faces.ts');

const SIDE = 48;
const canvas = createCanvas(SIDE, SIDE);
const at = canvas.getContext('2d');
const drawn = (families: string, letter: string): string => {
  at.clearRect(0, 0, SIDE, SIDE);
  at.font = `32px ${families}`;
  at.fillText(letter, 4, 36);
  return Buffer.from(at.getImageData(0, 0, SIDE, SIDE).data).toString('base64');
};
/** What no typeface has is drawn as `.notdef`: a letter that is drawn likewise is none. */
const NO_LETTER = '\u{10fffd}';

/** One of so many, each time the same ones. */
const STRIDE = 7;

const TEXTS = [
  'Museum API 2.0 – «Tickets» €5 …',
  'Čeština, Türkçe, Łódź',
  'Музей билетов',
  'Μουσείο',
  'Bảo tàng Việt Nam',
  'متحف التذاكر',
  'संग्रहालय',
];

describe('a text of a picture', () => {
  it.each(TEXTS)('is drawn with letters that its typefaces have: %s', async (text) => {
    for (const face of ['instrument-sans', 'source-serif', 'code'] satisfies OwnFace[]) {
      const found = await drawableIn(face, text);
      expect(found?.text).toBe(text);
      for (const letter of new Set(found?.text.replaceAll(' ', '') ?? ''))
        expect([letter, drawn(found?.families ?? '', letter) === drawn(found?.families ?? '', NO_LETTER)]).toEqual([
          letter,
          false,
        ]);
    }
  });

  it('is left without what none of them has, and left out where that is most of it', async () => {
    expect((await drawableIn('instrument-sans', 'Tickets 🎟️ for the museum'))?.text).toBe('Tickets for the museum');
    expect((await drawableIn('instrument-sans', 'Museum 東京'))?.text).toBe('Museum');
    for (const text of ['東京博物館', '박물관의 API', 'ミュージアム', '🎟️🎫', '𝕏', ''])
      expect([text, await drawableIn('instrument-sans', text)]).toEqual([text, undefined]);
  });

  it('is drawn with the portal’s own typeface alone where that has it', async () => {
    expect((await drawableIn('instrument-sans', 'Zürich'))?.families).toBe('"Text instrument-sans"');
    expect((await drawableIn('instrument-sans', 'Музей'))?.families).toBe(
      '"Text instrument-sans", "noto-sans cyrillic"',
    );
  });

  it('has no letter that a package says its file has, and has not', async () => {
    const told = [
      instrument.latin,
      geist.latin,
      noto.cyrillic,
      noto.greek,
      noto.vietnamese,
      noto.devanagari,
      arabic.arabic,
    ];
    const wrong: string[] = [];
    for (const ranges of told)
      for (const part of ranges.split(',')) {
        const [from = 0, to = from] = part
          .trim()
          .slice(2)
          .split('-')
          .map((one) => Number.parseInt(one, 16));
        for (let code = from; code <= to; code += STRIDE) {
          const letter = String.fromCodePoint(code);
          if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(letter)) continue;
          const found = await drawableIn('instrument-sans', letter);
          if (found && drawn(found.families, letter) === drawn(found.families, NO_LETTER))
            wrong.push(code.toString(16));
        }
      }
    expect(wrong).toEqual([]);
  }, 60_000);
});

describe('ranges of letters', () => {
  it('are read as style sheets say them', () => {
    const { has } = rangesOf('U+0030-0039, U+41,u+1F600-1F64F,nonsense');
    expect(['0', '9', 'A', '😀'].map(has)).toEqual([true, true, true, true]);
    expect(['/', ':', 'B', '🙐', ''].map(has)).toEqual([false, false, false, false, false]);
  });
});
