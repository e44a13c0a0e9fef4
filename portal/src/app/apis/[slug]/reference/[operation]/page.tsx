import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { isAbsent } from '../../../../../api/failure.ts';
import { readOperation } from '../../../../../api/reference.ts';
import { OperationPage } from '../../../../../features/reference/operation-page.tsx';
import { readPlace } from '../../../../../features/reference/read-place.ts';
import { oneOf, type SearchParams } from '../../../../search-params.ts';

type Props = { params: Promise<{ slug: string; operation: string }>; searchParams: SearchParams };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> => {
  const { slug, operation } = await params;
  const { place } = await readPlace(slug, oneOf(await searchParams, 'version'));
  if (!place) return {};
  const read = await readOperation(place.slug, place.version, operation);
  if (isAbsent(read)) notFound();
  return read.ok ? { title: read.data.summary ?? read.data.path } : {};
};

const Page = async ({ params, searchParams }: Props) => (
  <OperationPage {...(await params)} asked={oneOf(await searchParams, 'version')} />
);

export default Page;
