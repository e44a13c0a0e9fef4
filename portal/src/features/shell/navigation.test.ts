import { expect, it } from 'vitest';
import { withMenu } from './navigation.ts';

const SHIPPED = [
  { href: '/apis', text: 'APIs' },
  { href: '/guides', text: 'Guides' },
];
const link = (href: string, en: string, de?: string) => ({ href, label: { en, ...(de && { de }) } });

it('links of admins come after those that are there, in the reader’s language, in English where there is no other', () => {
  const menu = [link('https://example.com', 'Tides', 'Gezeiten'), link('/plans', 'Prices')];
  expect(withMenu(SHIPPED, menu, 'de')).toEqual([
    ...SHIPPED,
    { href: 'https://example.com', text: 'Gezeiten' },
    { href: '/plans', text: 'Prices' },
  ]);
});

it('one that leads where one of those does takes its place, and no two lead to the same', () => {
  const menu = [link('/guides', 'Handbook'), link('/plans', 'Prices'), link('/plans', 'Rates')];
  expect(withMenu(SHIPPED, menu, 'en').map(({ text }) => text)).toEqual(['APIs', 'Handbook', 'Rates']);
});
