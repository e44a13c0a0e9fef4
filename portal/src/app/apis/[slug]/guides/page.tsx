import type { Metadata } from 'next';
import { GuidesPage } from '../../../../features/guides/guides-page.tsx';
import { readWords } from '../../../../i18n/server.ts';
import { oneOf, type SearchParams } from '../../../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.guides.title };
};

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

const Page = async ({ params, searchParams }: Props) => (
  <GuidesPage book={(await params).slug} version={oneOf(await searchParams, 'version')} />
);

export default Page;
