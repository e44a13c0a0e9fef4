import { load } from '../../api/failure.ts';
import { readOwnApis } from '../../api/own-apis.ts';
import { requireSession, userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Banner, EmptyState } from '../../ui/feedback.tsx';
import { Page, PageHead, WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { ApiTable } from './api-table.tsx';

const readOwn = () =>
  load(async () => {
    const client = await userClient();
    return readOwnApis(client, await client.getCurrentUser());
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
