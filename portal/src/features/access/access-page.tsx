import { chooseVersion, exampleUrl, readApi } from '../../api/catalogue.ts';
import { everything, PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { clientFor, readSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { Banner, EmptyState } from '../../ui/feedback.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { GetAccess } from './get-access.tsx';

/** Plans of an API and the way from one of them to a key. */
export const AccessPage = async ({ slug, asked }: { slug: string; asked: string | undefined }) => {
  const { t } = await readWords();
  const [read, plans, session] = await Promise.all([
    readApi(slug),
    load(() => everything(clientFor(undefined).iterateListPlans({ limit: PAGE_MAX }))),
    readSession(),
  ]);
  if (!read.ok) return null;
  if (!plans.ok) return <ProblemPanel problem={plans.failure} />;
  if (plans.data.length === 0) return <EmptyState title={t.access.noPlans} />;
  const { api } = read.data;
  const version = chooseVersion(read.data, asked);
  if (!api.latestVersion || !version) return <Banner tone="info" title={t.access.draft} />;
  return (
    <GetAccess
      api={{ id: api.id, slug: api.slug, name: api.name }}
      plans={[...plans.data].sort((one, other) => one.priceCentsPerMonth - other.priceCentsPerMonth)}
      callUrl={await exampleUrl(api.slug, version)}
      signedIn={session !== undefined}
    />
  );
};
