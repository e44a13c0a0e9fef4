import { safeReturnTo, signInPath } from '../../api/return-to.ts';
import { readWords } from '../../i18n/server.ts';
import { PlainLinkButton } from '../../ui/button.tsx';
import { Mono, Soft } from '../../ui/layout.tsx';
import styles from './sign-in.module.css';
import { SignInCard } from './sign-in-card.tsx';

export type Failed = { readonly reason?: string; readonly requestId?: string; readonly returnTo?: string };

/** Where a sign-in elsewhere ends that came to nothing: why, and the way to begin again. */
export const FailedPage = async ({ reason = '', requestId, returnTo }: Failed) => {
  const { t } = await readWords();
  const known = Object.entries(t.signIn.reasons).find(([name]) => name === reason);
  return (
    <SignInCard>
      <section className={styles.full}>
        <div className={styles.head}>
          <h1>{t.signIn.signInFailed}</h1>
          <p role="alert">{known?.[1] ?? t.common.failed}</p>
          {requestId && /^[\w.:-]{1,100}$/.test(requestId) && (
            <Soft small>
              {t.common.requestId} <Mono>{requestId}</Mono>
            </Soft>
          )}
        </div>
        <PlainLinkButton kind="primary" href={signInPath(safeReturnTo(returnTo))}>
          {t.signIn.tryAgain}
        </PlainLinkButton>
      </section>
    </SignInCard>
  );
};
