import { notFound } from 'next/navigation';
import { isAbsent, load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { Page, PageHead, Row } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { DeleteSuite } from './delete-suite.tsx';
import { Runs } from './runs.tsx';

export const SuitePage = async ({ suiteId }: { suiteId: string }) => {
  const { t } = await readWords();
  const client = await userClient();
  const [suite, runs] = await Promise.all([
    load(() => client.getTestSuite({ suiteId })),
    load(() => client.listTestRuns({ suiteId })),
  ]);
  if (isAbsent(suite)) notFound();
  if (!suite.ok || !runs.ok) {
    const failed = suite.ok ? runs : suite;
    return <Page>{!failed.ok && <ProblemPanel problem={failed.failure} />}</Page>;
  }
  const { name, apiSlug, version, appId } = suite.data;
  return (
    <Page>
      <PageHead title={name} lead={`${t.tests.api}: ${apiSlug} ${version}`}>
        <Row>
          <DeleteSuite suiteId={suiteId} name={name} appId={appId} />
        </Row>
      </PageHead>
      <Runs suite={suite.data} initial={runs.data.items} />
    </Page>
  );
};
