import type { Metadata } from 'next';
import { readPlace } from '../../../../features/reference/read-place.ts';
import { ReferencePage } from '../../../../features/reference/reference-page.tsx';
import { apiMetadata } from '../../../../parts/page-metadata.ts';
import { apiCard } from '../../../../pictures/card.ts';
import { oneOf, type SearchParams } from '../../../search-params.ts';

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> => {
  const { slug } = await params;
  const { read, place } = await readPlace(slug, oneOf(await searchParams, 'version'));
  if (!read.ok || !place) return {};
  const { api } = read.data;
  return apiMetadata(api, {
    ...{ title: api.name, description: api.summary, path: `/apis/${place.slug}/reference`, asked: place.asked },
    picture: { card: apiCard(api, place.version), at: `/apis/${place.slug}` },
  });
};

const Page = async ({ params, searchParams }: Props) => (
  <ReferencePage {...(await params)} asked={oneOf(await searchParams, 'version')} q={oneOf(await searchParams, 'q')} />
);

export default Page;
