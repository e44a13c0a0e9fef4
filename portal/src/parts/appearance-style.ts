import type { Appearance } from '@portico/client';
import { accentTokens } from './accent-tokens.ts';
import { familyOf } from './typefaces.ts';

/** The tokens that an appearance changes, by their names in `app/tokens.css`. */
export const appearanceTokens = ({ accent, typeface }: Pick<Appearance, 'accent' | 'typeface'>) => {
  const { light, dark } = accent === undefined ? {} : accentTokens(accent);
  const colours = Object.entries(light ?? {}).map(([name, value]) => [
    `--${name}`,
    // The two themes have the same names.
    `light-dark(${value}, ${dark?.[name as keyof typeof dark]})`,
  ]);
  return Object.fromEntries([...colours, ['--face', familyOf(typeface)]]) as Readonly<Record<string, string>>;
};

/** The same as a rule that comes before that of the stylesheet, whichever is read first. */
export const appearanceRule = (appearance: Pick<Appearance, 'accent' | 'typeface'>): string =>
  `html:root{${Object.entries(appearanceTokens(appearance))
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`;
