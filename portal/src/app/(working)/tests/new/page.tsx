import type { Metadata } from 'next';
import { requireSession } from '../../../../api/session.ts';
import { NewTestPage } from '../../../../features/tests/new-test-page.tsx';
import { readWords } from '../../../../i18n/server.ts';
import { oneOf, type SearchParams } from '../../../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.tests.newTitle };
};

const Page = async ({ searchParams }: { searchParams: SearchParams }) => {
  await requireSession();
  return <NewTestPage asked={oneOf(await searchParams, 'app')} />;
};

export default Page;
