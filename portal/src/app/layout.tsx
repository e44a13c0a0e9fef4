import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { NONCE_HEADER } from '../api/security-headers.ts';
import { Shell } from '../features/shell/shell.tsx';
import { LanguageProvider } from '../i18n/language.tsx';
import { readLocale } from '../i18n/server.ts';
import { keepUse } from '../whole-pages/keep-use.ts';
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

const KEEP_USE = `(${keepUse.toString()})()`;

const Layout = async ({ children }: { children: ReactNode }) => {
  const locale = await readLocale();
  const stored = (await cookies()).get('theme')?.value;
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  const theme = stored === 'light' || stored === 'dark' ? stored : 'system';
  return (
    // The server knows the chosen theme, so the first paint has it; without a choice CSS follows the system.
    <html lang={locale} className={FACES} data-theme={theme === 'system' ? undefined : theme} suppressHydrationWarning>
      <body>
        {/* The browser hides the nonce once it was used. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: KEEP_USE }} />
        <LanguageProvider locale={locale}>
          <Shell theme={theme}>{children}</Shell>
        </LanguageProvider>
      </body>
    </html>
  );
};

export default Layout;
