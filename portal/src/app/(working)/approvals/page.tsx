import type { Metadata } from 'next';
import { ApprovalsPage } from '../../../features/approvals/approvals-page.tsx';
import { readWords } from '../../../i18n/server.ts';
import { oneOf, type SearchParams } from '../../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.approvals.title };
};

const Page = async ({ searchParams }: { searchParams: SearchParams }) => (
  <ApprovalsPage decided={oneOf(await searchParams, 'decided') === 'true'} />
);

export default Page;
