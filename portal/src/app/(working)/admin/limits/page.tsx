import type { Metadata } from 'next';
import { LimitsPage } from '../../../../features/administration/limits-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.administration.limits };
};

const Page = () => <LimitsPage />;

export default Page;
