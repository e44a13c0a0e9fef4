import { readWords } from '../../i18n/server.ts';
import { Logo } from '../../ui/logo.tsx';
import styles from './sign-in.module.css';
import { SignIn } from './sign-in.tsx';

/** The one page to sign in on: an address first, then what fits it. */
export const SignInPage = async ({ returnTo }: { returnTo: string }) => {
  const { t } = await readWords();
  return (
    <div className={styles.page}>
      <div className={styles.card}>
        <span className={styles.brand}>
          <Logo size={36} />
        </span>
        <noscript>
          <p>{t.signIn.noScript}</p>
        </noscript>
        <SignIn returnTo={returnTo} />
      </div>
    </div>
  );
};
