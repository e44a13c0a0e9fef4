import { everything, PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Page, PageHead, Row } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { AppSelect } from './app-select.tsx';
import { NewTest } from './new-test.tsx';
import { readApps } from './read-apps.ts';

const Editor = async ({ appId }: { appId: string }) => {
  const { t } = await readWords();
  const client = await userClient();
  const read = await load(() => everything(client.iterateListSubscriptions({ appId, limit: PAGE_MAX })));
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  const active = read.data.filter(({ status }) => status === 'active');
  if (active.length === 0)
    return (
      <EmptyState
        title={t.tests.noSubscriptions}
        action={
          <LinkButton kind="primary" href="/apis">
            {t.tests.findApi}
          </LinkButton>
        }
      />
    );
  return (
    <NewTest
      key={appId}
      appId={appId}
      apis={active.map(({ apiId, apiSlug, apiName }) => ({ id: apiId, slug: apiSlug, name: apiName }))}
    />
  );
};

export const NewTestPage = async ({ asked }: { asked: string | undefined }) => {
  const { t } = await readWords();
  const read = await readApps();
  const apps = read.ok ? read.data : [];
  const appId = (apps.find(({ id }) => id === asked) ?? apps[0])?.id;
  return (
    <Page>
      <PageHead title={t.tests.newTitle} lead={t.tests.newLead} />
      {!read.ok && <ProblemPanel problem={read.failure} />}
      {read.ok && !appId && (
        <EmptyState
          title={t.tests.noApps}
          action={
            <LinkButton kind="primary" href="/apps?new=1">
              {t.apps.create}
            </LinkButton>
          }
        />
      )}
      {appId && (
        <>
          <Row>
            <AppSelect apps={apps} appId={appId} path="/tests/new" />
          </Row>
          <Editor appId={appId} />
        </>
      )}
    </Page>
  );
};
