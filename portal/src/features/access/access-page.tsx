import { chooseVersion, readApi, readFirstCall } from '../../api/catalogue.ts';
import { readPlans } from '../../api/plans.ts';
import { readSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { Banner, EmptyState } from '../../ui/feedback.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { GetAccess } from './get-access.tsx';

/** Plans of an API and the way from one of them to a key. */
export const AccessPage = async ({ slug, asked }: { slug: string; asked: string | undefined }) => {
  const { t } = await readWords();
  const [read, plans, session] = await Promise.all([readApi(slug), readPlans(slug), readSession()]);
  if (!read.ok) return null;
  if (!plans.ok) return <ProblemPanel problem={plans.failure} />;
  if (plans.data.length === 0) return <EmptyState title={t.access.noPlans} />;
  const { api } = read.data;
  const version = chooseVersion(read.data, asked);
  if (!api.latestVersion || !version) return <Banner tone="info" title={t.access.draft} />;
  return (
    <GetAccess
      api={{ id: api.id, slug: api.slug, name: api.name }}
      plans={plans.data}
      call={await readFirstCall(api.slug, version)}
      signedIn={session !== undefined}
    />
  );
};
