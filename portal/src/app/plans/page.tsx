import type { Metadata } from 'next';
import { PlansPage } from '../../features/plans/plans-page.tsx';
import { readWords } from '../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.access.plansTitle };
};

const Plans = () => <PlansPage />;

export default Plans;
