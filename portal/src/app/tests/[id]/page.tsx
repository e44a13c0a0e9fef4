import type { Metadata } from 'next';
import { requireSession } from '../../../api/session.ts';
import { SuitePage } from '../../../features/tests/suite-page.tsx';

export const metadata: Metadata = { title: 'Test' };

const Page = async ({ params }: { params: Promise<{ id: string }> }) => {
  await requireSession();
  return <SuitePage suiteId={(await params).id} />;
};

export default Page;
