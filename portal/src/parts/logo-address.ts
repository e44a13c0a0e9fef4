import type { Appearance, Logo, LogoTheme } from '@portico/client';

/** Where a logo is: by its content, so that another one is at another address. */
export const logoAddress = (theme: LogoTheme, { hash }: Pick<Logo, 'hash'>): string =>
  `/logo/${theme}-${hash.slice(0, 16)}`;

/** As wide as it is high or so: it stands in a tab, and beside the name. Wider ones have the name in them. */
export const isSquarish = ({ width, height }: Pick<Logo, 'width' | 'height'>): boolean => width <= 1.5 * height;

/** What browsers show in a tab; another address for each. */
export const tabIconAddress = ({ logo, accent }: Pick<Appearance, 'logo' | 'accent'>): string =>
  `/icon.svg?is=${logo && isSquarish(logo) ? logo.hash.slice(0, 16) : (accent ?? '').slice(1)}`;
