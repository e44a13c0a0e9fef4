import type { Api } from '@portico/client';
import { load } from '../../api/failure.ts';
import { requireSession, userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Banner, EmptyState } from '../../ui/feedback.tsx';
import { Page, PageHead, WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { ApiTable } from './api-table.tsx';

const PAGES_MAX = 10;

/** The reader's own APIs out of all they may see. */
const readOwn = () =>
  load(async () => {
    const client = await userClient();
    const own: Api[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const { items, nextCursor } = await client.listApis({ limit: 100, ...(cursor && { cursor }) });
      own.push(...items.filter(({ mayEdit }) => mayEdit));
      cursor = nextCursor;
      if (!cursor) break;
    }
    return own;
  });

export const PublishPage = async () => {
  const { t } = await readWords();
  const { user } = await requireSession();
  if (user.roles.every((role) => role === 'developer')) {
    return (
      <Page>
        <PageHead title={t.publish.title} />
        <Banner tone="info" title={t.publish.notPublisher} />
      </Page>
    );
  }
  const read = await readOwn();
  const register = (
    <LinkButton kind="primary" href="/publish/new">
      {t.publish.newApi}
    </LinkButton>
  );
  return (
    <WorkingPage title={t.publish.title} lead={t.publish.lead} actions={register}>
      {!read.ok && <ProblemPanel problem={read.failure} />}
      {read.ok && read.data.length === 0 && (
        <EmptyState title={t.publish.none} action={register}>
          {t.publish.noneLead}
        </EmptyState>
      )}
      {read.ok && read.data.length > 0 && <ApiTable apis={read.data} />}
    </WorkingPage>
  );
};
