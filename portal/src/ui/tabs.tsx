'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { Tabs as Radix } from 'radix-ui';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from './link.tsx';
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
  const bar = useRef<HTMLElement>(null);
  // On narrow screens the bar scrolls: the tab one is on is in sight.
  useEffect(() => {
    const { current } = bar;
    const tab = [...(current?.children ?? [])].find((one) => one.getAttribute('href') === path + query);
    if (!current || !tab) return;
    const [edge, own] = [current.getBoundingClientRect(), tab.getBoundingClientRect()];
    current.scrollLeft += Math.max(own.right - edge.right, 0) + Math.min(own.left - edge.left, 0);
  }, [path, query]);
  return (
    <nav className={styles.tabs} aria-label={label} ref={bar}>
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

export type Panel<V extends string> = { readonly value: V; readonly label: string; readonly content: ReactNode };

/** One panel of several, moved through by arrow keys; only the shown one is rendered. Ids hold places: a value may be any text. */
export const Panels = <V extends string>({
  label,
  value,
  panels,
  onChoose,
}: {
  label: string;
  value: V;
  panels: readonly Panel<V>[];
  onChoose: (value: V) => void;
}) => (
  <Radix.Root
    value={String(panels.findIndex((panel) => panel.value === value))}
    onValueChange={(place) => {
      const chosen = panels[Number(place)];
      if (chosen) onChoose(chosen.value);
    }}
  >
    <Radix.List className={styles.panels} aria-label={label}>
      {panels.map((panel, place) => (
        <Radix.Trigger key={panel.value} value={String(place)}>
          {panel.label}
        </Radix.Trigger>
      ))}
    </Radix.List>
    {panels.map((panel, place) => (
      <Radix.Content key={panel.value} value={String(place)} className={styles.panel} tabIndex={-1}>
        {panel.content}
      </Radix.Content>
    ))}
  </Radix.Root>
);
