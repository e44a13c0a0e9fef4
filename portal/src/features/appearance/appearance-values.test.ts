import type { Appearance } from '@portico/client';
import { expect, it } from 'vitest';
import { accentOf, settingsOf, typedLinks, valuesOf } from './appearance-values.ts';

const LINK = { label: { en: 'Help', de: 'Hilfe' }, href: '/guides' };
const WHOLE: Appearance = {
  ...{ name: 'Museum', accent: '#7a1fa2', typeface: 'inter', hasPrevious: true },
  home: {
    ...{ headline: { en: 'A', de: 'B' }, lead: { en: 'C', de: 'D' }, text: { en: 'E', de: 'F' } },
    sections: ['search', 'steps'],
  },
  menu: [LINK, { label: { en: 'Plain' }, href: 'https://example.com' }],
  footer: { text: { en: 'G', de: 'H' }, links: [LINK] },
};
const NO_LOGOS = { logo: undefined, logoDark: undefined };
const partsOf = ({ home, menu, footer }: Appearance) => ({
  ...{ sections: new Set(home.sections), menu: typedLinks(menu), footerLinks: typedLinks(footer.links) },
});

it('what was read and not touched is sent as it was', () => {
  const { hasPrevious, ...settings } = WHOLE;
  expect(settingsOf(valuesOf(WHOLE), partsOf(WHOLE), NO_LOGOS)).toEqual(settings);
  const least: Appearance = { ...WHOLE, accent: undefined, home: { sections: [] }, footer: { links: [] }, menu: [] };
  expect(settingsOf(valuesOf(least), partsOf(least), NO_LOGOS)).toEqual({
    ...{ name: 'Museum', typeface: 'inter', home: { sections: [] }, menu: [], footer: { links: [] } },
  });
});

it('words of one language alone are sent as they are typed, so that it is said which is missing', () => {
  const values = { ...valuesOf(WHOLE), headlineEn: ' ', headlineDe: 'B', leadDe: '' };
  expect(settingsOf(values, partsOf(WHOLE), NO_LOGOS).home).toMatchObject({
    ...{ headline: { en: '', de: 'B' }, lead: { en: 'C' } },
  });
});

it('a colour is one once it is whole', () => {
  expect(accentOf(' #ABCDEF ')).toBe('#abcdef');
  for (const typed of ['', '#abc', 'red', '#12345g', 'url(x)']) expect(accentOf(typed)).toBeUndefined();
});
