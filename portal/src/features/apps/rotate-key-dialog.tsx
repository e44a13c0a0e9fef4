'use client';
import type { ApiKey, KeyOverlap, RotatedApiKey } from '@portico/client';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';

const OVERLAPS: readonly KeyOverlap[] = ['PT0S', 'PT1H', 'P1D', 'P7D', 'P30D'];
const PRESELECTED = 'P1D';
type RotateProps = { apiKey: ApiKey; onClose: () => void; onRotated: (rotated: RotatedApiKey) => void };

/** A new key beside the old one, which works on for the chosen while. */
export const RotateKeyDialog = ({ apiKey, onClose, onRotated }: RotateProps) => {
  const { t } = useWords();
  const { run, busy, failure } = useAction((typed: { overlap: string }) => {
    const overlap = OVERLAPS.find((one) => one === typed.overlap) ?? PRESELECTED;
    return portico.rotateApiKey({ appId: apiKey.appId, keyId: apiKey.id, body: { overlap } });
  }, onRotated);
  const fields = useFields({}, { overlap: PRESELECTED }, failure);
  return (
    <Dialog open onClose={onClose} title={t.apps.rotateTitle(apiKey.name)} lead={t.apps.rotateLead}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.apps.rotate} onCancel={onClose}>
        <Select
          label={t.apps.overlap}
          {...fields.field('overlap')}
          choices={OVERLAPS.map((value) => ({ value, label: t.apps.overlaps[value] }))}
        />
      </Form>
    </Dialog>
  );
};
