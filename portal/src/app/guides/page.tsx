import type { Metadata } from 'next';
import { GuidesPage } from '../../features/guides/guides-page.tsx';
import { readWords } from '../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.guides.title };
};

const Page = () => <GuidesPage book={undefined} version={undefined} />;

export default Page;
