import type { Typeface } from '@portico/client';

/** How a typeface stands beside the one that is there until it comes, so that nothing moves; as Next measures them. */
type Measured = { readonly fallback: string; readonly size: string; readonly ascent: string; readonly descent: string };
type Face = Measured & { readonly weights: string; readonly package: string };

/** The typefaces for text that come with the portal, all OFL-1.1 and Latin; `system` is that of whoever reads. */
export const TEXT_FACES: Readonly<Record<Exclude<Typeface, 'system'>, Face>> = {
  'instrument-sans': {
    ...{ package: 'instrument-sans', weights: '400 700' },
    ...{ fallback: 'Arial', size: '103.22%', ascent: '93.97%', descent: '24.22%' },
  },
  inter: {
    ...{ package: 'inter', weights: '100 900' },
    ...{ fallback: 'Arial', size: '107.89%', ascent: '89.79%', descent: '22.36%' },
  },
  'source-sans': {
    ...{ package: 'source-sans-3', weights: '200 900' },
    ...{ fallback: 'Arial', size: '89.41%', ascent: '114.52%', descent: '44.74%' },
  },
  'source-serif': {
    ...{ package: 'source-serif-4', weights: '200 900' },
    ...{ fallback: 'Times New Roman', size: '118.46%', ascent: '87.45%', descent: '28.28%' },
  },
};

export const TYPEFACES: readonly Typeface[] = ['instrument-sans', 'inter', 'source-sans', 'source-serif', 'system'];

/** What text is set in; the system's own where nothing else is chosen. */
export const familyOf = (typeface: Typeface): string =>
  typeface === 'system' ? 'ui-sans-serif' : `"${typeface}", "${typeface} until it comes"`;

/** What tells browsers of a typeface that is at an address. */
export const faceRules = (typeface: Exclude<Typeface, 'system'>, address: string): string => {
  const { weights, fallback, size, ascent, descent } = TEXT_FACES[typeface];
  return [
    `@font-face{font-family:"${typeface}";src:url(${address}) format("woff2");font-weight:${weights};font-display:swap}`,
    `@font-face{font-family:"${typeface} until it comes";src:local("${fallback}");size-adjust:${size};ascent-override:${ascent};descent-override:${descent};line-gap-override:0%}`,
  ].join('');
};
