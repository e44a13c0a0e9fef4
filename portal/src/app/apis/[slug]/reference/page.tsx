import type { Metadata } from 'next';
import { readPlace } from '../../../../features/reference/read-place.ts';
import { ReferencePage } from '../../../../features/reference/reference-page.tsx';
import { pageMetadata } from '../../../../parts/page-metadata.ts';
import { oneOf, type SearchParams } from '../../../search-params.ts';

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> => {
  const { slug } = await params;
  const { read, place } = await readPlace(slug, oneOf(await searchParams, 'version'));
  if (!read.ok || !place) return {};
  const { name, summary } = read.data.api;
  return pageMetadata({ title: name, description: summary, path: `/apis/${place.slug}/reference`, asked: place.asked });
};

const Page = async ({ params, searchParams }: Props) => (
  <ReferencePage {...(await params)} asked={oneOf(await searchParams, 'version')} q={oneOf(await searchParams, 'q')} />
);

export default Page;
