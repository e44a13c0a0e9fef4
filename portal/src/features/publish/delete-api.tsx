'use client';
import type { Api } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { DeleteCard } from '../../parts/delete-card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox, TextArea, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { say } from '../../ui/toasts.tsx';

type DeleteProps = { api: Pick<Api, 'id' | 'slug' | 'name'>; etag: string; admin: boolean };

const DeleteDialog = ({ api, etag, admin, onClose }: DeleteProps & { onClose: () => void }) => {
  const { t } = useWords();
  const router = useRouter();
  const [force, setForce] = useState(false);
  const { run, busy, failure } = useAction(
    ({ name, reason }: { name: string; reason: string }) =>
      portico.deleteApi({
        apiId: api.id,
        'If-Match': etag,
        body: { name, ...(reason && { reason }), ...(force && { force }) },
      }),
    () => {
      say(t.publish.deleted(api.name));
      router.push('/publish');
    },
  );
  const fields = useFields(FORM_SCHEMAS.ApiDeletion, { name: '', reason: '' }, failure);
  return (
    <Dialog open onClose={onClose} title={t.publish.deleteTitle(api.name)} lead={t.publish.deleteLead}>
      <Form
        fields={fields}
        onSend={run}
        busy={busy}
        ready={fields.value('name').trim() === api.name}
        submit={t.publish.delete}
        onCancel={onClose}
      >
        <TextField label={t.publish.deleteName(api.name)} autoComplete="off" {...fields.field('name')} />
        <TextArea label={t.publish.deleteReason} optional rows={2} {...fields.field('reason')} />
        {admin && (
          <Checkbox label={t.publish.deleteForce} checked={force} onChange={({ target }) => setForce(target.checked)} />
        )}
      </Form>
    </Dialog>
  );
};

/** The end of an API, asked for by its name. */
export const DeleteApi = (props: DeleteProps) => {
  const { t } = useWords();
  return (
    <DeleteCard
      title={t.publish.delete}
      hint={t.publish.deleteHint}
      dialog={(onClose) => <DeleteDialog {...props} onClose={onClose} />}
    />
  );
};
