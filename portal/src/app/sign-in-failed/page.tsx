import type { Metadata } from 'next';
import { safeReturnTo, signInPath } from '../../api/return-to.ts';
import { readWords } from '../../i18n/server.ts';
import { PlainLinkButton } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Mono, Page, PageHead, Row, Soft } from '../../ui/layout.tsx';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.shell.signInFailed, robots: { index: false } };
};

type Search = { reason?: string; requestId?: string; returnTo?: string };

const SignInFailed = async ({ searchParams }: { searchParams: Promise<Search> }) => {
  const { t } = await readWords();
  const { reason = '', requestId, returnTo } = await searchParams;
  const known = Object.entries(t.shell.reasons).find(([name]) => name === reason);
  return (
    <Page narrow>
      <PageHead title={t.shell.signInFailed} />
      <Banner tone="danger" role="alert" title={known?.[1] ?? t.common.failed}>
        {requestId && /^[\w.:-]{1,100}$/.test(requestId) && (
          <Soft small>
            {t.common.requestId} <Mono>{requestId}</Mono>
          </Soft>
        )}
      </Banner>
      <Row>
        <PlainLinkButton kind="primary" href={signInPath(safeReturnTo(returnTo))}>
          {t.shell.tryAgain}
        </PlainLinkButton>
      </Row>
    </Page>
  );
};

export default SignInFailed;
