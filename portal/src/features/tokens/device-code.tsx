'use client';
import type { DeviceAuthorization } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card, Stack } from '../../ui/layout.tsx';
import { DeviceDecision } from './device-decision.tsx';

/** Asks for the code that a program shows, then who is signed in decides. `missed`: a link had one that is not known. */
export const DeviceCode = ({ missed = false }: { missed?: boolean }) => {
  const { t } = useWords();
  const [found, setFound] = useState<DeviceAuthorization>();
  const { run, busy, failure } = useAction(
    ({ userCode }: { userCode: string }) => portico.findDeviceAuthorization({ body: { userCode } }),
    setFound,
  );
  const unknown = failure?.status === 404;
  const problem = unknown ? undefined : failure;
  const fields = useFields({ userCode: FORM_SCHEMAS.ShownUserCode.userCode }, { userCode: '' }, problem);
  if (found) return <DeviceDecision asked={found} />;
  return (
    <Card>
      <Stack>
        {(unknown || (missed && !failure)) && (
          <Banner tone="warn" title={t.device.unknown} role="alert">
            <p>{t.device.unknownLead}</p>
          </Banner>
        )}
        <Form fields={fields} onSend={run} busy={busy} submit={t.device.goOn}>
          <TextField
            label={t.device.code}
            hint={t.device.codeHint}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            {...fields.field('userCode')}
          />
        </Form>
      </Stack>
    </Card>
  );
};
