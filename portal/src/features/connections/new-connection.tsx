'use client';
import type { ConnectionKind } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card } from '../../ui/layout.tsx';
import { Segments } from '../../ui/tabs.tsx';
import { say } from '../../ui/toasts.tsx';
import { ClaimFields } from './claim-fields.tsx';
import { CLAIM_PLACES, CLAIM_SCHEMAS, claimsOf, domainsOf } from './form-values.ts';
import { MetadataField } from './metadata-field.tsx';

const EMPTY = {
  ...{ name: '', metadataUrl: '', metadata: '', issuer: '', clientId: '', clientSecret: '' },
  ...{ scopes: 'openid email profile', domains: '', email: 'email', called: 'name', groups: 'groups' },
};
const OF_KIND = {
  saml: ['metadataUrl', 'metadata'],
  oidc: ['issuer', 'clientId', 'clientSecret', 'scopes'],
} as const satisfies Record<ConnectionKind, readonly (keyof typeof EMPTY)[]>;

const bodyOf = (kind: ConnectionKind, values: typeof EMPTY) => ({
  ...{ kind, name: values.name, domains: domainsOf(values.domains), claims: claimsOf(values) },
  ...Object.fromEntries(OF_KIND[kind].flatMap((name) => (values[name] === '' ? [] : [[name, values[name]]]))),
});

const useNewConnection = (kind: ConnectionKind) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    (values: typeof EMPTY) => portico.createConnection({ body: bodyOf(kind, values) }),
    ({ id, name }) => {
      say(t.connections.connected(name));
      router.push(`/admin/connections/${id}`);
    },
  );
  const { name, metadata, metadataUrl, issuer, clientId, clientSecret, scopes } = FORM_SCHEMAS.NewConnection;
  const required = kind === 'oidc';
  const own = {
    ...{ metadata, metadataUrl },
    ...{ issuer: { ...issuer, required }, clientId: { ...clientId, required }, scopes },
    clientSecret: { ...clientSecret, required },
  };
  const fields = useFields({ name, ...own, ...CLAIM_SCHEMAS }, EMPTY, failure, CLAIM_PLACES);
  return { run, busy, fields };
};

/** Connects an identity provider; it is off until it was tested. */
export const NewConnection = () => {
  const { t } = useWords();
  const [kind, setKind] = useState<ConnectionKind>('saml');
  const { run, busy, fields } = useNewConnection(kind);
  return (
    <Card>
      <Form fields={fields} onSend={run} busy={busy} submit={t.connections.add}>
        <div>
          <Segments
            label={t.connections.kind}
            value={kind}
            onChoose={setKind}
            choices={[
              ['saml', t.connections.kinds.saml],
              ['oidc', t.connections.kinds.oidc],
            ]}
          />
        </div>
        <TextField label={t.common.name} {...fields.field('name')} />
        {kind === 'saml' ? (
          <MetadataField
            url={fields.field('metadataUrl')}
            text={fields.field('metadata')}
            onUrl={(url) => fields.set('metadataUrl', url)}
            onText={(text) => fields.set('metadata', text)}
          />
        ) : (
          <>
            <TextField
              label={t.connections.issuer}
              hint={t.connections.issuerHint}
              type="url"
              {...fields.field('issuer')}
            />
            <TextField label={t.connections.clientId} autoComplete="off" {...fields.field('clientId')} />
            <TextField
              label={t.connections.clientSecret}
              hint={t.connections.clientSecretHint}
              type="password"
              autoComplete="new-password"
              {...fields.field('clientSecret')}
            />
            <TextField label={t.connections.scopes} optional {...fields.field('scopes')} />
          </>
        )}
        <ClaimFields field={fields.field} />
      </Form>
    </Card>
  );
};
