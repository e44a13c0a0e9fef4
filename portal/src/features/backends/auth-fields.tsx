'use client';
import type { Backend } from '@portico/client';
import { useWords } from '../../i18n/words.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import type { useFields } from '../../ui/form.tsx';
import { CLIENT_AUTHENTICATIONS, type Field, KINDS, kindOf, MEMBERS } from './backend-body.ts';

type AuthFieldsProps = { fields: ReturnType<typeof useFields<Field>>; auth: Backend['auth'] | undefined };

/** How the gateway proves itself: the kind, what belongs to it, and a secret that is written and never read. */
export const AuthFields = ({ fields, auth }: AuthFieldsProps) => {
  const { t, f } = useWords();
  const kind = kindOf(fields.value('kind'));
  const labels = { ...t.backends, name: kind === 'query' ? t.backends.names.query : t.backends.names.header };
  const isKept = auth?.kind === kind && auth.secretSetAt !== undefined;
  return (
    <>
      <Select
        label={t.backends.kind}
        choices={KINDS.map((value) => ({ value, label: t.backends.kinds[value] }))}
        {...fields.field('kind')}
      />
      {MEMBERS[kind].map((member) => (
        <TextField
          key={member}
          label={labels[member]}
          type={member === 'tokenUrl' ? 'url' : 'text'}
          autoComplete="off"
          hint={member === 'service' ? t.backends.serviceHint : undefined}
          {...fields.field(member)}
        />
      ))}
      {kind === 'oauth2' && (
        <>
          <TextField label={t.backends.scopes} hint={t.backends.scopesHint} optional {...fields.field('scopes')} />
          <Select
            label={t.backends.clientAuthentication}
            choices={CLIENT_AUTHENTICATIONS.map((value) => ({
              value,
              label: t.backends.clientAuthentications[value],
            }))}
            {...fields.field('clientAuthentication')}
          />
        </>
      )}
      {kind !== 'none' && (
        <TextField
          label={t.backends.secrets[kind]}
          type="password"
          autoComplete="new-password"
          hint={
            isKept
              ? t.backends.secretSet(f.dateTime(auth.secretSetAt ?? ''), auth.secretSetByName ?? t.backends.somebody)
              : t.backends.secretHint
          }
          {...fields.field('secret')}
        />
      )}
    </>
  );
};
