import { notFound } from 'next/navigation';
import { readApi } from '../../api/catalogue.ts';
import { everything, PAGE_MAX } from '../../api/everything.ts';
import { isAbsent, load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { PolicyEditor } from './policy-editor.tsx';

/** Who may call one API beyond holding a key, for the team that has it. */
export const PoliciesPage = async ({ slug }: { slug: string }) => {
  const { t } = await readWords();
  const [api, client] = await Promise.all([readApi(slug), userClient()]);
  if (isAbsent(api)) notFound();
  const [read, plans] = await Promise.all([
    load(() => client.getAccessPolicies({ apiId: slug }).withResponse()),
    load(() => everything(client.iterateListPlans({ limit: PAGE_MAX }))),
  ]);
  const etag = read.ok ? (read.data.headers.get('etag') ?? '') : '';
  return (
    <WorkingPage title={t.policies.titleOf(api.ok ? api.data.api.name : slug)} lead={t.policies.lead}>
      {read.ok ? (
        <PolicyEditor
          key={etag}
          slug={slug}
          saved={read.data.data.policies}
          etag={etag}
          plans={plans.ok ? plans.data.map(({ id, name }) => ({ id, name })) : []}
        />
      ) : (
        <ProblemPanel problem={read.failure} />
      )}
    </WorkingPage>
  );
};
