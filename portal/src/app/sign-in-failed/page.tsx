import type { Metadata } from 'next';
import { type Failed, FailedPage } from '../../features/sign-in/failed-page.tsx';
import { readWords } from '../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.signIn.signInFailed, robots: { index: false } };
};

const SignInFailed = async ({ searchParams }: { searchParams: Promise<Failed> }) => (
  <FailedPage {...(await searchParams)} />
);

export default SignInFailed;
