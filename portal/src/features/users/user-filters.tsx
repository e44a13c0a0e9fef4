'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { SearchField, Select } from '../../ui/field.tsx';
import { Row } from '../../ui/layout.tsx';
import { hrefOf, ROLES, SEEN, STATUSES, type UserFilter } from './user-filter.ts';

export const UserFilters = ({ filter }: { filter: UserFilter }) => {
  const { t, f } = useWords();
  const router = useRouter();
  const [typed, setTyped] = useState(filter.q ?? '');
  const { q, role, status, seen } = filter;
  const go = (next: UserFilter) => router.push(hrefOf(next));
  const search = (event: FormEvent) => {
    event.preventDefault();
    const { q: _, ...others } = filter;
    go({ ...others, ...(typed.trim() && { q: typed.trim() }) });
  };
  const seenText = (days: number) => (days > 0 ? t.users.within(f.number(days)) : t.users.notWithin(f.number(-days)));
  return (
    <>
      <search>
        <form onSubmit={search}>
          <Row>
            <SearchField
              label={t.users.search}
              maxLength={254}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
            <Button type="submit">{t.users.searchButton}</Button>
          </Row>
        </form>
      </search>
      <Select
        inline
        label={t.users.role}
        value={role ?? ''}
        onChange={({ target }) => {
          const wanted = ROLES.find((known) => known === target.value);
          const { role: _, ...others } = filter;
          go({ ...others, ...(wanted && { role: wanted }) });
        }}
        choices={[
          { value: '', label: t.users.anyRole },
          ...ROLES.map((value) => ({ value, label: t.users.roles[value] })),
        ]}
      />
      <Select
        inline
        label={t.users.status}
        value={status ?? ''}
        onChange={({ target }) => {
          const wanted = STATUSES.find((known) => known === target.value);
          const { status: _, ...others } = filter;
          go({ ...others, ...(wanted && { status: wanted }) });
        }}
        choices={[
          { value: '', label: t.users.anyStatus },
          ...STATUSES.map((value) => ({ value, label: t.users.statuses[value] })),
        ]}
      />
      <Select
        inline
        label={t.users.seen}
        value={seen === undefined ? '' : String(seen)}
        onChange={({ target }) => {
          const wanted = SEEN.find((known) => String(known) === target.value);
          const { seen: _, ...others } = filter;
          go({ ...others, ...(wanted && { seen: wanted }) });
        }}
        choices={[
          { value: '', label: t.users.anySeen },
          ...SEEN.map((days) => ({ value: String(days), label: seenText(days) })),
        ]}
      />
      {(q || role || status || seen !== undefined) && (
        <LinkButton small href="/admin/users">
          {t.users.clear}
        </LinkButton>
      )}
    </>
  );
};
