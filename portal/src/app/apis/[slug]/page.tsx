import type { Metadata } from 'next';
import { chooseVersion, readApi } from '../../../api/catalogue.ts';
import { OverviewPage } from '../../../features/api/overview-page.tsx';
import { apiMetadata } from '../../../parts/page-metadata.ts';
import { apiCard } from '../../../pictures/card.ts';
import { oneOf, type SearchParams } from '../../search-params.ts';

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> => {
  const read = await readApi((await params).slug);
  if (!read.ok) return {};
  const { api } = read.data;
  const asked = oneOf(await searchParams, 'version');
  return apiMetadata(api, {
    ...{ title: api.name, description: api.summary, path: `/apis/${api.slug}`, asked },
    picture: { card: apiCard(api, chooseVersion(read.data, asked)?.version) },
  });
};

const Page = async ({ params, searchParams }: Props) => (
  <OverviewPage slug={(await params).slug} asked={oneOf(await searchParams, 'version')} />
);

export default Page;
