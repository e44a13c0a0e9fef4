'use client';
import type { AwsAccounts, AwsApi } from '@portico/client';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { Select } from '../../ui/field.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { AwsApiList } from './aws-api-list.tsx';

const KINDS: readonly AwsApi['kind'][] = ['rest', 'http'];

/** Which account, and which kind; the list of one is begun anew for another. */
export const AwsApis = ({ accounts }: { accounts: AwsAccounts }) => {
  const { t } = useWords();
  const [accountId, setAccountId] = useState(accounts.items[0]?.id ?? '');
  const [kind, setKind] = useState<AwsApi['kind']>('rest');
  return (
    <Stack>
      <Row>
        <Select
          inline
          label={t.awsApis.account}
          value={accountId}
          onChange={({ target }) => setAccountId(target.value)}
          choices={accounts.items.map(({ id, own }) => ({ value: id, label: t.awsApis.ofAccount(id, own) }))}
        />
        <Select
          inline
          label={t.awsApis.kind}
          value={kind}
          onChange={({ target }) => setKind(KINDS.find((one) => one === target.value) ?? 'rest')}
          choices={KINDS.map((value) => ({ value, label: t.awsApis.kinds[value] }))}
        />
        <Soft small>{t.awsApis.region(accounts.region)}</Soft>
      </Row>
      <AwsApiList key={`${accountId} ${kind}`} accountId={accountId} kind={kind} />
    </Stack>
  );
};
