import type { Metadata } from 'next';
import { requireSession } from '../../../api/session.ts';
import { NewApiPage } from '../../../features/publish/new-api-page.tsx';
import { oneOf, type SearchParams } from '../../search-params.ts';

export const metadata: Metadata = { title: 'Register an API' };

const Page = async ({ searchParams }: { searchParams: SearchParams }) => {
  await requireSession();
  const search = await searchParams;
  return (
    <NewApiPage importId={oneOf(search, 'import')} slug={oneOf(search, 'api')} version={oneOf(search, 'version')} />
  );
};

export default Page;
