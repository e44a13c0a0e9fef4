import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accentTokens, SHIPPED_TOKENS } from './accent-tokens.ts';

/** WCAG 2.2, relative luminance, said anew. */
const contrast = (one: string, other: string): number => {
  const luminance = (hex: string) =>
    [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
      .reduce((sum, channel, index) => sum + channel * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
/** Of the stylesheet itself: what the themes have besides. */
const css = readFileSync(new URL('../app/tokens.css', import.meta.url), 'utf8');
const grounds = (theme: 'light' | 'dark') =>
  ['paper', 'surface', 'raised', 'sunken'].map((name) => {
    const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css);
    return found?.[theme === 'light' ? 1 : 2] ?? '';
  });
const hex = (...channels: readonly number[]) =>
  `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
/** A grid of all that screens have, its corners and greys among it, and every hue at its fullest. */
const COLOURS = [
  ...Array.from({ length: 16 ** 3 }, (_, at) => hex(((at >> 8) & 15) * 17, ((at >> 4) & 15) * 17, (at & 15) * 17)),
  ...Array.from({ length: 360 }, (_, hue) => {
    const full = (shift: number) => {
      const k = (shift + hue / 60) % 6;
      return Math.round(255 * (1 - Math.max(0, Math.min(k, 4 - k, 1))));
    };
    return hex(full(5), full(3), full(1));
  }),
];

describe('whatever colour a portal has', () => {
  it.each(['light', 'dark'] as const)('it can be read in the theme that is %s, wherever it stands', (theme) => {
    const wrong: string[] = [];
    for (const colour of COLOURS) {
      const tokens = accentTokens(colour)[theme];
      const pairs = [
        ...['accent', 'accent-hover'].flatMap((name) => [
          ...[...grounds(theme), tokens['accent-soft']].map((ground) => [name, ground] as const),
          [name, tokens['on-accent']] as const,
        ]),
      ];
      // Tokens have these names.
      for (const [name, ground] of pairs)
        if (contrast(tokens[name as 'accent'], ground) < 4.5) wrong.push(`${colour}: ${name} on ${ground}`);
      const ink = theme === 'light' ? '#15201d' : '#e8eeec';
      if (contrast(ink, tokens['accent-soft']) < 4.5) wrong.push(`${colour}: ink on its tint`);
      for (const ground of grounds(theme))
        if (contrast(tokens.focus, ground) < 3) wrong.push(`${colour}: focus on ${ground}`);
    }
    expect(wrong).toEqual([]);
  });

  it('it stays as it is where it can be read, and keeps its hue where not', () => {
    expect(accentTokens('#0a6a5e').light.accent).toBe('#0a6a5e');
    expect(accentTokens('#7a1fa2').light.accent).toBe('#7a1fa2');
    const { light, dark } = accentTokens('#ffd400');
    const hueOf = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
      return [red > green, green > blue];
    };
    expect([hueOf(light.accent), hueOf(dark.accent)]).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  it('it has the names that the stylesheet has, which has what ships', () => {
    for (const [name, light] of Object.entries(SHIPPED_TOKENS.light))
      expect(css).toContain(`--${name}: light-dark(${light}, ${SHIPPED_TOKENS.dark[name as 'accent']});`);
    expect(Object.keys(accentTokens('#123456').light)).toEqual(Object.keys(SHIPPED_TOKENS.light));
  });
});
