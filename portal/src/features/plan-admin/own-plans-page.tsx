import { notFound } from 'next/navigation';
import { readApi } from '../../api/catalogue.ts';
import { everything, PAGE_MAX } from '../../api/everything.ts';
import { isAbsent, load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { Banner, EmptyState } from '../../ui/feedback.tsx';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { NewPlan } from './new-plan.tsx';
import { PlanTable } from './plan-table.tsx';

/** The plans that one API has of its own, for the team that has it. */
export const OwnPlansPage = async ({ slug }: { slug: string }) => {
  const { t } = await readWords();
  const [api, client] = await Promise.all([readApi(slug), userClient()]);
  if (isAbsent(api)) notFound();
  const mayEdit = api.ok && api.data.api.mayEdit;
  const read = await load(() => everything(client.iterateListPlans({ apiId: slug, archived: true, limit: PAGE_MAX })));
  const own = read.ok ? read.data.filter(({ apiId }) => apiId !== undefined) : [];
  return (
    <WorkingPage
      title={t.planAdmin.ofTheApi(api.ok ? api.data.api.name : slug)}
      lead={t.planAdmin.ofTheApiLead}
      actions={mayEdit && <NewPlan apiId={slug} />}
    >
      {!read.ok && <ProblemPanel problem={read.failure} />}
      {api.ok && !mayEdit && <Banner tone="info" title={t.publish.notYours} />}
      {read.ok && mayEdit && own.length > 0 && <PlanTable plans={own} />}
      {read.ok && mayEdit && own.length === 0 && (
        <EmptyState title={t.planAdmin.none}>{t.planAdmin.noneLead}</EmptyState>
      )}
    </WorkingPage>
  );
};
