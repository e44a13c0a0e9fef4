import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Shell } from '../features/shell/shell.tsx';
import { LanguageProvider } from '../i18n/language.tsx';
import { readLocale } from '../i18n/server.ts';
import { FACES } from './faces.ts';
import './tokens.css';
import './base.css';

export const metadata: Metadata = {
  title: { default: 'Portico', template: '%s · Portico' },
  description: 'Find an API, read it, try it, and make your first call in minutes.',
};
export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfcfa' },
    { media: '(prefers-color-scheme: dark)', color: '#101413' },
  ],
};

const Layout = async ({ children }: { children: ReactNode }) => {
  const locale = await readLocale();
  const stored = (await cookies()).get('theme')?.value;
  const theme = stored === 'light' || stored === 'dark' ? stored : 'system';
  return (
    // The server knows the chosen theme, so the first paint has it; without a choice CSS follows the system.
    <html lang={locale} className={FACES} data-theme={theme === 'system' ? undefined : theme} suppressHydrationWarning>
      <body>
        <LanguageProvider locale={locale}>
          <Shell theme={theme}>{children}</Shell>
        </LanguageProvider>
      </body>
    </html>
  );
};

export default Layout;
