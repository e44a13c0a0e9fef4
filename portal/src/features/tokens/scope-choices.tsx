'use client';
import type { AccessTokenScope } from '@portico/client';
import { useWords } from '../../i18n/words.tsx';
import { CellSelect } from '../../ui/field.tsx';
import { Table } from '../../ui/table.tsx';

const GROUPS = ['apis', 'consumers', 'docs', 'analytics', 'testing', 'teams', 'users', 'audit', 'meta'] as const;
type Group = (typeof GROUPS)[number];
export type Chosen = Readonly<Partial<Record<Group, 'read' | 'write'>>>;

/** Who may change something may read it: one scope a group. */
export const scopesOf = (chosen: Chosen): AccessTokenScope[] =>
  GROUPS.flatMap((group) => (chosen[group] ? [`${group}:${chosen[group]}` as const] : []));

/** `apis:read` in its two parts, which the contract's scopes are made of. */
export const partsOf = (scope: AccessTokenScope) => {
  const [group, access] = scope.split(':') as [Group, 'read' | 'write'];
  return { group, access };
};

type ChoicesProps = { chosen: Chosen; onChange: (chosen: Chosen) => void };

/** For each group of operations: nothing, to read, or to change. */
export const ScopeChoices = ({ chosen, onChange }: ChoicesProps) => {
  const { t } = useWords();
  const choose = (group: Group, value: string) => {
    const { [group]: _, ...others } = chosen;
    onChange(value === 'read' || value === 'write' ? { ...others, [group]: value } : others);
  };
  return (
    <Table
      label={t.tokens.scopes}
      rows={GROUPS.map((group) => ({ group }))}
      keyOf={({ group }) => group}
      columns={[
        { head: t.tokens.scopes, cell: ({ group }) => t.tokens.groups[group] },
        {
          head: t.tokens.access,
          cell: ({ group }) => (
            <CellSelect
              label={t.tokens.groups[group]}
              value={chosen[group] ?? ''}
              onChange={({ target }) => choose(group, target.value)}
              choices={[
                { value: '', label: t.tokens.nothing },
                { value: 'read', label: t.tokens.read },
                { value: 'write', label: t.tokens.write },
              ]}
            />
          ),
        },
      ]}
    />
  );
};
