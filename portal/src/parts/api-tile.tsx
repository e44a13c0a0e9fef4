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

/** What an API is known by at a glance: its letter, in its owner's colour. Says nothing that the name beside it does not. */
export const ApiTile = ({ name, owner, large }: { name: string; owner: string; large?: boolean }) => (
  <span className={large ? `${styles.tile} ${styles.large}` : styles.tile} data-hue={hueOf(owner)} aria-hidden="true">
    {letterOf(name)}
  </span>
);
