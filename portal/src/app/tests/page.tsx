import type { Metadata } from 'next';
import { requireSession } from '../../api/session.ts';
import { TestsPage } from '../../features/tests/tests-page.tsx';
import { oneOf, type SearchParams } from '../search-params.ts';

export const metadata: Metadata = { title: 'Tests' };

const Page = async ({ searchParams }: { searchParams: SearchParams }) => {
  await requireSession();
  return <TestsPage asked={oneOf(await searchParams, 'app')} />;
};

export default Page;
