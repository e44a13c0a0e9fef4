import { PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { AppSelect } from './app-select.tsx';
import { readApps } from './read-apps.ts';
import { SuiteTable } from './suite-table.tsx';

const Suites = async ({ appId }: { appId: string }) => {
  const { t } = await readWords();
  const client = await userClient();
  const read = await load(() => client.listTestSuites({ appId, limit: PAGE_MAX }));
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  const { items } = read.data;
  if (items.length === 0) {
    const write = (
      <LinkButton kind="primary" href={`/tests/new?app=${appId}`}>
        {t.tests.newSuite}
      </LinkButton>
    );
    return (
      <EmptyState title={t.tests.none} action={write}>
        {t.tests.noneLead}
      </EmptyState>
    );
  }
  return <SuiteTable suites={items} />;
};

export const TestsPage = async ({ asked }: { asked: string | undefined }) => {
  const { t } = await readWords();
  const read = await readApps();
  const apps = read.ok ? read.data : [];
  const appId = (apps.find(({ id }) => id === asked) ?? apps[0])?.id;
  return (
    <WorkingPage
      title={t.tests.title}
      lead={t.tests.lead}
      actions={
        appId && (
          <LinkButton kind="primary" href={`/tests/new?app=${appId}`}>
            {t.tests.newSuite}
          </LinkButton>
        )
      }
      filters={appId && <AppSelect apps={apps} appId={appId} path="/tests" />}
    >
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
      {appId && <Suites appId={appId} />}
    </WorkingPage>
  );
};
