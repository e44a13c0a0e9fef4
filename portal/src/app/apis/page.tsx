import type { Metadata } from 'next';
import { CataloguePage } from '../../features/catalogue/catalogue-page.tsx';
import { searchOf } from '../../features/catalogue/catalogue-search.ts';
import { readWords } from '../../i18n/server.ts';
import { wordsMetadata } from '../../parts/page-metadata.ts';
import { wordsCard } from '../../pictures/card.ts';
import { oneOf, type SearchParams } from '../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t, locale } = await readWords();
  const { title, lead } = t.catalogue;
  const card = wordsCard(title, lead);
  return { title, ...(await wordsMetadata({ path: '/apis', page: '/apis', card, language: locale })) };
};

const Apis = async ({ searchParams }: { searchParams: SearchParams }) => {
  const asked = await searchParams;
  return <CataloguePage search={searchOf((name) => oneOf(asked, name))} />;
};

export default Apis;
