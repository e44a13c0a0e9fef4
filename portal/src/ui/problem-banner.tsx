'use client';
import type { Phrase } from '@portico/client';
import { useWordsOf } from '../i18n/language.tsx';
import { ANSWER_PHRASES_DE } from '../i18n/messages/answer-phrases-de.ts';
import { common } from '../i18n/messages/common.ts';
import { problems } from '../i18n/messages/problems.ts';
import { useSaid } from '../i18n/use-said.ts';
import styles from './feedback.module.css';
import { Banner } from './feedback.tsx';

type ShownFault = { readonly pointer: string; readonly detail: string; readonly words?: Phrase };

/** What is shown of a problem (RFC 9457). Status 0: there was no answer. */
export type ShownProblem = {
  readonly status: number;
  readonly title?: string | undefined;
  readonly detail?: string | undefined;
  /** `detail` as data, for other languages. */
  readonly words?: Phrase | undefined;
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  readonly errors?: readonly ShownFault[] | undefined;
};

/** Whose detail says all: what is refused on the way in, what is taken or done already, and what a browser did not do. */
const SAID_BY_DETAIL: readonly (string | undefined)[] = ['sign-in-failed', 'conflict', undefined];

/** A problem by its code in the reader's language, else in the API's own words; in forms beside what was tried. */
export const ProblemBanner = ({ problem, action }: { problem: ShownProblem; action?: React.ReactNode }) => {
  const t = { common: useWordsOf(common) };
  const titles: Readonly<Record<string, string | undefined>> = useWordsOf(problems);
  const said = useSaid(ANSWER_PHRASES_DE);
  const { status, title, detail, words, code, requestId, errors } = problem;
  const alone = SAID_BY_DETAIL.includes(code) && detail !== undefined;
  const known = alone ? said(words, detail) : (titles[code ?? ''] ?? title ?? t.common.failed);
  return (
    <Banner tone="danger" role="alert" title={status === 0 ? t.common.unreachable : known}>
      {detail && !alone && <p>{said(words, detail)}</p>}
      {errors && errors.length > 0 && (
        <ul className={styles.errors}>
          {errors.slice(0, 10).map((fault) => (
            <li key={fault.pointer + fault.detail}>
              <code>{fault.pointer}</code> {said(fault.words, fault.detail)}
            </li>
          ))}
        </ul>
      )}
      {requestId && (
        <p className={styles.request}>
          {t.common.requestId} <code>{requestId}</code>
        </p>
      )}
      {action}
    </Banner>
  );
};
