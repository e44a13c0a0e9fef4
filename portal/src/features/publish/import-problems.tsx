'use client';
import type { ProblemError } from '@portico/client';
import { useMemo, useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Mono, Stack } from '../../ui/layout.tsx';
import { Table } from '../../ui/table.tsx';
import styles from './publish.module.css';

const AROUND = 4;
/** Above this a list is cut until somebody asks for all of it. */
const SHOWN_MAX = 10;

const fileCell = ({ file }: ProblemError) => (file ? <Mono>{file}</Mono> : '–');

const Excerpt = ({ source, line, warning }: { source: string; line: number; warning: boolean }) => {
  const { t } = useWords();
  const lines = useMemo(() => source.split(/\r?\n/), [source]);
  const from = Math.max(line - AROUND, 1);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ol className={styles.excerpt} tabIndex={0} aria-label={t.publish.source_excerpt}>
      {lines.slice(from - 1, line + AROUND).map((text, index) => {
        const number = from + index;
        const here = number === line;
        return (
          <li
            key={number}
            data-marked={here && !warning ? '' : undefined}
            data-warning={here && warning ? '' : undefined}
            aria-current={here ? 'true' : undefined}
          >
            <b>{number}</b>
            {text.slice(0, 400)}
          </li>
        );
      })}
    </ol>
  );
};

/** Problems of a document, by line, with the line itself where the text is at hand. */
export const ImportProblems = ({
  problems,
  source,
  label,
}: {
  problems: readonly ProblemError[];
  source: string | undefined;
  label?: string;
}) => {
  const { t, f } = useWords();
  const [all, setAll] = useState(false);
  const rows = problems.map((problem, index) => ({ ...problem, id: String(index) }));
  const [shown, setShown] = useState(rows.find(({ line }) => line !== undefined)?.id);
  const hasFiles = problems.some(({ file }) => file !== undefined);
  const current = rows.find(({ id }) => id === shown);
  return (
    <Stack>
      {source && current?.line && (
        <Excerpt source={source} line={current.line} warning={current.severity === 'warning'} />
      )}
      <Table
        label={label ?? t.publish.problems}
        rows={all ? rows : rows.slice(0, SHOWN_MAX)}
        keyOf={({ id }) => id}
        columns={[
          ...(hasFiles ? [{ head: t.publish.inFile, cell: fileCell }] : []),
          {
            head: t.publish.line,
            cell: ({ id, line, column }) => {
              if (line === undefined) return '–';
              const text = f.number(line) + (column ? `:${column}` : '');
              return source ? (
                <Button
                  small
                  aria-pressed={id === shown}
                  aria-label={`${t.publish.line} ${text}`}
                  onClick={() => setShown(id)}
                >
                  {text}
                </Button>
              ) : (
                text
              );
            },
          },
          {
            head: t.publish.severity,
            cell: ({ severity = 'error' }) => (
              <Badge tone={severity === 'error' ? 'danger' : 'warn'}>{t.publish.severities[severity]}</Badge>
            ),
          },
          { head: t.publish.what, cell: ({ detail }) => <span className={styles.what}>{detail}</span> },
          { head: t.publish.where, cell: ({ pointer }) => <Mono>{pointer || '/'}</Mono> },
          { head: t.publish.rule, cell: ({ rule }) => (rule ? <Mono>{rule}</Mono> : '–') },
        ]}
      />
      {!all && rows.length > SHOWN_MAX && (
        <div>
          <Button small onClick={() => setAll(true)}>
            {t.publish.showProblems(f.number(rows.length))}
          </Button>
        </div>
      )}
    </Stack>
  );
};
