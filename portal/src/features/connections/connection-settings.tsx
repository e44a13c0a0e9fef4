'use client';
import type { Connection, ConnectionChanges } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { say } from '../../ui/toasts.tsx';
import { ClaimFields } from './claim-fields.tsx';
import { CLAIM_PLACES, CLAIM_SCHEMAS, claimsOf, claimValues, domainsOf } from './form-values.ts';
import { MetadataField } from './metadata-field.tsx';

const valuesOf = (connection: Connection) => ({
  ...{ name: connection.name, metadataUrl: '', metadata: '', clientSecret: '' },
  ...{ clientId: connection.clientId ?? '', scopes: connection.scopes ?? '' },
  ...claimValues(connection),
});
type Values = ReturnType<typeof valuesOf>;

/** What is changed; a client or metadata only where something else was typed. */
const changesOf = (before: Values, values: Values): ConnectionChanges => ({
  ...{ name: values.name, domains: domainsOf(values.domains), claims: claimsOf(values) },
  ...Object.fromEntries(
    (['metadataUrl', 'metadata', 'clientId', 'clientSecret', 'scopes'] as const).flatMap((name) =>
      values[name] === '' || values[name] === before[name] ? [] : [[name, values[name]]],
    ),
  ),
});

/** Changes the settings of a connection as they were read. */
export const ConnectionSettings = ({ connection, etag }: { connection: Connection; etag: string }) => {
  const { t } = useWords();
  const router = useRouter();
  const [replaces, setReplaces] = useState(false);
  const { id: connectionId, kind } = connection;
  const before = valuesOf(connection);
  const { run, busy, failure } = useAction(
    (values: Values) => portico.updateConnection({ connectionId, 'If-Match': etag, body: changesOf(before, values) }),
    () => {
      say(t.common.saved);
      router.refresh();
    },
  );
  const { name, ...rest } = FORM_SCHEMAS.ConnectionChanges;
  const fields = useFields(
    { ...rest, ...CLAIM_SCHEMAS, name: { ...name, required: true } },
    before,
    failure,
    CLAIM_PLACES,
  );
  return (
    <>
      <h2>{t.connections.settings}</h2>
      <Form fields={fields} onSend={run} busy={busy} submit={t.common.save}>
        <TextField label={t.common.name} {...fields.field('name')} />
        {kind === 'oidc' && (
          <>
            <TextField label={t.connections.clientId} autoComplete="off" {...fields.field('clientId')} />
            <TextField
              label={t.connections.clientSecret}
              hint={t.connections.newSecretHint}
              type="password"
              autoComplete="new-password"
              optional
              {...fields.field('clientSecret')}
            />
            <TextField label={t.connections.scopes} {...fields.field('scopes')} />
          </>
        )}
        <ClaimFields field={fields.field} />
        {kind === 'saml' && !replaces && (
          <div>
            <Button small onClick={() => setReplaces(true)}>
              {t.connections.replaceMetadata}
            </Button>
          </div>
        )}
        {replaces && (
          <MetadataField
            url={fields.field('metadataUrl')}
            text={fields.field('metadata')}
            onUrl={(url) => fields.set('metadataUrl', url)}
            onText={(text) => fields.set('metadata', text)}
          />
        )}
      </Form>
    </>
  );
};
