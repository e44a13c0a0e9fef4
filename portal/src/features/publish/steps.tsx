'use client';
import { Check, X } from 'lucide-react';
import { useWords } from '../../i18n/words.tsx';
import { Spoken } from '../../ui/layout.tsx';
import styles from './publish.module.css';
import { isRefused, isUnderWay, useImport } from './use-import.ts';

const STEPS = ['document', 'details', 'review'] as const;
type Step = (typeof STEPS)[number];

const ICONS = { done: Check, failed: X };

/** Where one is on the way from a document to a published version; a step that failed is not behind one. */
export const Steps = ({ current, failed = false }: { current: Step; failed?: boolean }) => {
  const { t } = useWords();
  const at = STEPS.indexOf(current);
  return (
    <ol className={styles.steps} aria-label={t.publish.steps.label}>
      {STEPS.map((step, index) => {
        const state = index < at ? 'done' : index === at && failed ? 'failed' : undefined;
        const Icon = state && ICONS[state];
        return (
          <li key={step} data-state={state} aria-current={index === at ? 'step' : undefined}>
            <span className={styles.step}>{Icon ? <Icon size={14} aria-hidden="true" /> : index + 1}</span>
            {t.publish.steps[step]}
            {state && <Spoken>({t.publish.steps[state]})</Spoken>}
          </li>
        );
      })}
    </ol>
  );
};

/** The steps while a document is read: the second begins when the first has ended well. */
export const ImportSteps = ({ importId }: { importId: string }) => {
  const { data, failure } = useImport(importId);
  const failed = failure !== undefined || (data !== undefined && isRefused(data));
  return <Steps current={data && !failed && !isUnderWay(data) ? 'details' : 'document'} failed={failed} />;
};
