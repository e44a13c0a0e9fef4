'use client';
import type { DocumentFacts, Import } from '@portico/client';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Banner, Progress } from '../../ui/feedback.tsx';
import { Stack } from '../../ui/layout.tsx';
import { ProblemBanner, ProblemPanel } from '../../ui/problem.tsx';
import { ImportProblems } from './import-problems.tsx';
import { LintDetails } from './lint-report.tsx';
import { recallSource } from './source-memory.ts';
import { isUnderWay, useImport } from './use-import.ts';

const useSource = (importId: string): string | undefined => {
  const [source, setSource] = useState<string>();
  useEffect(() => setSource(recallSource(importId)), [importId]);
  return source;
};

/** What reads and calls the API today takes 3.0 and 3.1; other versions are converted. */
const Converted = ({ facts: { writtenIn, openapi } }: { facts: DocumentFacts }) => {
  const { t } = useWords();
  if (writtenIn === undefined || writtenIn === openapi) return null;
  return (
    <Banner tone="info" title={t.lint.converted(writtenIn, openapi)}>
      <p>{t.lint.convertedLead}</p>
    </Banner>
  );
};

/** Follows an import; shows what is wrong by line, or goes on with what was read. */
export const ImportStep = ({
  importId,
  again,
  children,
}: {
  importId: string;
  again: string;
  children: (read: Import) => ReactNode;
}) => {
  const { t, f } = useWords();
  const source = useSource(importId);
  const { data, failure, reload } = useImport(importId);
  if (failure) return <ProblemPanel problem={failure} onRetry={reload} />;
  if (!data || isUnderWay(data)) return <Progress label={t.publish.reading} />;
  const { facts, problem, warnings = [], lint } = data;
  if (data.status === 'failed' || !facts) {
    const { errors, ...rest } = problem ?? { status: 422, title: t.publish.failedTitle, errors: undefined };
    return (
      <Stack>
        <h2>{t.publish.failedTitle}</h2>
        <ProblemBanner problem={rest} />
        {errors && errors.length > 0 && <ImportProblems problems={errors} source={source} />}
        <div>
          <LinkButton kind="primary" href={again}>
            {t.publish.another}
          </LinkButton>
        </div>
      </Stack>
    );
  }
  return (
    <Stack gap="loose">
      <Banner
        tone={warnings.length === 0 ? 'ok' : 'warn'}
        role="status"
        title={warnings.length === 0 ? t.publish.clean : t.publish.warnings(warnings.length)}
      >
        <p>
          {facts.title} {facts.version} · {t.publish.facts(f.number(facts.operations), facts.openapi)} ·{' '}
          {f.bytes(facts.sizeBytes)}
        </p>
      </Banner>
      <Converted facts={facts} />
      {warnings.length > 0 && <ImportProblems problems={warnings} source={source} />}
      {lint && (
        <Stack>
          <div>
            <h2>{t.lint.title}</h2>
            <p>{t.lint.lead}</p>
          </div>
          <LintDetails lint={lint} source={source} />
        </Stack>
      )}
      {children(data)}
    </Stack>
  );
};
