import 'server-only';
import type { Appearance, LogoImage, LogoTheme } from '@portico/client';
import { cache } from 'react';
import { type Loaded, load } from './failure.ts';
import { lastSaid } from './last-said.ts';
import { clientFor } from './session.ts';

/** How a portal looks whose API has not said anything yet. */
const SHIPPED: Appearance = {
  ...{ name: 'Portico', typeface: 'instrument-sans', menu: [], footer: { links: [] }, hasPrevious: false },
  home: { sections: ['search', 'access', 'call', 'text', 'featured', 'steps'] },
};
/**
 * How the portal looks, the same for all who read: asked for once in 10 s by this server, however many pages it makes. Where
 * the API does not answer, pages look as they did before.
 */
export const readAppearance = cache(lastSaid(SHIPPED, () => load(() => clientFor(undefined).getAppearance())));

export const readLogo = (logoTheme: LogoTheme): Promise<Loaded<LogoImage>> =>
  load(() => clientFor(undefined).getLogo({ logoTheme }));
