/** Colours of the two themes that an accent is seen on (`app/tokens.css`). */
const GROUNDS = {
  light: ['#fdfcfa', '#ffffff', '#f5f3ee'],
  dark: ['#101413', '#171d1b', '#1d2422', '#0b0f0e'],
} as const;
type Theme = keyof typeof GROUNDS;

/** WCAG 2.2, 1.4.3. */
const CONTRAST_MIN = 4.5;
const STEP = 0.005;

type Oklch = { readonly lightness: number; readonly chroma: number; readonly hue: number };
type Rgb = readonly [red: number, green: number, blue: number];

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const gamma = (channel: number): number =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;

const rgbOf = (hex: string): Rgb => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return [red, green, blue];
};

/** OKLab (Ottosson, 2020), from linear sRGB and back. */
const oklchOf = ([red, green, blue]: Rgb): Oklch => {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    ...{ chroma: Math.hypot(a, b), hue: Math.atan2(b, a) },
  };
};
const linearOf = ({ lightness, chroma, hue }: Oklch): Rgb => {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
};
const fits = (rgb: Rgb): boolean => rgb.every((channel) => channel > -1e-4 && channel < 1.0001);

/** The colour as screens have it: as much of its chroma as there is at its lightness. */
const hexOf = (colour: Oklch): string => {
  let chroma = colour.chroma;
  while (chroma > 0 && !fits(linearOf({ ...colour, chroma }))) chroma = Math.max(0, chroma - STEP);
  return `#${linearOf({ ...colour, chroma })
    .map((channel) => Math.round(Math.min(1, Math.max(0, gamma(Math.min(1, Math.max(0, channel))))) * 255))
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('')}`;
};

const luminance = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
const contrast = (one: string, other: string): number => {
  const [a, b] = [luminance(rgbOf(one)) + 0.05, luminance(rgbOf(other)) + 0.05];
  return Math.max(a, b) / Math.min(a, b);
};

/** The first lightness on the way to the end at which everything beside it can be read. */
const readable = (colour: Oklch, way: number, beside: readonly string[]): string => {
  let lightness = colour.lightness;
  let hex = hexOf(colour);
  while (lightness > 0 && lightness < 1 && beside.some((ground) => contrast(hex, ground) < CONTRAST_MIN)) {
    lightness += way * STEP;
    hex = hexOf({ ...colour, lightness });
  }
  return hex;
};

/** What becomes of an accent in each theme; names are those of `app/tokens.css`. */
export type AccentTokens = Readonly<
  Record<'accent' | 'accent-hover' | 'on-accent' | 'accent-soft' | 'accent-line' | 'focus', string>
>;

const SHAPES = {
  light: { from: 0, to: 0.62, way: -1, hover: -0.07, soft: [0.95, 0.03], line: [0.86, 0.06] },
  dark: { from: 0.76, to: 1, way: 1, hover: 0.07, soft: [0.29, 0.05], line: [0.41, 0.07] },
} as const;
const CHROMA_MAX = { light: 0.4, dark: 0.14 } as const;

const tokensOf = (given: Oklch, theme: Theme): AccentTokens => {
  const { from, to, way, hover, soft, line } = SHAPES[theme];
  const tint = ([lightness, most]: readonly [number, number]) =>
    hexOf({ ...given, lightness, chroma: Math.min(given.chroma, most) });
  const own = { ...given, chroma: Math.min(given.chroma, CHROMA_MAX[theme]) };
  const [accentSoft, on] = [
    tint(soft),
    theme === 'light' ? '#ffffff' : hexOf({ ...given, lightness: 0.22, chroma: Math.min(given.chroma, 0.03) }),
  ];
  const beside = [...GROUNDS[theme], accentSoft, on];
  const begun = { ...own, lightness: Math.min(to, Math.max(from, own.lightness)) };
  const accent = readable(begun, way, beside);
  const { lightness } = oklchOf(rgbOf(accent));
  const accentHover = readable({ ...own, lightness: Math.min(1, Math.max(0, lightness + hover)) }, way, beside);
  return {
    ...{ accent, 'accent-hover': accentHover, 'on-accent': on, 'accent-soft': accentSoft },
    ...{ 'accent-line': tint(line), focus: theme === 'light' ? accent : accentHover },
  };
};

/**
 * The tokens that an accent makes, for both themes: its hue is kept, and how light it is follows from what can be read, on
 * everything that it stands on and under everything that stands on it. There is a way for every colour.
 */
export const accentTokens = (accent: string): Readonly<Record<Theme, AccentTokens>> => {
  const given = oklchOf(rgbOf(accent));
  return { light: tokensOf(given, 'light'), dark: tokensOf(given, 'dark') };
};

/** As the stylesheet has them, where nobody chose a colour. */
export const SHIPPED_TOKENS: Readonly<Record<Theme, AccentTokens>> = {
  light: {
    ...{ accent: '#0a6a5e', 'accent-hover': '#08554b', 'on-accent': '#ffffff' },
    ...{ 'accent-soft': '#e2f1ed', 'accent-line': '#b4dcd3', focus: '#0a6a5e' },
  },
  dark: {
    ...{ accent: '#63d4c2', 'accent-hover': '#8be3d5', 'on-accent': '#06231f' },
    ...{ 'accent-soft': '#12332d', 'accent-line': '#22544b', focus: '#8be3d5' },
  },
};

/** The tokens of a portal: those of its colour, or those that ship. */
export const tokensOfPortal = (accent: string | undefined): Readonly<Record<Theme, AccentTokens>> =>
  accent === undefined ? SHIPPED_TOKENS : accentTokens(accent);
