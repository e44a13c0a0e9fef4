'use client';
import type { ReactNode } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { apiConsole } from '../../i18n/messages/console.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useDocumentWords } from '../../parts/document-words.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Badge, Banner } from '../../ui/feedback.tsx';
import { Soft, Spoken, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { AnswerBody } from './answer-body.tsx';
import styles from './console.module.css';
import { type Fix, limitLeft, problemIn } from './console-problem.ts';
import type { Answer } from './send-call.ts';
import { toneOf } from './status-tone.ts';
import type { CallState } from './use-call.ts';

type Around = {
  readonly slug: string;
  readonly name: string;
  readonly onAgain: () => void;
  /** What helps where the API behind the gateway wants more than the key. */
  readonly authorize: ReactNode;
};

const FixButton = ({ fix, slug, onAgain }: Pick<Around, 'slug' | 'onAgain'> & { fix: Fix }) => {
  const t = useWordsOf(apiConsole);
  if (fix === 'plans')
    return (
      <LinkButton small kind="primary" href={`/apis/${slug}/plans`}>
        {t.plans}
      </LinkButton>
    );
  return (
    fix && (
      <Button small kind="primary" onClick={onAgain}>
        {t.again}
      </Button>
    )
  );
};

/** What went wrong in plain words, with what helps. */
const Wrong = ({ answer, slug, onAgain, authorize }: Omit<Around, 'name'> & { answer: Answer }) => {
  const t = useWordsOf(apiConsole);
  const said = problemIn(answer);
  if (said?.problem.code)
    return <ProblemBanner problem={said.problem} action={<FixButton fix={said.fix} slug={slug} onAgain={onAgain} />} />;
  const words = t.byApi[answer.status];
  return (
    words && (
      <Banner tone="warn" title={words}>
        {answer.status === 401 && authorize}
      </Banner>
    )
  );
};

/** What of a call the document does not allow, all of it. */
const Refused = ({ errors }: { errors: NonNullable<Answer['errors']> }) => {
  const t = useWordsOf(apiConsole);
  const said = useDocumentWords();
  return (
    <Banner tone="warn" role="alert" title={t.mockRefused}>
      <ul className={styles.refused}>
        {errors.map(({ pointer, words, detail }) => (
          <li key={pointer + detail}>
            <code>{pointer}</code> {said(words, detail)}
          </li>
        ))}
      </ul>
    </Banner>
  );
};

const AnswerShown = ({ answer, name, ...around }: Around & { answer: Answer }) => {
  const t = useWordsOf(apiConsole);
  const f = useFormats();
  const { status, headers, milliseconds, bytes, open } = answer;
  const left = limitLeft(headers);
  return (
    <Stack>
      <div className={styles.line}>
        <Badge tone={toneOf(status)}>{status}</Badge>
        {answer.mock && <Badge plain>{t.environments.mock}</Badge>}
        <span>
          {t.time} {f.milliseconds(milliseconds)}
        </span>
        <span>
          {t.size} {f.bytes(bytes.length)}
        </span>
        {left && (
          <span>
            {t.left} {t.leftFor(f.number(left.left), f.number(left.seconds))}
          </span>
        )}
      </div>
      {answer.errors && answer.errors.length > 0 && <Refused errors={answer.errors} />}
      {!open && !answer.mock && <Wrong answer={answer} {...around} />}
      {open && <Soft small>{t.arriving}</Soft>}
      <AnswerBody answer={answer} name={name} />
      <details>
        <summary>
          {t.headers} ({headers.length})
        </summary>
        <dl className={styles.headers}>
          {headers.map(([header, value]) => (
            <div key={header}>
              <dt>{header}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Stack>
  );
};

/** What came of a call. */
export const AnswerView = ({ state, ...around }: Around & { state: CallState }) => {
  const t = useWordsOf(apiConsole);
  const answer = state.at === 'sent' || state.at === 'answered' ? state.answer : undefined;
  return (
    <section aria-label={t.answer} className={styles.answer}>
      <Spoken>
        <span role="status">
          {state.at === 'sent' && t.waiting}
          {state.at === 'answered' && t.answered(state.answer.status)}
        </span>
      </Spoken>
      {state.at === 'unanswered' && (
        <Banner role="alert" tone="warn" title={t.noAnswer[state.why]}>
          {state.why === 'token' && around.authorize}
        </Banner>
      )}
      {answer && <AnswerShown answer={answer} {...around} />}
    </section>
  );
};
