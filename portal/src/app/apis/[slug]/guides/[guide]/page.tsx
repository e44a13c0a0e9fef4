import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { isAbsent } from '../../../../../api/failure.ts';
import { readGuide } from '../../../../../api/guides.ts';
import { GuidePage } from '../../../../../features/guides/guide-page.tsx';
import { pageMetadata } from '../../../../../parts/page-metadata.ts';
import { oneOf, type SearchParams } from '../../../../search-params.ts';

type Props = { params: Promise<{ slug: string; guide: string }>; searchParams: SearchParams };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> => {
  const { slug, guide } = await params;
  const version = oneOf(await searchParams, 'version');
  const read = await readGuide(slug, guide, version);
  if (isAbsent(read)) notFound();
  if (!read.ok) return {};
  const { title, description } = read.data;
  return pageMetadata({ title, description, path: `/apis/${slug}/guides/${guide}`, asked: version });
};

const Page = async ({ params, searchParams }: Props) => {
  const { slug, guide } = await params;
  const version = oneOf(await searchParams, 'version');
  return <GuidePage book={slug} guide={guide} version={version} />;
};

export default Page;
