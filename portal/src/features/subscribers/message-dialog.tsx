'use client';
import type { Subscriber } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select, TextArea, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { say } from '../../ui/toasts.tsx';

/** To whom: all, those who call what is deprecated, or one. */
export type Audience = 'all' | 'deprecated' | Subscriber;
type MessageProps = { slug: string; to: Audience; onClose: () => void };

/** What the team that has the API writes to its subscribers. */
export const MessageDialog = ({ slug, to, onClose }: MessageProps) => {
  const { t } = useWords();
  const [wide, setWide] = useState(to === 'deprecated' ? 'deprecated' : 'all');
  const one = typeof to === 'object' ? to : undefined;
  const { run, busy, failure } = useAction(
    ({ subject, text }: { subject: string; text: string }) =>
      portico.writeToSubscribers({
        apiId: slug,
        body: {
          subject,
          text,
          ...(one && { subscriptionId: one.subscriptionId }),
          ...(!one && wide === 'deprecated' && { callsDeprecated: true }),
        },
      }),
    () => {
      say(t.subscribers.written);
      onClose();
    },
  );
  const fields = useFields(FORM_SCHEMAS.NewApiMessage, { subject: '', text: '' }, failure);
  return (
    <Dialog
      open
      onClose={onClose}
      title={one ? t.subscribers.writeTo(one.appName) : t.subscribers.writeAll}
      lead={t.subscribers.writeLead}
    >
      <Form fields={fields} onSend={run} busy={busy} submit={t.subscribers.send} onCancel={onClose}>
        {!one && (
          <Select
            label={t.subscribers.audience}
            value={wide}
            onChange={({ target }) => setWide(target.value)}
            choices={[
              { value: 'all', label: t.subscribers.toAll },
              { value: 'deprecated', label: t.subscribers.toDeprecated },
            ]}
          />
        )}
        <TextField label={t.subscribers.subject} {...fields.field('subject')} />
        <TextArea label={t.subscribers.text} hint={t.subscribers.textHint} rows={6} {...fields.field('text')} />
      </Form>
    </Dialog>
  );
};
