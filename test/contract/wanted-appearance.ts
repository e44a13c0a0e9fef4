import type { AppearanceSettings } from '@portico/client';

/** How a portal may look. */
export const APPEARANCE = {
  ...{ name: 'Asked', accent: '#7a1fa2', typeface: 'inter' },
  home: { headline: { en: 'Asked', de: 'Gefragt' }, text: { en: '**Asked**' }, sections: ['search', 'text'] },
  menu: [{ label: { en: 'Help', de: 'Hilfe' }, href: '/guides' }],
  footer: { text: { en: 'Asked' }, links: [{ label: { en: 'Imprint' }, href: 'https://example.com/imprint' }] },
} as const satisfies AppearanceSettings;
