import type { Metadata } from 'next';
import { requireSession } from '../../../../api/session.ts';
import { NewApiPage } from '../../../../features/publish/new-api-page.tsx';
import { readWords } from '../../../../i18n/server.ts';
import { oneOf, type SearchParams } from '../../../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.publish.wizardTitle };
};

const Page = async ({ searchParams }: { searchParams: SearchParams }) => {
  await requireSession();
  const search = await searchParams;
  return (
    <NewApiPage importId={oneOf(search, 'import')} slug={oneOf(search, 'api')} version={oneOf(search, 'version')} />
  );
};

export default Page;
