import type { Metadata } from 'next';
import { RolesPage } from '../../../../features/administration/roles-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.administration.roles };
};

const Page = () => <RolesPage />;

export default Page;
