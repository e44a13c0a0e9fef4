import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { isAbsent } from '../../../../../api/failure.ts';
import { readSchema } from '../../../../../api/reference.ts';
import { readPlace } from '../../../../../features/reference/read-place.ts';
import { SchemaPage } from '../../../../../features/reference/schema-page.tsx';
import { oneOf, type SearchParams } from '../../../../search-params.ts';

type Props = { params: Promise<{ slug: string; schema: string }>; searchParams: SearchParams };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> => {
  const { slug, schema } = await params;
  const { place } = await readPlace(slug, oneOf(await searchParams, 'version'));
  if (!place) return {};
  const read = await readSchema(place.slug, place.version, schema);
  if (isAbsent(read)) notFound();
  return read.ok ? { title: read.data.slug } : {};
};

const Page = async ({ params, searchParams }: Props) => (
  <SchemaPage {...(await params)} asked={oneOf(await searchParams, 'version')} />
);

export default Page;
