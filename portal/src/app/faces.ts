import localFont from 'next/font/local';

/** The portal's own typefaces, 53 kB in all, served by itself; the fallback has their measures, so that nothing moves. */
const text = localFont({
  src: '../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  weight: '400 700',
  variable: '--face',
  adjustFontFallback: 'Arial',
});

/** For code. It is seldom first on a page, so it is fetched when it is met. */
const code = localFont({
  src: '../../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--face-mono',
  preload: false,
  adjustFontFallback: false,
});

export const FACES = `${text.variable} ${code.variable}`;
