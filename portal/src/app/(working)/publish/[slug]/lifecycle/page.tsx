import type { Metadata } from 'next';
import { requireSession } from '../../../../../api/session.ts';
import { LifecyclePage } from '../../../../../features/publish/lifecycle-page.tsx';
import { readWords } from '../../../../../i18n/server.ts';
import { oneOf, type SearchParams } from '../../../../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.lifecycle.title };
};

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

const Page = async ({ params, searchParams }: Props) => {
  await requireSession();
  return <LifecyclePage slug={(await params).slug} version={oneOf(await searchParams, 'version')} />;
};

export default Page;
