'use client';
import { useWords } from '../../i18n/words.tsx';
import styles from './publish.module.css';

/** Where one is on the way from a document to a published version. */
export const Steps = ({ current }: { current: 'document' | 'details' | 'review' }) => {
  const { t } = useWords();
  return (
    <ol className={styles.steps} aria-label={t.publish.steps.label}>
      {(['document', 'details', 'review'] as const).map((step) => (
        <li key={step} aria-current={step === current ? 'step' : undefined}>
          {t.publish.steps[step]}
        </li>
      ))}
    </ol>
  );
};
