import { notFound } from 'next/navigation';
import { readApi } from '../../api/catalogue.ts';
import { isAbsent, load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { GuideEditor } from './guide-editor.tsx';

/** One page of the guides, to be written. */
export const GuideDraftPage = async ({ slug, guide }: { slug: string; guide: string }) => {
  const { t } = await readWords();
  const [api, client] = await Promise.all([readApi(slug), userClient()]);
  const [read, files] = await Promise.all([
    load(() => client.getGuideDraft({ apiId: slug, guide }).withResponse()),
    load(async () => (await client.listGuideFiles({ apiId: slug })).items),
  ]);
  if (isAbsent(api) || isAbsent(read)) notFound();
  return (
    <WorkingPage
      title={read.ok ? read.data.data.title : guide}
      lead={api.ok ? t.guides.manage(api.data.api.name) : undefined}
      actions={<LinkButton href={`/publish/${slug}/guides`}>{t.guides.pages}</LinkButton>}
    >
      {read.ok ? (
        <GuideEditor
          slug={slug}
          guide={guide}
          files={files.ok ? files.data : []}
          read={{ draft: read.data.data, etag: read.data.headers.get('etag') ?? '' }}
        />
      ) : (
        <ProblemPanel problem={read.failure} />
      )}
    </WorkingPage>
  );
};
