import type { Metadata } from 'next';
import { safeReturnTo } from '../../api/return-to.ts';
import { SignInPage } from '../../features/sign-in/sign-in-page.tsx';
import { readWords } from '../../i18n/server.ts';
import { oneOf, type SearchParams } from '../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.signIn.title, robots: { index: false } };
};

const SignIn = async ({ searchParams }: { searchParams: SearchParams }) => {
  // Whoever is signed in may sign in anew: a session that ended looks whole until it is used.
  return <SignInPage returnTo={safeReturnTo(oneOf(await searchParams, 'returnTo'))} />;
};

export default SignIn;
