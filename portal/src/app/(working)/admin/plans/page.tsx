import type { Metadata } from 'next';
import { PlanAdminPage } from '../../../../features/plan-admin/plan-admin-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.planAdmin.title };
};

const Page = () => <PlanAdminPage />;

export default Page;
