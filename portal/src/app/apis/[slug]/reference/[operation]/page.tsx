import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { isAbsent } from '../../../../../api/failure.ts';
import { readOperation } from '../../../../../api/reference.ts';
import { OperationPage } from '../../../../../features/reference/operation-page.tsx';
import { readPlace } from '../../../../../features/reference/read-place.ts';
import { apiMetadata } from '../../../../../parts/page-metadata.ts';
import { operationCard } from '../../../../../pictures/card.ts';
import { oneOf, type SearchParams } from '../../../../search-params.ts';

type Props = { params: Promise<{ slug: string; operation: string }>; searchParams: SearchParams };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> => {
  const { slug, operation } = await params;
  const { read: found, place } = await readPlace(slug, oneOf(await searchParams, 'version'));
  if (!found.ok || !place) return {};
  const read = await readOperation(place.slug, place.version, operation);
  if (isAbsent(read)) notFound();
  if (!read.ok) return {};
  const { summary, path, description } = read.data;
  const { api } = found.data;
  return apiMetadata(api, {
    title: summary ?? path,
    description: description?.slice(0, 200),
    path: `/apis/${place.slug}/reference/${operation}`,
    asked: place.asked,
    picture: { card: operationCard(api, place.version, read.data) },
  });
};

const Page = async ({ params, searchParams }: Props) => (
  <OperationPage {...(await params)} asked={oneOf(await searchParams, 'version')} />
);

export default Page;
