import { notFound } from 'next/navigation';
import { readApi } from '../../api/catalogue.ts';
import { everything, PAGE_MAX } from '../../api/everything.ts';
import { isAbsent, load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { SubscriberTable } from './subscriber-table.tsx';

/** Who is subscribed to one API, for the team that has it. */
export const SubscribersPage = async ({ slug }: { slug: string }) => {
  const { t } = await readWords();
  const [api, client] = await Promise.all([readApi(slug), userClient()]);
  if (isAbsent(api)) notFound();
  const read = await load(() => everything(client.iterateListSubscribers({ apiId: slug, limit: PAGE_MAX })));
  return (
    <WorkingPage title={t.subscribers.titleOf(api.ok ? api.data.api.name : slug)} lead={t.subscribers.lead}>
      {read.ok ? <SubscriberTable slug={slug} subscribers={read.data} /> : <ProblemPanel problem={read.failure} />}
    </WorkingPage>
  );
};
