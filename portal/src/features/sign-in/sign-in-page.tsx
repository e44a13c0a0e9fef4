import { readWords } from '../../i18n/server.ts';
import { SignIn } from './sign-in.tsx';
import { SignInCard } from './sign-in-card.tsx';

/** The one page to sign in on: an address first, then what fits it. */
export const SignInPage = async ({ returnTo }: { returnTo: string }) => {
  const { t } = await readWords();
  return (
    <SignInCard>
      <noscript>
        <p>{t.signIn.noScript}</p>
      </noscript>
      <SignIn returnTo={returnTo} />
    </SignInCard>
  );
};
