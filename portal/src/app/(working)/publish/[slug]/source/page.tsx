import type { Metadata } from 'next';
import { requireSession } from '../../../../../api/session.ts';
import { SourcePage } from '../../../../../features/sources/source-page.tsx';
import { readWords } from '../../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.sources.title };
};

const Page = async ({ params }: { params: Promise<{ slug: string }> }) => {
  await requireSession();
  return <SourcePage slug={(await params).slug} />;
};

export default Page;
