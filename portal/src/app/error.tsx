'use client';
import { useWordsOf } from '../i18n/language.tsx';
import { common } from '../i18n/messages/common.ts';
import styles from './error.module.css';

/** Its code is fetched with every page: it stands on nothing but words. */
const ErrorPage = ({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) => {
  const t = useWordsOf(common);
  return (
    <div className={styles.page}>
      <h1>{t.errorTitle}</h1>
      <p>{t.errorLead}</p>
      {error.digest && (
        <small>
          {t.requestId} <code>{error.digest}</code>
        </small>
      )}
      <button type="button" onClick={reset}>
        {t.retry}
      </button>
    </div>
  );
};

export default ErrorPage;
