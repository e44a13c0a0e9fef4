import type { Metadata } from 'next';
import { TeamDirectoryPage } from '../../../../features/administration/teams-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.administration.teams };
};

const Page = () => <TeamDirectoryPage />;

export default Page;
