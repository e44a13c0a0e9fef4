'use client';
import type { App } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { renew } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { DeleteCard } from '../../parts/delete-card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { say } from '../../ui/toasts.tsx';

type DeleteProps = { app: Pick<App, 'id' | 'name'>; etag: string };

const DeleteDialog = ({ app, etag, onClose }: DeleteProps & { onClose: () => void }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    (body: { name: string }) => portico.deleteApp({ appId: app.id, 'If-Match': etag, body }),
    () => {
      say(t.apps.deleted(app.name));
      renew('mine');
      router.push('/apps');
    },
  );
  const fields = useFields(FORM_SCHEMAS.AppDeletion, { name: '' }, failure);
  return (
    <Dialog open onClose={onClose} title={t.apps.deleteTitle(app.name)} lead={t.apps.deleteLead}>
      <Form
        fields={fields}
        onSend={run}
        busy={busy}
        ready={fields.value('name').trim() === app.name}
        submit={t.apps.delete}
        onCancel={onClose}
      >
        <TextField label={t.apps.deleteName(app.name)} autoComplete="off" {...fields.field('name')} />
      </Form>
    </Dialog>
  );
};

/** The end of an app, asked for by its name. */
export const DeleteApp = (props: DeleteProps) => {
  const { t } = useWords();
  return (
    <DeleteCard
      title={t.apps.delete}
      hint={t.apps.deleteHint}
      dialog={(onClose) => <DeleteDialog {...props} onClose={onClose} />}
    />
  );
};
