import type { Metadata } from 'next';
import { NewConnectionPage } from '../../../../../features/connections/new-connection-page.tsx';
import { readWords } from '../../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.connections.add };
};

const Page = () => <NewConnectionPage />;

export default Page;
