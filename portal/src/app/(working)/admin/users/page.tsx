import type { Metadata } from 'next';
import { filterOf } from '../../../../features/users/user-filter.ts';
import { UsersPage } from '../../../../features/users/users-page.tsx';
import { readWords } from '../../../../i18n/server.ts';
import { oneOf, type SearchParams } from '../../../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.users.title };
};

const Page = async ({ searchParams }: { searchParams: SearchParams }) => {
  const search = await searchParams;
  return <UsersPage filter={filterOf((name) => oneOf(search, name))} />;
};

export default Page;
