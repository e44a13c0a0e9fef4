import type { Metadata } from 'next';
import { requireSession } from '../../../../api/session.ts';
import { SuitePage } from '../../../../features/tests/suite-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.tests.title };
};

const Page = async ({ params }: { params: Promise<{ id: string }> }) => {
  await requireSession();
  return <SuitePage suiteId={(await params).id} />;
};

export default Page;
