import type { Appearance, LogoTheme } from '@portico/client';
import { Logo } from '../ui/logo.tsx';
import styles from './brand.module.css';
import { isSquarish, logoAddress } from './logo-address.ts';

const HEIGHT = 28;
const WIDTH_MAX = 160;

type BrandProps = {
  brand: Pick<Appearance, 'name' | 'logo' | 'logoDark'>;
  /** Where the images are, where that is not yet their address. */
  /** Where the theme is not that of the page. */
  theme?: LogoTheme;
  sources?: { readonly light?: string | undefined; readonly dark?: string | undefined } | undefined;
};

/** What the portal is known by: its logo, and its name where a logo does not say it. */
export const Brand = ({ brand, theme, sources }: BrandProps) => {
  const { name } = brand;
  // What there is for one theme alone is shown in both.
  const both = brand.logo && brand.logoDark;
  const logo = both && theme === 'dark' ? undefined : brand.logo;
  const logoDark = both && theme === 'light' ? undefined : brand.logoDark;
  const shown = logo ?? logoDark;
  const sized = (image: NonNullable<typeof logo>, source: string, className: string | undefined) => (
    // biome-ignore lint/performance/noImgElement: it is as small as it is shown, and an SVG stays one
    <img
      className={className}
      src={source}
      alt=""
      height={HEIGHT}
      width={Math.min(WIDTH_MAX, Math.max(1, Math.round((image.width / image.height) * HEIGHT)))}
    />
  );
  const [light, dark] = [
    logo && sized(logo, sources?.light ?? logoAddress('light', logo), logoDark && styles.onLight),
    logoDark && sized(logoDark, sources?.dark ?? logoAddress('dark', logoDark), logo && styles.onDark),
  ];
  return (
    <span className={styles.brand}>
      {shown ? (
        <>
          {light}
          {dark}
        </>
      ) : (
        <Logo />
      )}
      {(!shown || isSquarish(shown)) && <span className={styles.name}>{name}</span>}
    </span>
  );
};
