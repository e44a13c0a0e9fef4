import type { Metadata } from 'next';
import { requireSession } from '../../../../../api/session.ts';
import { GuideDraftsPage } from '../../../../../features/guides/drafts-page.tsx';
import { readWords } from '../../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.guides.title };
};

const Page = async ({ params }: { params: Promise<{ slug: string }> }) => {
  await requireSession();
  return <GuideDraftsPage book={(await params).slug} />;
};

export default Page;
