import type { Metadata } from 'next';
import { SearchPage } from '../../features/search/search-page.tsx';
import { askedOf } from '../../features/search/searched.ts';
import { readWords } from '../../i18n/server.ts';
import { oneOf, type SearchParams } from '../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.search.title };
};

const Search = async ({ searchParams }: { searchParams: SearchParams }) => {
  const said = await searchParams;
  return <SearchPage asked={askedOf((name) => oneOf(said, name))} />;
};

export default Search;
