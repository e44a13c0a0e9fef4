import type { Metadata } from 'next';
import { OAuthReturnedPage } from '../../../features/reference/oauth-returned-page.tsx';
import { readWords } from '../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  // The address has a code: it goes to nobody.
  return { title: t.callAuthorization.backTitle, referrer: 'no-referrer', robots: { index: false } };
};

export default OAuthReturnedPage;
