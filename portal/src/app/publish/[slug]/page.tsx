import type { Metadata } from 'next';
import { requireSession } from '../../../api/session.ts';
import { ManagePage } from '../../../features/publish/manage-page.tsx';

export const metadata: Metadata = { title: 'Manage' };

const Page = async ({ params }: { params: Promise<{ slug: string }> }) => {
  await requireSession();
  return <ManagePage slug={(await params).slug} />;
};

export default Page;
