import type { Metadata } from 'next';
import { CataloguePage } from '../../features/catalogue/catalogue-page.tsx';
import { searchOf } from '../../features/catalogue/catalogue-search.ts';
import { readWords } from '../../i18n/server.ts';
import { oneOf, type SearchParams } from '../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.catalogue.title };
};

const Apis = async ({ searchParams }: { searchParams: SearchParams }) => {
  const asked = await searchParams;
  return <CataloguePage search={searchOf((name) => oneOf(asked, name))} />;
};

export default Apis;
