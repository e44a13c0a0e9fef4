import type { Metadata } from 'next';
import { requireSession } from '../../../../../api/session.ts';
import { BackendsPage } from '../../../../../features/backends/backends-page.tsx';
import { readWords } from '../../../../../i18n/server.ts';
import { oneOf, type SearchParams } from '../../../../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.backends.title };
};

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

const Page = async ({ params, searchParams }: Props) => {
  await requireSession();
  const [{ slug }, search] = await Promise.all([params, searchParams]);
  const environment = oneOf(search, 'environment') === 'test' ? 'test' : 'live';
  return <BackendsPage slug={slug} version={oneOf(search, 'version')} environment={environment} />;
};

export default Page;
