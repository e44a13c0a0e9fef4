'use client';
import type { DocumentRoot, Import } from '@portico/client';
import { useMemo } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Mono, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import type { Column } from '../../ui/table.tsx';

type RootsProps = {
  read: Import;
  roots: readonly DocumentRoot[];
  onImport: (importId: string) => void;
};

/** The documents that an archive holds: the one that was taken, and the others to be taken instead, as long as it is kept. */
export const DocumentRoots = ({ read: { uploadId, root }, roots, onImport }: RootsProps) => {
  const { t, f } = useWords();
  const { run, busy, failure } = useAction(async (id: string, path: string) => {
    const made = await portico.createImport({ body: { archive: { uploadId: id, root: path } } });
    return made.id;
  }, onImport);
  const columns = useMemo((): readonly Column<DocumentRoot>[] => {
    const act = ({ path }: DocumentRoot) => {
      if (path === root) return <Badge tone="ok">{t.publish.rootTaken}</Badge>;
      if (uploadId === undefined) return '–';
      return (
        <Button small busy={busy} aria-label={t.publish.takeRootNamed(path)} onClick={() => void run(uploadId, path)}>
          {t.publish.takeRoot}
        </Button>
      );
    };
    return [
      { head: t.publish.inFile, cell: ({ path }) => <Mono>{path}</Mono> },
      { head: t.publish.rootTitle, cell: ({ title = '–' }) => title },
      { head: t.publish.version, cell: ({ version = '–' }) => version },
      { head: t.publish.rootOperations, cell: ({ operations }) => f.number(operations) },
      { head: t.publish.rootAct, cell: act },
    ];
  }, [t, f, root, uploadId, busy, run]);
  const lead = root === undefined ? t.publish.rootsLead : t.publish.rootsOther;
  return (
    <Stack>
      <div>
        <h2>{t.publish.rootsTitle}</h2>
        <Soft>{uploadId === undefined ? t.publish.rootsOfUrl : lead}</Soft>
      </div>
      {failure && <ProblemBanner problem={failure} />}
      <DataTable label={t.publish.rootsTitle} rows={roots} keyOf={({ path }) => path} columns={columns} />
    </Stack>
  );
};
