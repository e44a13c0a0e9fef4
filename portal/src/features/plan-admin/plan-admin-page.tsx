import { everything, PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { clientFor, requireSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { NewPlan } from './new-plan.tsx';
import { PlanTable } from './plan-table.tsx';

/** The plans of the portal, for those who govern it. */
export const PlanAdminPage = async () => {
  const { t } = await readWords();
  const session = await requireSession();
  const read = await load(() => everything(clientFor(session).iterateListPlans({ archived: true, limit: PAGE_MAX })));
  return (
    <WorkingPage title={t.planAdmin.title} lead={t.planAdmin.lead} actions={read.ok && <NewPlan />}>
      {read.ok ? <PlanTable plans={read.data} /> : <ProblemPanel problem={read.failure} />}
    </WorkingPage>
  );
};
