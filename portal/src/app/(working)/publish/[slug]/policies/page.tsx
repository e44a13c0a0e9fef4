import type { Metadata } from 'next';
import { requireSession } from '../../../../../api/session.ts';
import { PoliciesPage } from '../../../../../features/policies/policies-page.tsx';
import { readWords } from '../../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.policies.title };
};

const Page = async ({ params }: { params: Promise<{ slug: string }> }) => {
  await requireSession();
  return <PoliciesPage slug={(await params).slug} />;
};

export default Page;
