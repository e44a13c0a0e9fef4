import type { Appearance, AppearanceSettings, HomeSection, LogoReference, Typeface } from '@portico/client';
import { TYPEFACES } from '../../parts/typefaces.ts';

/** In the order in which the first page has them. */
export const SECTIONS: readonly HomeSection[] = ['search', 'access', 'call', 'text', 'featured', 'steps'];
export const MENU_MAX = 6;
export const FOOTER_LINKS_MAX = 12;

type LocalWords = { readonly en: string; readonly de?: string | undefined };

/** What is typed in fields of one line or more. */
export const valuesOf = ({ name, accent, typeface, home, footer }: Appearance) => ({
  ...{ name, accent: accent ?? '', typeface: String(typeface) },
  ...{ headlineEn: home.headline?.en ?? '', headlineDe: home.headline?.de ?? '' },
  ...{ leadEn: home.lead?.en ?? '', leadDe: home.lead?.de ?? '' },
  ...{ textEn: home.text?.en ?? '', textDe: home.text?.de ?? '' },
  ...{ footerEn: footer.text?.en ?? '', footerDe: footer.text?.de ?? '' },
});
export type Values = ReturnType<typeof valuesOf>;

/** Where in the body each field is. */
export const PLACES: Readonly<Record<string, string>> = {
  ...{ headlineEn: '/home/headline/en', headlineDe: '/home/headline/de' },
  ...{ leadEn: '/home/lead/en', leadDe: '/home/lead/de' },
  ...{ textEn: '/home/text/en', textDe: '/home/text/de' },
  ...{ footerEn: '/footer/text/en', footerDe: '/footer/text/de' },
};

/** A link as it is typed; `key` tells rows apart while they move. */
export type TypedLink = { readonly key: number; readonly en: string; readonly de: string; readonly href: string };

export const typedLinks = (links: Appearance['menu']): TypedLink[] =>
  links.map(({ label, href }, key) => ({ key, en: label.en, de: label.de ?? '', href }));

/** Words in both languages; nothing where neither is typed, and no German where there is none. */
const wordsOf = (en: string, de: string): LocalWords | undefined => {
  const [english, german] = [en.trim(), de.trim()];
  if (english === '' && german === '') return undefined;
  return { en: english, ...(german !== '' && { de: german }) };
};

const linksOf = (links: readonly TypedLink[]): AppearanceSettings['menu'] =>
  links.map(({ en, de, href }) => ({ label: wordsOf(en, de) ?? { en: '' }, href: href.trim() }));

const ACCENT = /^#[0-9a-f]{6}$/;
/** A colour as it is typed, where it is one. */
export const accentOf = (typed: string): string | undefined => {
  const accent = typed.trim().toLowerCase();
  return ACCENT.test(accent) ? accent : undefined;
};
export const typefaceOf = (typed: string): Typeface => TYPEFACES.find((one) => one === typed) ?? 'instrument-sans';

export type Parts = {
  readonly sections: ReadonlySet<HomeSection>;
  readonly menu: readonly TypedLink[];
  readonly footerLinks: readonly TypedLink[];
};

/** What is said of it all; what is not typed is left out. */
export const settingsOf = (
  values: Values,
  { sections, menu, footerLinks }: Parts,
  logos: Readonly<Record<'logo' | 'logoDark', LogoReference | undefined>>,
): AppearanceSettings => {
  const { headlineEn, headlineDe, leadEn, leadDe, textEn, textDe, footerEn, footerDe } = values;
  const [headline, lead] = [wordsOf(headlineEn, headlineDe), wordsOf(leadEn, leadDe)];
  const [text, footer] = [wordsOf(textEn, textDe), wordsOf(footerEn, footerDe)];
  const accent = values.accent.trim().toLowerCase();
  return {
    ...{ name: values.name.trim(), typeface: typefaceOf(values.typeface), ...(accent !== '' && { accent }) },
    home: {
      ...{ ...(headline && { headline }), ...(lead && { lead }), ...(text && { text }) },
      sections: SECTIONS.filter((section) => sections.has(section)),
    },
    menu: linksOf(menu),
    footer: { ...(footer && { text: footer }), links: linksOf(footerLinks) },
    ...{ ...(logos.logo && { logo: logos.logo }), ...(logos.logoDark && { logoDark: logos.logoDark }) },
  };
};
