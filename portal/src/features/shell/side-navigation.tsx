'use client';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { Spoken } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import type { NavigationGroup } from './navigation.ts';
import styles from './side-navigation.module.css';

/** The longest address that the page lies under is where one is: /publish/new is not /publish. */
const currentOf = (groups: readonly NavigationGroup[], path: string): string | undefined =>
  groups
    .flatMap(({ links }) => links.map(({ href }) => href))
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .sort((one, other) => other.length - one.length)[0];

/** A column beside the page; below 1024 px a strip above it, with the page one is on in sight. */
export const SideNavigation = ({ label, groups }: { label: string; groups: readonly NavigationGroup[] }) => {
  const path = usePathname();
  const current = currentOf(groups, path);
  const bar = useRef<HTMLElement>(null);
  // The strip alone is moved, never the page: scrollIntoView would move both.
  useEffect(() => {
    const strip = bar.current;
    const own = strip?.querySelector(`a[href="${current}"]`)?.getBoundingClientRect();
    const edge = strip?.getBoundingClientRect();
    if (strip && own && edge)
      strip.scrollLeft += Math.max(own.right - edge.right, 0) + Math.min(own.left - edge.left, 0);
  }, [current]);
  return (
    <nav className={styles.side} aria-label={label} ref={bar}>
      {groups.map(({ title, links }) => (
        <div key={title} className={styles.group}>
          <p className={styles.title}>{title}</p>
          {links.map(({ href, text, count }) => (
            <Link
              key={href}
              href={href}
              aria-current={href === current ? (path === href ? 'page' : 'true') : undefined}
            >
              {text}
              {count && (
                <>
                  <span className={styles.count} title={count.said} aria-hidden="true">
                    {count.number}
                  </span>
                  {/* In the words of the link, as what is seen must be in what is said. */}
                  <Spoken> ({count.said})</Spoken>
                </>
              )}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  );
};
