'use client';
import type { DocumentFacts, Import, ProblemError } from '@portico/client';
import { type ReactNode, useEffect, useState } from 'react';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { kindAndVersion } from '../../parts/document-kinds.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Banner, Progress } from '../../ui/feedback.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner, ProblemPanel, type ShownProblem } from '../../ui/problem.tsx';
import { DocumentRoots } from './document-roots.tsx';
import { ImportProblems } from './import-problems.tsx';
import { LintDetails } from './lint-report.tsx';
import { sendFile } from './send-document.ts';
import { recallSource, rememberDraft, rememberSource } from './source-memory.ts';
import { isRefused, isUnderWay, useImport } from './use-import.ts';

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

type Refusal = Pick<ImportStepProps, 'again' | 'onImport'> & {
  read: Import;
  problem: Omit<ShownProblem, 'errors'> & { readonly errors?: readonly ProblemError[] };
  source: string | undefined;
};
type ImportStepProps = {
  importId: string;
  /** Where another document is taken. */
  again: string;
  onImport: (importId: string) => void;
  children: (read: Import) => ReactNode;
};

/** An archive of several documents, of which none is the likeliest: one of them is chosen. */
const Choice = ({ read, again, onImport }: Omit<Refusal, 'problem' | 'source'>) => {
  const { t } = useWords();
  return (
    <Stack>
      <DocumentRoots read={read} roots={read.roots ?? []} onImport={onImport} />
      <div>
        <LinkButton href={again}>{t.publish.another}</LinkButton>
      </div>
    </Stack>
  );
};

/** A document that was refused: what is wrong, and its text to mend and check again where it is at hand. */
const Refused = ({ read, problem, source, again, onImport }: Refusal) => {
  const { t } = useWords();
  const [text, setText] = useState<string>();
  // The id of an import is in the address; it is no request's.
  const { errors, requestId: _, ...rest } = problem;
  const check = useAction(async (mended: string) => {
    const { id } = await sendFile(new Blob([mended]), () => undefined);
    rememberSource(id, mended);
    return id;
  }, onImport);
  const mended = text ?? source;
  const mend = (next: string) => {
    setText(next);
    rememberDraft(next);
  };
  return (
    <Stack>
      <h2>{t.publish.failedTitle}</h2>
      <ProblemBanner problem={rest} />
      {errors && errors.length > 0 && (
        <ImportProblems problems={errors} source={mended} {...(source !== undefined && { onMend: mend })} />
      )}
      {read.roots && <DocumentRoots read={read} roots={read.roots} onImport={onImport} />}
      {check.failure && <ProblemBanner problem={check.failure} />}
      <Row>
        {mended !== undefined && (
          <Button kind="primary" busy={check.busy} onClick={() => void check.run(mended)}>
            {t.publish.checkAgain}
          </Button>
        )}
        <LinkButton kind={mended === undefined ? 'primary' : undefined} href={again}>
          {t.publish.another}
        </LinkButton>
      </Row>
    </Stack>
  );
};

const Accepted = ({ read, facts, source }: { read: Import; facts: DocumentFacts; source: string | undefined }) => {
  const { t, f } = useWords();
  const { warnings = [], lint } = read;
  return (
    <>
      <Banner
        tone={warnings.length === 0 ? 'ok' : 'warn'}
        role="status"
        title={warnings.length === 0 ? t.publish.clean : t.publish.warnings(warnings.length)}
      >
        <p>
          {facts.title !== '' && `${facts.title} ${facts.version} · `}
          {t.publish.facts(f.number(facts.operations), kindAndVersion(facts))} · {f.bytes(facts.sizeBytes)}
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
    </>
  );
};

/** A document that waits or is read: nobody need stay for it. */
const Reading = ({ status }: { status: Import['status'] | undefined }) => {
  const { t } = useWords();
  return (
    <Stack gap="tight">
      <Progress label={status === 'queued' ? t.publish.queued : t.publish.reading} />
      <Soft small>{t.publish.readingLead}</Soft>
    </Stack>
  );
};

/** Follows an import; shows what is wrong by line, or goes on with what was read. */
export const ImportStep = ({ importId, again, onImport, children }: ImportStepProps) => {
  const { t } = useWords();
  const source = useSource(importId);
  const { data, failure, reload } = useImport(importId);
  if (failure) return <ProblemPanel problem={failure} onRetry={reload} />;
  if (!data || isUnderWay(data)) return <Reading status={data?.status} />;
  if (isRefused(data) || !data.facts) {
    if (data.roots && data.root === undefined) return <Choice read={data} again={again} onImport={onImport} />;
    const problem = data.problem ?? { status: 422, title: t.publish.failedTitle };
    return <Refused read={data} problem={problem} source={source} again={again} onImport={onImport} />;
  }
  return (
    <Stack gap="loose">
      <Accepted read={data} facts={data.facts} source={source} />
      {data.roots && <DocumentRoots read={data} roots={data.roots} onImport={onImport} />}
      {children(data)}
    </Stack>
  );
};
