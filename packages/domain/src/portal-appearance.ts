import { ICON_TYPES, imageOf, isIconType } from './image.ts';
import { readSvg } from './svg.ts';

/** The typefaces that come with the portal; `system` is that of whoever reads. */
export const TYPEFACES = ['instrument-sans', 'inter', 'source-sans', 'source-serif', 'system'] as const;
export type Typeface = (typeof TYPEFACES)[number];

/** What the first page can show, in the order in which it does. */
export const HOME_SECTIONS = ['search', 'access', 'call', 'text', 'featured', 'steps'] as const;
export type HomeSection = (typeof HOME_SECTIONS)[number];

/** What a portal is called until its admins call it something else. */
export const SHIPPED_NAME = 'Portico';

export const LOGO_THEMES = ['light', 'dark'] as const;
export type LogoTheme = (typeof LOGO_THEMES)[number];

/** A logo is an image that an icon may be, or an SVG that only draws. */
export const LOGO_TYPES = [...ICON_TYPES, 'image/svg+xml'] as const;
export type LogoType = (typeof LOGO_TYPES)[number];
export const LOGO_BYTES_MAX = 262_144;
export const LOGO_SIDE_MAX = 2048;

export type LogoFault = { readonly fault: 'none' | 'too-large' } | { readonly fault: 'acts'; readonly refused: string };
export type LogoShape = { readonly type: LogoType; readonly width: number; readonly height: number };

const svgText = (bytes: Uint8Array): string | undefined => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /^\s*</.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
};

/** What a logo is by its own bytes, or why it may be none. */
export const logoOf = (bytes: Uint8Array): LogoShape | LogoFault => {
  const image = imageOf(bytes);
  if (image && isIconType(image.type)) {
    const { type, width, height } = image;
    return Math.max(width, height) > LOGO_SIDE_MAX ? { fault: 'too-large' } : { type, width, height };
  }
  const text = svgText(bytes);
  if (text === undefined) return { fault: 'none' };
  const svg = readSvg(text);
  if ('refused' in svg) return { fault: 'acts', refused: svg.refused };
  // It is drawn in any size: what counts is its shape.
  const smaller = Math.min(1, LOGO_SIDE_MAX / Math.max(svg.width, svg.height));
  const [width, height] = [svg.width, svg.height].map((side) => Math.max(1, Math.round(side * smaller)));
  return { type: 'image/svg+xml', width: width ?? 1, height: height ?? 1 };
};

const MAIL = /^mailto:[^@?]{1,200}@[^@?]{1,200}(?:\?.{0,1000})?$/;

/** Whether pages of the portal may lead there: https without a name or a password in it, mail, or a page of the portal. */
export const isPortalLink = (href: string): boolean => {
  if (href.startsWith('mailto:')) return MAIL.test(href);
  // Both bases answer the same only where the address says nothing of a host.
  const own = ['https://one.example', 'https://other.example'].every(
    (base) => URL.canParse(href, base) && new URL(href, base).origin === base,
  );
  if (href.startsWith('/')) return own;
  if (!href.startsWith('https://') || !URL.canParse(href)) return false;
  const { username, password } = new URL(href);
  return username === '' && password === '';
};
