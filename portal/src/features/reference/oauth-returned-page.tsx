import { readWords } from '../../i18n/server.ts';
import { Page, PageHead } from '../../ui/layout.tsx';
import { OAuthReturned } from './oauth-returned.tsx';

/** Where authorization servers of APIs lead back to (RFC 6749 §3.1.2). */
export const OAuthReturnedPage = async () => {
  const { t } = await readWords();
  return (
    <Page narrow>
      <PageHead title={t.callAuthorization.backTitle} />
      <OAuthReturned />
    </Page>
  );
};
