import type { Metadata } from 'next';
import { SignUpPage } from '../../../../features/sign-up/sign-up-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.signUp.title };
};

const Page = () => <SignUpPage />;

export default Page;
