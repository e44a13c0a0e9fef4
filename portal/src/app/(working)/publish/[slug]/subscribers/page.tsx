import type { Metadata } from 'next';
import { requireSession } from '../../../../../api/session.ts';
import { SubscribersPage } from '../../../../../features/subscribers/subscribers-page.tsx';
import { readWords } from '../../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.subscribers.title };
};

const Page = async ({ params }: { params: Promise<{ slug: string }> }) => {
  await requireSession();
  return <SubscribersPage slug={(await params).slug} />;
};

export default Page;
