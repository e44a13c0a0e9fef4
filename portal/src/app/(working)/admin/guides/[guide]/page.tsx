import type { Metadata } from 'next';
import { requireSession } from '../../../../../api/session.ts';
import { GuideDraftPage } from '../../../../../features/guides/draft-page.tsx';
import { readWords } from '../../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.guides.title };
};

const Page = async ({ params }: { params: Promise<{ guide: string }> }) => {
  await requireSession();
  return <GuideDraftPage book={undefined} {...(await params)} />;
};

export default Page;
