import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { readApi } from '../../../../../api/catalogue.ts';
import { isAbsent } from '../../../../../api/failure.ts';
import { readGuide } from '../../../../../api/guides.ts';
import { GuidePage } from '../../../../../features/guides/guide-page.tsx';
import { apiMetadata } from '../../../../../parts/page-metadata.ts';
import { guideCard } from '../../../../../pictures/card.ts';
import { oneOf, type SearchParams } from '../../../../search-params.ts';

type Props = { params: Promise<{ slug: string; guide: string }>; searchParams: SearchParams };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> => {
  const { slug, guide } = await params;
  const version = oneOf(await searchParams, 'version');
  const [found, read] = await Promise.all([readApi(slug), readGuide(slug, guide, version)]);
  if (isAbsent(read)) notFound();
  if (!found.ok || !read.ok) return {};
  const { title, description } = read.data;
  const { api } = found.data;
  return apiMetadata(api, {
    ...{ title, description, path: `/apis/${slug}/guides/${guide}`, asked: version },
    picture: { card: guideCard(api, read.data) },
  });
};

const Page = async ({ params, searchParams }: Props) => {
  const { slug, guide } = await params;
  const version = oneOf(await searchParams, 'version');
  return <GuidePage book={slug} guide={guide} version={version} />;
};

export default Page;
