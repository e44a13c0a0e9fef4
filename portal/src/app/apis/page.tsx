import type { Metadata } from 'next';
import { CataloguePage } from '../../features/catalogue/catalogue-page.tsx';
import { readWords } from '../../i18n/server.ts';
import { oneOf, type SearchParams } from '../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.catalogue.title };
};

const Apis = async ({ searchParams }: { searchParams: SearchParams }) => {
  const search = await searchParams;
  return <CataloguePage q={oneOf(search, 'q')} tag={oneOf(search, 'tag')} cursor={oneOf(search, 'cursor')} />;
};

export default Apis;
