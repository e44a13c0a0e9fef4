import type { Metadata } from 'next';
import { SessionsPage } from '../../../../features/account/sessions-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.account.title };
};

const Page = () => <SessionsPage />;

export default Page;
