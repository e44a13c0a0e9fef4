import type { Metadata } from 'next';
import { readApi } from '../../../api/catalogue.ts';
import { OverviewPage } from '../../../features/api/overview-page.tsx';
import { pageMetadata } from '../../../parts/page-metadata.ts';
import { oneOf, type SearchParams } from '../../search-params.ts';

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> => {
  const read = await readApi((await params).slug);
  if (!read.ok) return {};
  const { name, summary, slug } = read.data.api;
  const asked = oneOf(await searchParams, 'version');
  return pageMetadata({ title: name, description: summary, path: `/apis/${slug}`, asked });
};

const Page = async ({ params, searchParams }: Props) => (
  <OverviewPage slug={(await params).slug} asked={oneOf(await searchParams, 'version')} />
);

export default Page;
