import type { ReactNode } from 'react';
import { readAppearance } from '../../api/appearance.ts';
import { readGuides } from '../../api/guides.ts';
import { readWords } from '../../i18n/server.ts';
import { Brand } from '../../parts/brand.tsx';
import { PortalFooter } from '../../parts/portal-footer.tsx';
import { Link } from '../../ui/link.tsx';
import { Toasts } from '../../ui/toasts.tsx';
import { HeaderTools } from './header-tools.tsx';
import { MainNavigation } from './main-navigation.tsx';
import { accountLinks, navigation, withMenu } from './navigation.ts';
import { readReader } from './reader.ts';
import { Ready } from './ready.tsx';
import { SessionLost } from './session-lost.tsx';
import styles from './shell.module.css';
import { StepUp } from './step-up.tsx';

export const Shell = async ({ children, theme }: { children: ReactNode; theme: 'system' | 'light' | 'dark' }) => {
  const { t, locale } = await readWords();
  const reader = await readReader();
  const [appearance, guides] = await Promise.all([readAppearance(), readGuides(undefined)]);
  const shipped = navigation(t.shell, reader, guides.ok && guides.data.length > 0);
  const links = withMenu(shipped, appearance.menu, locale);
  return (
    <>
      <a className={styles.skip} href="#main">
        {t.shell.skip}
      </a>
      <header className={styles.header}>
        <div className={styles.bar} data-many={links.length > shipped.length || undefined}>
          <Link href="/" className={styles.logo} aria-label={appearance.name}>
            <Brand brand={appearance} />
          </Link>
          <MainNavigation links={links} />
          <HeaderTools links={links} own={reader ? accountLinks(t.shell) : []} reader={reader} theme={theme} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <PortalFooter appearance={appearance} locale={locale} shipped={t.shell.footer} />
      {reader && <SessionLost />}
      {reader && <StepUp />}
      {reader && <Toasts />}
      <Ready />
    </>
  );
};
