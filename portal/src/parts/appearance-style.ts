import type { Appearance } from '@portico/client';
import { tokensOfPortal } from './accent-tokens.ts';
import { familyOf } from './typefaces.ts';

type Shown = Pick<Appearance, 'accent' | 'typeface'>;

/** The tokens that an appearance says, by their names in `app/tokens.css`. */
export const appearanceTokens = ({ accent, typeface }: Shown): Readonly<Record<string, string>> => {
  const { light, dark } = tokensOfPortal(accent);
  // The two themes have the same names.
  const both = Object.entries(light).map(([name, value]) => [name, value, dark[name as keyof typeof dark]] as const);
  return {
    ...Object.fromEntries(both.map(([name, inLight, inDark]) => [`--${name}`, `light-dark(${inLight}, ${inDark})`])),
    '--face': familyOf(typeface),
  };
};

/** The same as a rule that comes before that of the stylesheet, whichever is read first. */
export const appearanceRule = (appearance: Shown): string =>
  `html:root{${Object.entries(appearanceTokens(appearance))
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`;
