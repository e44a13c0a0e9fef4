import type { Metadata } from 'next';
import { CataloguePage } from '../../features/catalogue/catalogue-page.tsx';
import { oneOf, type SearchParams } from '../search-params.ts';

export const metadata: Metadata = { title: 'APIs' };

const Apis = async ({ searchParams }: { searchParams: SearchParams }) => {
  const search = await searchParams;
  return <CataloguePage q={oneOf(search, 'q')} tag={oneOf(search, 'tag')} cursor={oneOf(search, 'cursor')} />;
};

export default Apis;
