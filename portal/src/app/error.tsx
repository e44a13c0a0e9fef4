'use client';
import { useWords } from '../i18n/words.tsx';
import { Button } from '../ui/button.tsx';
import { Mono, Page, PageHead, Row, Soft } from '../ui/layout.tsx';

const ErrorPage = ({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) => {
  const { t } = useWords();
  return (
    <Page narrow>
      <PageHead title={t.common.errorTitle} lead={t.common.errorLead} />
      {error.digest && (
        <Soft small>
          {t.common.requestId} <Mono>{error.digest}</Mono>
        </Soft>
      )}
      <Row>
        <Button kind="primary" onClick={reset}>
          {t.common.retry}
        </Button>
      </Row>
    </Page>
  );
};

export default ErrorPage;
