import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { NotFound } from '../../parts/search-misses.tsx';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { System } from './system.tsx';

/** Whether this deployment works, and what waits. */
export const SystemPage = async () => {
  const { t } = await readWords();
  const client = await userClient();
  const [read, misses] = await Promise.all([load(() => client.getMetrics()), load(() => client.listSearchMisses())]);
  return (
    <WorkingPage title={t.system.title} lead={t.system.lead}>
      {read.ok ? <System first={read.data} /> : <ProblemPanel problem={read.failure} />}
      <NotFound read={misses} />
    </WorkingPage>
  );
};
