import type { ReactNode } from 'react';
import { readWords } from '../../i18n/server.ts';
import { Page, PageHead } from '../../ui/layout.tsx';

/** Around the portal's own guides, as an API's name is around its own. */
const Layout = async ({ children }: { children: ReactNode }) => {
  const { t } = await readWords();
  return (
    <Page>
      <PageHead title={t.guides.title} />
      {children}
    </Page>
  );
};

export default Layout;
