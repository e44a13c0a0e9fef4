'use client';
import { usePathname } from 'next/navigation';
import { useWords } from '../../i18n/words.tsx';
import { Link } from '../../ui/link.tsx';
import type { NavigationLink } from './navigation.ts';
import styles from './shell.module.css';

export const MainNavigation = ({ links }: { links: readonly NavigationLink[] }) => {
  const path = usePathname();
  const { t } = useWords();
  return (
    <nav className={styles.nav} aria-label={t.shell.main}>
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
