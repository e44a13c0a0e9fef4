import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { System } from './system.tsx';

/** Whether this deployment works, and what waits. */
export const SystemPage = async () => {
  const { t } = await readWords();
  const client = await userClient();
  const read = await load(() => client.getMetrics());
  return (
    <WorkingPage title={t.system.title} lead={t.system.lead}>
      {read.ok ? <System first={read.data} /> : <ProblemPanel problem={read.failure} />}
    </WorkingPage>
  );
};
