import localFont from 'next/font/local';

/** For code. It is seldom first on a page, so it is fetched when it is met. Typefaces for text: `parts/typefaces.ts`. */
const code = localFont({
  src: '../../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--face-mono',
  preload: false,
  adjustFontFallback: false,
});

export const CODE_FACE = code.variable;
