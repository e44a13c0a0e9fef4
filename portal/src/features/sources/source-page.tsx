import { notFound } from 'next/navigation';
import { readApi } from '../../api/catalogue.ts';
import { isAbsent, load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { FollowedSource } from './followed-source.tsx';

/** Where the document of one API comes from, and what came of reading it again there. */
export const SourcePage = async ({ slug }: { slug: string }) => {
  const { t } = await readWords();
  const [api, client] = await Promise.all([readApi(slug), userClient()]);
  if (isAbsent(api)) notFound();
  const read = await load(() => client.getApiSource({ apiId: slug }).withResponse());
  const etag = read.ok ? (read.data.headers.get('etag') ?? '') : '';
  return (
    <WorkingPage title={t.sources.titleOf(api.ok ? api.data.api.name : slug)} lead={t.sources.lead}>
      {read.ok ? (
        <FollowedSource slug={slug} seen={{ source: read.data.data, etag }} />
      ) : (
        <ProblemPanel problem={read.failure} />
      )}
    </WorkingPage>
  );
};
