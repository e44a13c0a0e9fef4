'use client';
import type { Assertion, TestResult, TestRun } from '@portico/client';
import { CircleCheck, CircleX } from 'lucide-react';
import { useMemo } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { useDocumentWords } from '../../parts/document-words.ts';
import { indented, languageOf } from '../../ui/code-language.ts';
import { CodePane } from '../../ui/code-pane.tsx';
import { Badge, Banner } from '../../ui/feedback.tsx';
import { Card, Mono, Row, Soft, Spoken, Stack } from '../../ui/layout.tsx';
import styles from './tests.module.css';

const useAssertionText = () => {
  const { t } = useWords();
  return ({ kind, status, maxMilliseconds, header, equals }: Assertion): string => {
    const words = t.tests.kinds[kind];
    if (kind === 'status') return `${words} ${status}`;
    if (kind === 'latency') return `${words} ${maxMilliseconds} ms`;
    return kind === 'header' ? `${words}: ${header}: ${equals}` : words;
  };
};

const Answer = ({ text }: { text: string }) => {
  const { t } = useWords();
  const shown = useMemo(() => indented(text), [text]);
  return (
    <Stack gap="tight">
      <strong>{t.tests.bodyExcerpt}</strong>
      <CodePane label={t.tests.bodyExcerpt} text={shown} language={languageOf(shown)} />
    </Stack>
  );
};

const Result = ({ result }: { result: TestResult }) => {
  const { t, f } = useWords();
  const textOf = useAssertionText();
  const said = useDocumentWords();
  const { name, passed, status, durationMilliseconds, requestId, bodyExcerpt, error, errorWords, assertions } = result;
  return (
    <Card as="article" label={name}>
      <Row justify="between">
        <h3>{name}</h3>
        <Badge tone={passed ? 'ok' : 'danger'}>{passed ? t.tests.passed : t.tests.failed}</Badge>
      </Row>
      {status !== undefined && (
        <Soft small>{t.tests.answered(String(status), f.milliseconds(durationMilliseconds ?? 0))}</Soft>
      )}
      {error && <Banner tone="danger" title={said(errorWords, error)} />}
      <ul className={styles.results} aria-label={t.tests.assertions}>
        {assertions.map(({ assertion, passed: held, detail, words }) => (
          <li key={JSON.stringify(assertion)}>
            {held ? (
              <CircleCheck size={18} className={styles.ok} aria-hidden="true" />
            ) : (
              <CircleX size={18} className={styles.bad} aria-hidden="true" />
            )}
            <div>
              <Spoken>{held ? t.tests.passed : t.tests.failed}: </Spoken>
              {textOf(assertion)} <Soft small>{said(words, detail)}</Soft>
            </div>
          </li>
        ))}
      </ul>
      {bodyExcerpt && <Answer text={bodyExcerpt} />}
      {requestId && (
        <Soft small>
          {t.common.requestId} <Mono>{requestId}</Mono>
        </Soft>
      )}
    </Card>
  );
};

export const RunResult = ({ run }: { run: TestRun }) => {
  const { t } = useWords();
  return (
    <Stack>
      <h2>{t.tests.result}</h2>
      {run.results.length === 0 && <Banner tone="danger" title={t.tests.statuses[run.status]} />}
      {run.results.map((result) => (
        <Result key={result.name} result={result} />
      ))}
    </Stack>
  );
};
