import type { AppearanceSettings, LogoTheme } from '@portico/client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { LOCALES, type Locale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.tsx';
import { Skeleton } from '../../ui/feedback.tsx';
import { Row } from '../../ui/layout.tsx';
import { Segments } from '../../ui/tabs.tsx';
import styles from './appearance.module.css';
import { accentOf } from './appearance-values.ts';
import type { LogoState } from './use-logo.ts';

/** With the reader of Markdown, which the rest of the page does not need. */
const Preview = dynamic(async () => (await import('./preview.tsx')).Preview, {
  loading: () => <Skeleton height="24rem" />,
});

type LiveViewProps = { settings: AppearanceSettings; light: LogoState; dark: LogoState };

/** What is typed, as it would be seen: in both themes, both languages, and on a small screen. */
export const LiveView = ({ settings, light, dark }: LiveViewProps) => {
  const { t, locale: own } = useWords();
  const words = t.appearance;
  const [theme, setTheme] = useState<LogoTheme>('light');
  const [size, setSize] = useState<'large' | 'small'>('large');
  const [locale, setLocale] = useState<Locale>(own);
  const { accent, name, ...rest } = settings;
  const colour = accentOf(accent ?? '');
  return (
    <section className={styles.preview} aria-label={words.preview}>
      <h2>{words.preview}</h2>
      <Row>
        <Segments
          label={t.header.theme}
          value={theme}
          choices={[
            ['light', t.header.light],
            ['dark', t.header.dark],
          ]}
          onChoose={setTheme}
        />
        <Segments
          label={words.size}
          value={size}
          choices={[
            ['large', words.large],
            ['small', words.small],
          ]}
          onChoose={setSize}
        />
        <Segments
          label={t.header.language}
          value={locale}
          choices={LOCALES.map((one) => [one, one.toUpperCase()] as const)}
          onChoose={setLocale}
        />
      </Row>
      <Preview
        appearance={{
          ...{ ...rest, name: name || '…', ...(colour && { accent: colour }), hasPrevious: false },
          ...{ logo: light.shown, logoDark: dark.shown },
        }}
        sources={{ light: light.source, dark: dark.source }}
        {...{ theme, locale, small: size === 'small' }}
      />
    </section>
  );
};
