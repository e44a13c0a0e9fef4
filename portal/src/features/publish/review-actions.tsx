'use client';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { PublishButton } from './publish-button.tsx';

type ReviewActionsProps = {
  slug: string;
  version: string;
  draft: boolean;
  /** What is said until it is published. */
  lead?: string;
};

/** What can be done with a version that was looked at: publish it while it is a draft, read it, manage it. */
export const ReviewActions = ({ slug, version, draft, lead }: ReviewActionsProps) => {
  const { t } = useWords();
  const [published, setPublished] = useState(false);
  const query = `?version=${encodeURIComponent(version)}`;
  return (
    <Stack>
      {published ? <Banner tone="ok" role="status" title={t.publish.published} /> : lead && <p>{lead}</p>}
      <Row>
        {draft && !published && <PublishButton slug={slug} version={version} onPublished={() => setPublished(true)} />}
        {published && (
          <LinkButton kind="primary" href={`/apis/${slug}${query}`}>
            {t.publish.openApi}
          </LinkButton>
        )}
        <LinkButton href={`/apis/${slug}/reference${query}`}>{t.publish.viewReference}</LinkButton>
        <LinkButton href={`/publish/${slug}`}>{t.publish.manage}</LinkButton>
      </Row>
    </Stack>
  );
};
