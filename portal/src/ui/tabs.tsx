'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { Link } from './link.tsx';
import styles from './tabs.module.css';

const currentOf = (path: string, href: string, within: readonly string[]) => {
  if (path === href) return 'page';
  return within.some((below) => path.startsWith(`${below}/`)) ? 'true' : undefined;
};

/** Tabs that are pages; the query parameters named in `keep` go along. What lies `within` a tab is below its own address or these. */
export const TabLinks = ({
  label,
  tabs,
  keep = [],
}: {
  label: string;
  tabs: readonly (readonly [href: string, text: string, within?: readonly string[]])[];
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
    const tab = [...(current?.children ?? [])].find((one) => one.hasAttribute('aria-current'));
    if (!current || !tab) return;
    const [edge, own] = [current.getBoundingClientRect(), tab.getBoundingClientRect()];
    current.scrollLeft += Math.max(own.right - edge.right, 0) + Math.min(own.left - edge.left, 0);
    // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another tab
  }, [path, query]);
  return (
    <nav className={styles.tabs} aria-label={label} ref={bar}>
      {tabs.map(([href, text, within = []]) => (
        <Link key={href} href={href + query} aria-current={currentOf(path, href, within)}>
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

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** One panel of several, moved through by arrow keys (WAI-ARIA APG); only the shown one is rendered. */
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
}) => {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const chosen = Math.max(
    panels.findIndex((panel) => panel.value === value),
    0,
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const tabs = [...(list.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    const focused = tabs.findIndex((tab) => tab === event.target);
    const next = STEPS[event.key]?.(focused < 0 ? chosen : focused, panels.length);
    const panel = next === undefined ? undefined : panels[next];
    if (next === undefined || !panel) return;
    event.preventDefault();
    onChoose(panel.value);
    tabs[next]?.focus();
  };
  return (
    <div>
      <div className={styles.panels} role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown} tabIndex={-1}>
        {panels.map((panel, place) => (
          <button
            key={panel.value}
            type="button"
            role="tab"
            id={`${id}-tab-${place}`}
            aria-controls={place === chosen ? `${id}-panel-${place}` : undefined}
            aria-selected={place === chosen}
            tabIndex={place === chosen ? 0 : -1}
            onClick={() => onChoose(panel.value)}
            // What has the focus is what is shown, however the focus came there.
            onFocus={() => place !== chosen && onChoose(panel.value)}
          >
            {panel.label}
          </button>
        ))}
      </div>
      <div
        className={styles.panel}
        role="tabpanel"
        id={`${id}-panel-${chosen}`}
        aria-labelledby={`${id}-tab-${chosen}`}
        tabIndex={-1}
      >
        {panels[chosen]?.content}
      </div>
    </div>
  );
};
