'use client';
import type { ComponentProps } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { TextField } from '../../ui/field.tsx';
import { Grid } from '../../ui/layout.tsx';
import type { ClaimValues } from './form-values.ts';

type ClaimFieldsProps = {
  field: (name: keyof ClaimValues) => ComponentProps<'input'> & { error?: string | undefined };
};

/** Mail domains, and what the identity provider calls an address, a name and groups. */
export const ClaimFields = ({ field }: ClaimFieldsProps) => {
  const { t } = useWords();
  return (
    <>
      <TextField label={t.connections.domains} hint={t.connections.domainsHint} optional {...field('domains')} />
      <h3>{t.connections.claims}</h3>
      <Grid min="14rem">
        <TextField label={t.connections.claimEmail} {...field('email')} />
        <TextField label={t.connections.claimName} {...field('called')} />
        <TextField label={t.connections.claimGroups} hint={t.connections.claimGroupsHint} {...field('groups')} />
      </Grid>
    </>
  );
};
