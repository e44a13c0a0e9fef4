import type { Metadata } from 'next';
import { readPlace } from '../../../../../features/reference/read-place.ts';
import { TagPage } from '../../../../../features/reference/tag-page.tsx';
import { apiMetadata } from '../../../../../parts/page-metadata.ts';
import { apiCard } from '../../../../../pictures/card.ts';
import { oneOf, type SearchParams } from '../../../../search-params.ts';

type Props = { params: Promise<{ slug: string; tag: string }>; searchParams: SearchParams };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> => {
  const { slug, tag } = await params;
  const { read, place } = await readPlace(slug, oneOf(await searchParams, 'version'));
  if (!read.ok || !place) return {};
  const { api } = read.data;
  return apiMetadata(api, {
    ...{ title: api.name, description: api.summary, path: `/apis/${place.slug}/tags/${tag}`, asked: place.asked },
    picture: { card: apiCard(api, place.version), at: `/apis/${place.slug}` },
  });
};

const Page = async ({ params, searchParams }: Props) => (
  <TagPage {...(await params)} asked={oneOf(await searchParams, 'version')} />
);

export default Page;
