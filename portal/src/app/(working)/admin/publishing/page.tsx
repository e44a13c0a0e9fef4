import type { Metadata } from 'next';
import { PublishingPage } from '../../../../features/administration/publishing-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.publishing.title };
};

const Page = () => <PublishingPage />;

export default Page;
