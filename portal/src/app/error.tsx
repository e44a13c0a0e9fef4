'use client';
import { useWordsOf } from '../i18n/language.tsx';
import { common } from '../i18n/messages/common.ts';
import { Button } from '../ui/button.tsx';
import { Mono, Page, PageHead, Row, Soft } from '../ui/layout.tsx';

const ErrorPage = ({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) => {
  const t = useWordsOf(common);
  return (
    <Page narrow>
      <PageHead title={t.errorTitle} lead={t.errorLead} />
      {error.digest && (
        <Soft small>
          {t.requestId} <Mono>{error.digest}</Mono>
        </Soft>
      )}
      <Row>
        <Button kind="primary" onClick={reset}>
          {t.retry}
        </Button>
      </Row>
    </Page>
  );
};

export default ErrorPage;
