import type { Metadata } from 'next';
import { ConnectionPage } from '../../../../../features/connections/connection-page.tsx';
import { readWords } from '../../../../../i18n/server.ts';
import { oneOf, type SearchParams } from '../../../../search-params.ts';

type Props = { params: Promise<{ connectionId: string }>; searchParams: SearchParams };

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.connections.title };
};

const Page = async ({ params, searchParams }: Props) => (
  <ConnectionPage connectionId={(await params).connectionId} failed={oneOf(await searchParams, 'test') === 'failed'} />
);

export default Page;
