import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { readAppearance } from '../api/appearance.ts';
import { faceAddress } from '../api/face-files.ts';
import { NONCE_HEADER } from '../api/security-headers.ts';
import { Shell } from '../features/shell/shell.tsx';
import { LanguageProvider } from '../i18n/language.tsx';
import { readLocale } from '../i18n/server.ts';
import { appearanceRule } from '../parts/appearance-style.ts';
import { tabIconAddress } from '../parts/logo-address.ts';
import { faceRules } from '../parts/typefaces.ts';
import { keepUse } from '../whole-pages/keep-use.ts';
import { CODE_FACE } from './faces.ts';
import './tokens.css';
import './base.css';

export const generateMetadata = async (): Promise<Metadata> => {
  const appearance = await readAppearance();
  const { name } = appearance;
  return {
    title: { default: name, template: `%s · ${name}` },
    description: 'Find an API, read it, try it, and make your first call in minutes.',
    icons: { icon: tabIconAddress(appearance) },
  };
};
export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfcfa' },
    { media: '(prefers-color-scheme: dark)', color: '#101413' },
  ],
};

const KEEP_USE = `(${keepUse.toString()})()`;

/** What the page needs of the portal's own look, in the page itself: there is no moment at which it has another. */
const ownLook = async () => {
  const appearance = await readAppearance();
  const { typeface } = appearance;
  const face = typeface === 'system' ? undefined : faceAddress(typeface);
  const rules = typeface !== 'system' && face !== undefined ? faceRules(typeface, face) : '';
  return { face, style: rules + appearanceRule(appearance) };
};

const Layout = async ({ children }: { children: ReactNode }) => {
  const locale = await readLocale();
  const stored = (await cookies()).get('theme')?.value;
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  const theme = stored === 'light' || stored === 'dark' ? stored : 'system';
  const { face, style } = await ownLook();
  return (
    // The server knows the chosen theme, so the first paint has it; without a choice CSS follows the system.
    <html
      lang={locale}
      className={CODE_FACE}
      data-theme={theme === 'system' ? undefined : theme}
      suppressHydrationWarning
    >
      <head>
        {face && <link rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={face} />}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: colours that are computed and names of ours, no text of anybody's */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
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
