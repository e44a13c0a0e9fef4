import type { Appearance, LogoTheme } from '@portico/client';
import type { CSSProperties } from 'react';
import { inLanguage } from '../../i18n/in-language.ts';
import type { Locale } from '../../i18n/locale.ts';
import { messages } from '../../i18n/messages.ts';
import { appearanceTokens } from '../../parts/appearance-style.ts';
import { Brand } from '../../parts/brand.tsx';
import { HomeHero, HomeText } from '../../parts/home-hero.tsx';
import { PortalFooter } from '../../parts/portal-footer.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Row } from '../../ui/layout.tsx';
import styles from './preview.module.css';

export type PreviewProps = {
  appearance: Appearance;
  sources: { readonly light?: string | undefined; readonly dark?: string | undefined };
  theme: LogoTheme;
  small: boolean;
  locale: Locale;
};

const FAMILY = 'var(--face), ui-sans-serif, system-ui, sans-serif';

/** The first page as it would be, of the parts that it is made of; nothing in it is pressed. */
export const Preview = ({ appearance, sources, theme, small, locale }: PreviewProps) => {
  const { home, menu } = appearance;
  const t = messages[locale];
  const sections = new Set(home.sections);
  const style = { ...appearanceTokens(appearance), '--font': FAMILY, colorScheme: theme } as CSSProperties;
  return (
    <div className={styles.frame} data-small={small || undefined} style={style} lang={locale} inert aria-hidden="true">
      <div className={styles.bar}>
        <Brand brand={appearance} theme={theme} sources={sources} />
        {small ? (
          <span className={styles.end}>
            <Icon name="menu" size={20} />
          </span>
        ) : (
          <>
            <span className={styles.nav}>
              {[t.shell.apis, t.shell.plans, ...menu.map(({ label }) => inLanguage(label, locale))].map((text, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nothing of it is kept
                <span key={at}>{text}</span>
              ))}
            </span>
            <span className={styles.end}>{t.common.signIn}</span>
          </>
        )}
      </div>
      <HomeHero
        title={home.headline ? inLanguage(home.headline, locale) : t.home.title}
        lead={home.lead ? inLanguage(home.lead, locale) : t.home.lead}
      >
        {sections.has('search') && <span className={styles.search}>{t.home.searchPlaceholder}</span>}
        {sections.has('access') && (
          <Row>
            <Button kind="primary">{t.home.getKey}</Button>
            <Button kind="quiet">{t.home.browse}</Button>
          </Row>
        )}
      </HomeHero>
      <div className={styles.page}>
        {home.text && sections.has('text') && <HomeText>{inLanguage(home.text, locale)}</HomeText>}
        {sections.has('featured') && (
          <div className={styles.featured}>
            <strong>{t.home.featured}</strong>
            <span className={styles.link}>{t.home.allApis}</span>
          </div>
        )}
        {sections.has('steps') && (
          <div className={styles.steps}>
            {t.home.steps.map(([name], at) => (
              <span key={name}>
                <b>{at + 1}</b> {name}
              </span>
            ))}
          </div>
        )}
      </div>
      <PortalFooter appearance={appearance} locale={locale} shipped={t.shell.footer} />
    </div>
  );
};
