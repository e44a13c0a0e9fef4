import type { Metadata } from 'next';
import { ConnectionsPage } from '../../../../features/connections/connections-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.connections.title };
};

const Page = () => <ConnectionsPage />;

export default Page;
