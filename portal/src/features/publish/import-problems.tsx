'use client';
import type { ProblemError } from '@portico/client';
import { useMemo, useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { useDocumentWords } from '../../parts/document-words.ts';
import { Button } from '../../ui/button.tsx';
import { languageOf } from '../../ui/code-language.ts';
import { CodePane } from '../../ui/code-pane.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Mono, Stack } from '../../ui/layout.tsx';
import type { Column } from '../../ui/table.tsx';
import { marksOf } from './problem-marks.ts';
import styles from './publish.module.css';

type Row = ProblemError & { readonly id: string };
type ImportProblemsProps = {
  problems: readonly ProblemError[];
  source: string | undefined;
  label?: string;
  /** Where the text can be mended: told of every change. */
  onMend?: (text: string) => void;
};

const useColumns = (rows: readonly Row[], shown: string | undefined, onShow: ((id: string) => void) | undefined) => {
  const { t, f } = useWords();
  return useMemo((): readonly Column<Row>[] => {
    const lineCell = ({ id, line, column }: Row) => {
      if (line === undefined) return '–';
      const text = f.number(line) + (column ? `:${column}` : '');
      if (!onShow) return text;
      const name = `${t.publish.line} ${text}`;
      return (
        <Button small aria-pressed={id === shown} aria-label={name} onClick={() => onShow(id)}>
          {text}
        </Button>
      );
    };
    const file: Column<Row> = {
      head: t.publish.inFile,
      cell: (row) => (row.file ? <Mono>{row.file}</Mono> : '–'),
      sort: (row) => row.file ?? '',
    };
    return [
      ...(rows.some((row) => row.file !== undefined) ? [file] : []),
      { head: t.publish.line, cell: lineCell, sort: ({ line = 0 }) => line },
      {
        head: t.publish.severity,
        cell: ({ severity = 'error' }) => (
          <Badge tone={severity === 'error' ? 'danger' : 'warn'}>{t.publish.severities[severity]}</Badge>
        ),
        sort: ({ severity = 'error' }) => severity,
      },
      {
        head: t.publish.what,
        cell: ({ detail, rule }) => (
          <span className={styles.what}>
            {detail}
            {rule && <Mono>{rule}</Mono>}
          </span>
        ),
        sort: ({ detail }) => detail,
      },
      {
        head: t.publish.where,
        cell: ({ pointer }) => (
          <span className={styles.where}>
            <Mono>{pointer || '/'}</Mono>
          </span>
        ),
        sort: ({ pointer }) => pointer,
      },
    ];
  }, [rows, shown, onShow, t, f]);
};

/** Problems of a document by line, marked in the text where it is at hand; there they can be mended too. */
export const ImportProblems = ({ problems, source, label, onMend }: ImportProblemsProps) => {
  const { t } = useWords();
  const said = useDocumentWords();
  const rows = useMemo(
    () => problems.map((one, index) => ({ ...one, detail: said(one.words, one.detail), id: String(index) })),
    [problems, said],
  );
  const [shown, setShown] = useState(rows.find(({ line }) => line !== undefined)?.id);
  const columns = useColumns(rows, shown, source === undefined ? undefined : setShown);
  const marks = useMemo(() => marksOf(rows), [rows]);
  return (
    <Stack>
      <DataTable label={label ?? t.publish.problems} rows={rows} keyOf={({ id }) => id} columns={columns} />
      {source !== undefined && (
        <CodePane
          label={onMend ? t.publish.paste : t.publish.source_excerpt}
          language={languageOf(source)}
          text={source}
          marks={marks}
          line={rows.find(({ id }) => id === shown)?.line}
          onChange={onMend}
        />
      )}
    </Stack>
  );
};
