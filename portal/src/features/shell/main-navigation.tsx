'use client';
import { usePathname } from 'next/navigation';
import { useWordsOf } from '../../i18n/language.tsx';
import { header } from '../../i18n/messages/header.ts';
import { Link } from '../../ui/link.tsx';
import type { NavigationLink } from './navigation.ts';
import styles from './shell.module.css';

export const MainNavigation = ({ links }: { links: readonly NavigationLink[] }) => {
  const path = usePathname();
  const t = useWordsOf(header);
  return (
    <nav className={styles.nav} aria-label={t.main}>
      {links.map(({ href, text }) => (
        <Link
          key={href}
          href={href}
          aria-current={path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined}
        >
          {text}
        </Link>
      ))}
    </nav>
  );
};
