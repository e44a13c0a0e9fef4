import type { Metadata } from 'next';
import { requireSession } from '../../../../api/session.ts';
import { ManagePage } from '../../../../features/publish/manage-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.publish.manage };
};

const Page = async ({ params }: { params: Promise<{ slug: string }> }) => {
  await requireSession();
  return <ManagePage slug={(await params).slug} />;
};

export default Page;
