import type { Metadata } from 'next';
import { requireSession } from '../../../api/session.ts';
import { NewTestPage } from '../../../features/tests/new-test-page.tsx';
import { oneOf, type SearchParams } from '../../search-params.ts';

export const metadata: Metadata = { title: 'Write a test' };

const Page = async ({ searchParams }: { searchParams: SearchParams }) => {
  await requireSession();
  return <NewTestPage asked={oneOf(await searchParams, 'app')} />;
};

export default Page;
