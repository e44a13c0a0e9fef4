'use client';
import { Menu, Monitor, Moon, Sun } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { DropdownMenu } from 'radix-ui';
import { type ReactNode, useRef, useState } from 'react';
import { LOCALE_COOKIE, LOCALE_NAMES, LOCALES } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.tsx';
import { Link } from '../../ui/link.tsx';
import type { NavigationLink, Reader } from './navigation.ts';
import { SearchDialog } from './search-dialog.tsx';
import styles from './shell.module.css';

const YEAR_SECONDS = 31_536_000;
const remember = (name: string, value: string) => {
  // biome-ignore lint/suspicious/noDocumentCookie: CookieStore is not in every browser yet
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
};

const Dropdown = ({
  label,
  trigger,
  className = styles.tool,
  children,
}: {
  label: string;
  trigger: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}) => (
  <DropdownMenu.Root modal={false}>
    <DropdownMenu.Trigger className={className} aria-label={label}>
      {trigger}
    </DropdownMenu.Trigger>
    <DropdownMenu.Portal>
      <DropdownMenu.Content className={styles.menu} align="end" sideOffset={6} collisionPadding={8} aria-label={label}>
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  </DropdownMenu.Root>
);

const THEMES = { system: Monitor, light: Sun, dark: Moon };
const isTheme = (text: string): text is keyof typeof THEMES => text in THEMES;

const ThemeSwitch = ({ theme }: { theme: string }) => {
  const { t } = useWords();
  const [chosen, setChosen] = useState(isTheme(theme) ? theme : 'system');
  const choose = (next: string) => {
    if (!isTheme(next)) return;
    setChosen(next);
    remember('theme', next);
    if (next === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
  };
  const Current = THEMES[chosen];
  return (
    <Dropdown label={t.shell.theme} trigger={<Current size={18} aria-hidden="true" />}>
      <DropdownMenu.RadioGroup value={chosen} onValueChange={choose}>
        {(['system', 'light', 'dark'] as const).map((name) => {
          const Icon = THEMES[name];
          return (
            <DropdownMenu.RadioItem key={name} value={name}>
              <Icon size={16} aria-hidden="true" /> {t.shell[name]}
            </DropdownMenu.RadioItem>
          );
        })}
      </DropdownMenu.RadioGroup>
    </Dropdown>
  );
};

const LanguageSwitch = () => {
  const { t, locale } = useWords();
  const router = useRouter();
  const choose = (next: string) => {
    remember(LOCALE_COOKIE, next);
    router.refresh();
  };
  return (
    <Dropdown
      label={`${t.shell.language}: ${locale.toUpperCase()}`}
      trigger={<span aria-hidden="true">{locale.toUpperCase()}</span>}
    >
      <DropdownMenu.RadioGroup value={locale} onValueChange={choose}>
        {LOCALES.map((name) => (
          <DropdownMenu.RadioItem key={name} value={name} lang={name}>
            {LOCALE_NAMES[name]}
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </Dropdown>
  );
};

const AccountMenu = ({ reader }: { reader: Reader }) => {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const initials = reader.name
    .split(/\s+/)
    .map(([first]) => first)
    .slice(0, 2)
    .join('')
    .toUpperCase();
  return (
    <>
      <form ref={form} action="/auth/sign-out" method="post" hidden />
      <Dropdown label={t.shell.account} className={styles.avatar} trigger={<span data-initials={initials || '·'} />}>
        <div className={styles.who}>
          <strong>{reader.name}</strong>
          {reader.email}
        </div>
        <hr />
        <DropdownMenu.Item asChild>
          <Link href="/account/sessions">{t.shell.sessions}</Link>
        </DropdownMenu.Item>
        <DropdownMenu.Item onSelect={() => form.current?.submit()}>{t.shell.signOut}</DropdownMenu.Item>
      </Dropdown>
    </>
  );
};

type HeaderToolsProps = { links: readonly NavigationLink[]; reader: Reader | undefined; theme: string };

export const HeaderTools = ({ links, reader, theme }: HeaderToolsProps) => {
  const { t } = useWords();
  const path = usePathname();
  return (
    <div className={styles.tools}>
      <SearchDialog links={links} reader={reader} />
      <ThemeSwitch theme={theme} />
      <LanguageSwitch />
      {reader ? (
        <AccountMenu reader={reader} />
      ) : (
        <a className={styles.signIn} href={`/auth/sign-in?returnTo=${encodeURIComponent(path)}`}>
          {t.common.signIn}
        </a>
      )}
      <Dropdown
        label={t.shell.menu}
        className={`${styles.tool} ${styles.burger}`}
        trigger={<Menu size={20} aria-hidden="true" />}
      >
        {links.map(({ href, text }) => (
          <DropdownMenu.Item key={href} asChild>
            <Link href={href}>{text}</Link>
          </DropdownMenu.Item>
        ))}
      </Dropdown>
    </div>
  );
};
