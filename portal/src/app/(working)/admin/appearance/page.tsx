import type { Metadata } from 'next';
import { AppearancePage } from '../../../../features/appearance/appearance-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.appearance.title };
};

const Page = () => <AppearancePage />;

export default Page;
