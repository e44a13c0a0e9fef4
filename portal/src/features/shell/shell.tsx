import type { ReactNode } from 'react';
import { readGuides } from '../../api/guides.ts';
import { readWords } from '../../i18n/server.ts';
import { Link } from '../../ui/link.tsx';
import { Logo } from '../../ui/logo.tsx';
import { Toasts } from '../../ui/toasts.tsx';
import { HeaderTools } from './header-tools.tsx';
import { MainNavigation } from './main-navigation.tsx';
import { navigation } from './navigation.ts';
import { readReader } from './reader.ts';
import { Ready } from './ready.tsx';
import { SessionLost } from './session-lost.tsx';
import styles from './shell.module.css';
import { StepUp } from './step-up.tsx';

export const Shell = async ({ children, theme }: { children: ReactNode; theme: 'system' | 'light' | 'dark' }) => {
  const { t } = await readWords();
  const reader = await readReader();
  const guides = await readGuides(undefined);
  const links = navigation(t.shell, reader, guides.ok && guides.data.length > 0);
  return (
    <>
      <a className={styles.skip} href="#main">
        {t.shell.skip}
      </a>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Link href="/" className={styles.logo} aria-label="Portico">
            <Logo />
            <span>Portico</span>
          </Link>
          <MainNavigation links={links} />
          <HeaderTools links={links} reader={reader} theme={theme} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <footer className={styles.footer}>
        <div>
          <span>Portico · {t.shell.footer}</span>
        </div>
      </footer>
      {reader && <SessionLost />}
      {reader && <StepUp />}
      {reader && <Toasts />}
      <Ready />
    </>
  );
};
