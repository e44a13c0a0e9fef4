import type { Metadata } from 'next';
import { PublishPage } from '../../../features/publish/publish-page.tsx';
import { readWords } from '../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.publish.title };
};

const Page = () => <PublishPage />;

export default Page;
