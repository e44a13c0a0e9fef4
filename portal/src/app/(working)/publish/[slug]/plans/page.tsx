import type { Metadata } from 'next';
import { requireSession } from '../../../../../api/session.ts';
import { OwnPlansPage } from '../../../../../features/plan-admin/own-plans-page.tsx';
import { readWords } from '../../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.planAdmin.title };
};

const Page = async ({ params }: { params: Promise<{ slug: string }> }) => {
  await requireSession();
  return <OwnPlansPage slug={(await params).slug} />;
};

export default Page;
