'use client';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import styles from './tabs.module.css';

/** Tabs that are pages; the query parameters named in `keep` go along. */
export const TabLinks = ({
  label,
  tabs,
  keep = [],
}: {
  label: string;
  tabs: readonly (readonly [href: string, text: string])[];
  keep?: readonly string[];
}) => {
  const path = usePathname();
  const search = useSearchParams();
  const kept = new URLSearchParams(keep.flatMap((name) => search.getAll(name).map((value) => [name, value])));
  const query = kept.size > 0 ? `?${kept}` : '';
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map(([href, text]) => (
        <Link key={href} href={href + query} aria-current={path === href ? 'page' : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  );
};

/** One of a few, each a link, so that the choice is in the URL. */
export const SegmentLinks = ({
  label,
  links,
}: {
  label: string;
  links: readonly { href: string; text: string; current: boolean }[];
}) => (
  <nav className={styles.segments} aria-label={label}>
    {links.map(({ href, text, current }) => (
      <Link key={href} href={href} aria-current={current ? 'true' : undefined} scroll={false}>
        {text}
      </Link>
    ))}
  </nav>
);

export const Segments = <V extends string>({
  label,
  value,
  choices,
  onChoose,
}: {
  label: string;
  value: V;
  choices: readonly (readonly [value: V, text: string])[];
  onChoose: (value: V) => void;
}) => (
  <fieldset className={styles.segments} aria-label={label}>
    {choices.map(([choice, text]) => (
      <button key={choice} type="button" aria-pressed={choice === value} onClick={() => onChoose(choice)}>
        {text}
      </button>
    ))}
  </fieldset>
);
