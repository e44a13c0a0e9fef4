'use client';
import { usePathname, useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { signInPath } from '../../api/return-to.ts';
import { useLocale, useWordsOf } from '../../i18n/language.tsx';
import { LOCALE_NAMES, LOCALES } from '../../i18n/locale.ts';
import { common } from '../../i18n/messages/common.ts';
import { header } from '../../i18n/messages/header.ts';
import { rememberLanguage, rememberTheme, THEMES, type Theme } from '../../parts/appearance.ts';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { Menu, MenuChoice } from '../../ui/menu.tsx';
import { forgetSecrets } from '../../ui/use-stored.ts';
import type { NavigationLink, Reader } from './navigation.ts';
import { SearchOpener } from './search-opener.tsx';
import styles from './shell.module.css';

const ThemeSwitch = ({ theme }: { theme: Theme }) => {
  const t = useWordsOf(header);
  const [chosen, setChosen] = useState(theme);
  const choose = (next: Theme) => {
    setChosen(next);
    rememberTheme(next);
  };
  return (
    <Menu label={t.theme} className={styles.tool} trigger={<Icon name={chosen} size={18} />}>
      {THEMES.map((name) => (
        <MenuChoice key={name} checked={name === chosen} onChoose={() => choose(name)}>
          <Icon name={name} /> {t[name]}
        </MenuChoice>
      ))}
    </Menu>
  );
};

const LanguageSwitch = () => {
  const t = useWordsOf(header);
  const locale = useLocale();
  const router = useRouter();
  const choose = (next: string) => {
    rememberLanguage(next);
    router.refresh();
  };
  return (
    <Menu
      label={`${t.language}: ${locale.toUpperCase()}`}
      className={styles.tool}
      trigger={<span aria-hidden="true">{locale.toUpperCase()}</span>}
    >
      {LOCALES.map((name) => (
        <MenuChoice key={name} checked={name === locale} onChoose={() => choose(name)} lang={name}>
          {LOCALE_NAMES[name]}
        </MenuChoice>
      ))}
    </Menu>
  );
};

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map(([first]) => first)
    .slice(0, 2)
    .join('')
    .toUpperCase() || '·';

const AccountMenu = ({ reader, own }: { reader: Reader; own: readonly NavigationLink[] }) => {
  const t = useWordsOf(header);
  const form = useRef<HTMLFormElement>(null);
  const signOut = () => {
    forgetSecrets();
    form.current?.submit();
  };
  return (
    <>
      <form ref={form} action="/auth/sign-out" method="post" hidden />
      <Menu
        label={t.account}
        className={styles.avatar}
        trigger={<span data-initials={initialsOf(reader.name)} aria-hidden="true" />}
      >
        <div className={styles.who}>
          <strong>{reader.name}</strong>
          {reader.email}
        </div>
        <hr />
        {own.map(({ href, text }) => (
          <Link key={href} role="menuitem" tabIndex={-1} href={href}>
            {text}
          </Link>
        ))}
        <hr />
        <button type="button" role="menuitem" tabIndex={-1} onClick={signOut}>
          {t.signOut}
        </button>
      </Menu>
    </>
  );
};

type HeaderToolsProps = {
  links: readonly NavigationLink[];
  /** The reader's own pages. */
  own: readonly NavigationLink[];
  reader: Reader | undefined;
  theme: Theme;
};

export const HeaderTools = ({ links, own, reader, theme }: HeaderToolsProps) => {
  const t = useWordsOf(header);
  const { signIn } = useWordsOf(common);
  const path = usePathname();
  return (
    <div className={styles.tools}>
      <SearchOpener links={links.filter(({ href }) => href.startsWith('/'))} reader={reader} />
      <ThemeSwitch theme={theme} />
      <LanguageSwitch />
      {reader ? (
        <AccountMenu reader={reader} own={own} />
      ) : (
        // Whoever is about to sign in keeps where they wanted to be.
        !path.startsWith('/sign-in') && (
          <a className={styles.signIn} href={signInPath(path)}>
            {signIn}
          </a>
        )
      )}
      <span className={styles.burger}>
        <Menu label={t.menu} className={styles.tool} trigger={<Icon name="menu" size={20} />}>
          {links.map(({ href, text }) => (
            <Link key={href} role="menuitem" tabIndex={-1} href={href}>
              {text}
            </Link>
          ))}
        </Menu>
      </span>
    </div>
  );
};
