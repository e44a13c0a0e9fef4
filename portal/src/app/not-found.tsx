import { readWords } from '../i18n/server.ts';
import { LinkButton } from '../ui/button.tsx';
import { Page, PageHead, Row } from '../ui/layout.tsx';

const NotFound = async () => {
  const { t } = await readWords();
  return (
    <Page narrow>
      <PageHead title={t.common.notFoundTitle} lead={t.common.notFoundLead} />
      <Row>
        <LinkButton kind="primary" href="/apis">
          {t.common.toCatalogue}
        </LinkButton>
      </Row>
    </Page>
  );
};

export default NotFound;
