'use client';
import type { LintReport } from '@portico/client';
import { useState } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { lintRules } from '../../i18n/messages/lint-rules.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Mono, Stack } from '../../ui/layout.tsx';
import { Table } from '../../ui/table.tsx';
import { ImportProblems } from './import-problems.tsx';
import styles from './lint.module.css';
import { LintScore } from './lint-score.tsx';

/** Above this the cheap reasons wait until somebody asks for them. */
const REASONS_MAX = 6;

const Reasons = ({ reasons }: Pick<LintReport, 'reasons'>) => {
  const titles = useWordsOf(lintRules);
  const { t, f } = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? reasons : reasons.slice(0, REASONS_MAX);
  return (
    <Stack gap="tight">
      <h3>{t.lint.reasons}</h3>
      <Table
        label={t.lint.reasons}
        rows={shown}
        keyOf={({ rule }) => rule}
        columns={[
          {
            head: t.lint.reason,
            cell: ({ rule, title }) => (
              <span className={styles.reason}>
                {titles[rule] ?? title}
                <Mono>{rule}</Mono>
              </span>
            ),
          },
          { head: t.lint.category, cell: ({ category }) => t.lint.categories[category] },
          {
            head: t.lint.places,
            number: true,
            cell: ({ broken, places }) => t.lint.outOf(f.number(broken), f.number(places)),
          },
          { head: t.lint.lost, number: true, cell: ({ lost }) => f.number(lost) },
        ]}
      />
      {shown.length < reasons.length && (
        <div>
          <Button small onClick={() => setAll(true)}>
            {t.lint.showReasons(f.number(reasons.length))}
          </Button>
        </div>
      )}
    </Stack>
  );
};

const Excused = ({ excepted }: { excepted: NonNullable<LintReport['excepted']> }) => {
  const { t, f } = useWords();
  return (
    <Stack gap="tight">
      <h3>{t.lint.excused}</h3>
      <p className={styles.soft}>
        {t.lint.excusedBefore} <code>x-portico-lint</code> {t.lint.excusedAfter}
      </p>
      <Table
        label={t.lint.excused}
        rows={excepted.map((exception, index) => ({ ...exception, id: String(index) }))}
        keyOf={({ id }) => id}
        columns={[
          { head: t.publish.rule, cell: ({ rule }) => <Mono>{rule}</Mono> },
          { head: t.lint.why, cell: ({ reason }) => reason },
          { head: t.lint.until, cell: ({ expires }) => (expires ? f.date(expires) : '–') },
          { head: t.lint.found, number: true, cell: ({ findings }) => f.number(findings) },
        ]}
      />
    </Stack>
  );
};

/** How good a document is and why: its score, what it lost points for, the places, and what is excused. */
export const LintDetails = ({ lint, source }: { lint: LintReport; source?: string | undefined }) => {
  const { t, f } = useWords();
  const { reasons, findings = [], excepted = [] } = lint;
  const [open, setOpen] = useState(false);
  const total = lint.errors + lint.warnings;
  const count =
    total > findings.length
      ? t.lint.findingsOf(f.number(findings.length), f.number(total))
      : t.lint.findings(f.number(findings.length));
  const perfect = reasons.length === 0 && findings.length === 0;
  return (
    <Stack>
      <LintScore lint={lint} />
      {perfect && <EmptyState title={t.lint.perfect}>{t.lint.perfectLead}</EmptyState>}
      {reasons.length > 0 && <Reasons reasons={reasons} />}
      {findings.length > 0 && (
        <details className={styles.findings} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{count}</summary>
          {open && <ImportProblems label={t.lint.findingsLabel} problems={findings} source={source} />}
        </details>
      )}
      {excepted.length > 0 && <Excused excepted={excepted} />}
    </Stack>
  );
};
