import styles from './api-tile.module.css';

const HUES = 8;

/** Each owner has a hue of the palette, the same on every page and every day. */
export const hueOf = (owner: string): number => {
  let sum = 0;
  for (const letter of owner) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return (sum % HUES) + 1;
};

/** The first letter of a name that says something: of "The Museum API" the M. */
export const letterOf = (name: string): string => {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const telling = words.find((word) => !/^(?:the|a|an|api|der|die|das)$/i.test(word)) ?? words[0] ?? '·';
  return ([...telling][0] ?? '·').toUpperCase();
};

export type TileApi = {
  readonly slug: string;
  readonly name: string;
  readonly teamName: string;
  readonly iconText?: string;
  readonly iconColour?: number;
  readonly iconImage?: string;
};

/**
 * What an API is known by at a glance: its image, or a letter in a colour, its owner's unless it has its own. Says nothing
 * that the name beside it does not.
 */
export const ApiTile = ({
  api: { slug, name, teamName, iconText, iconColour, iconImage },
  large,
}: {
  api: TileApi;
  large?: boolean;
}) => (
  <span
    className={large ? `${styles.tile} ${styles.large}` : styles.tile}
    data-hue={iconColour ?? hueOf(teamName)}
    aria-hidden="true"
  >
    {iconImage === undefined ? (
      (iconText ?? letterOf(name))
    ) : (
      // Its type and size are checked where it is taken, and Next's own images are for those of this server.
      <img
        src={`/apis/${slug}/icon?v=${iconImage.slice(0, 12)}`}
        alt=""
        width={56}
        height={56}
        loading="lazy"
        decoding="async"
      />
    )}
  </span>
);
