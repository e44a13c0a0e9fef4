import type { Metadata } from 'next';
import { SystemPage } from '../../../../features/system/system-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.system.title };
};

const Page = () => <SystemPage />;

export default Page;
