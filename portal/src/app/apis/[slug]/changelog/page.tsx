import type { Metadata } from 'next';
import { ChangelogPage } from '../../../../features/api/changelog-page.tsx';
import { oneOf, type SearchParams } from '../../../search-params.ts';

export const generateMetadata = async ({ params }: Pick<Props, 'params'>): Promise<Metadata> => ({
  alternates: { types: { 'application/atom+xml': `/apis/${(await params).slug}/changelog/feed.xml` } },
});

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

const Page = async ({ params, searchParams }: Props) => {
  const search = await searchParams;
  return <ChangelogPage slug={(await params).slug} asked={oneOf(search, 'version')} from={oneOf(search, 'from')} />;
};

export default Page;
