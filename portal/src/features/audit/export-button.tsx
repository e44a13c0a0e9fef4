'use client';
import { Download } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Soft } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';
import type { queryOf } from './audit-filter.ts';

const FORMATS = ['csv', 'jsonl'] as const;
type Props = { query: ReturnType<typeof queryOf> };

const ExportDialog = ({ query, onClose }: Props & { onClose: () => void }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    ({ format }: { format: string }) =>
      portico.createAuditExport({
        body: { ...query, format: FORMATS.find((known) => known === format) ?? 'csv' },
      }),
    () => {
      say(t.auditFiles.begun);
      router.push('/admin/audit/files');
    },
  );
  const fields = useFields({}, { format: 'csv' }, failure);
  return (
    <Dialog open title={t.auditFiles.export} lead={t.auditFiles.exportLead} onClose={onClose}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.auditFiles.begin} onCancel={onClose}>
        <Soft>{Object.keys(query).length > 0 ? t.auditFiles.filtered : t.auditFiles.everything}</Soft>
        <Select
          label={t.auditFiles.format}
          {...fields.field('format')}
          choices={FORMATS.map((value) => ({ value, label: t.auditFiles.formats[value] }))}
        />
      </Form>
    </Dialog>
  );
};

/** Has what the log shows written to a file. */
export const ExportButton = ({ query }: Props) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Download size={16} aria-hidden="true" /> {t.auditFiles.export}
      </Button>
      {open && <ExportDialog query={query} onClose={() => setOpen(false)} />}
    </>
  );
};
