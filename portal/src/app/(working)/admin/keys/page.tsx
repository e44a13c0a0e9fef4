import type { Metadata } from 'next';
import { StaleKeysPage } from '../../../../features/administration/stale-keys-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.administration.staleKeys };
};

const Page = () => <StaleKeysPage />;

export default Page;
