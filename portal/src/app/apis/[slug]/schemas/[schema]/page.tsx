import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { isAbsent } from '../../../../../api/failure.ts';
import { readSchema } from '../../../../../api/reference.ts';
import { readPlace } from '../../../../../features/reference/read-place.ts';
import { SchemaPage } from '../../../../../features/reference/schema-page.tsx';
import { apiMetadata } from '../../../../../parts/page-metadata.ts';
import { schemaCard } from '../../../../../pictures/card.ts';
import { oneOf, type SearchParams } from '../../../../search-params.ts';

type Props = { params: Promise<{ slug: string; schema: string }>; searchParams: SearchParams };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> => {
  const { slug, schema } = await params;
  const { read: found, place } = await readPlace(slug, oneOf(await searchParams, 'version'));
  if (!found.ok || !place) return {};
  const read = await readSchema(place.slug, place.version, schema);
  if (isAbsent(read)) notFound();
  if (!read.ok) return {};
  const path = `/apis/${place.slug}/schemas/${schema}`;
  const { api } = found.data;
  return apiMetadata(api, {
    title: read.data.slug,
    description: read.data.schema.description?.slice(0, 200),
    path,
    asked: place.asked,
    picture: { card: schemaCard(api, place.version, read.data) },
  });
};

const Page = async ({ params, searchParams }: Props) => (
  <SchemaPage {...(await params)} asked={oneOf(await searchParams, 'version')} />
);

export default Page;
