import type { Metadata } from 'next';
import { NoticesPage } from '../../../../features/notices/notices-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.notices.title };
};

const Page = () => <NoticesPage />;

export default Page;
