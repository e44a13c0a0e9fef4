import type { Metadata } from 'next';
import { requireSession } from '../../../../../../api/session.ts';
import { AddVersion } from '../../../../../../features/publish/add-version.tsx';
import { readWords } from '../../../../../../i18n/server.ts';
import { Page, PageHead } from '../../../../../../ui/layout.tsx';
import { oneOf, type SearchParams } from '../../../../../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.publish.versionTitle };
};

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

const NewVersion = async ({ params, searchParams }: Props) => {
  await requireSession();
  const { t } = await readWords();
  return (
    <Page>
      <PageHead title={t.publish.versionTitle} lead={t.publish.wizardLead} />
      <AddVersion slug={(await params).slug} importId={oneOf(await searchParams, 'import')} />
    </Page>
  );
};

export default NewVersion;
