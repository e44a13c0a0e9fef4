'use client';
import type { ConnectionMapping, MappedTeamRole, Role } from '@portico/client';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Grid, Stack } from '../../ui/layout.tsx';

const ROLES = ['developer', 'publisher', 'admin'] as const satisfies readonly Role[];
const TEAM_ROLES = ['member', 'maintainer'] as const satisfies readonly MappedTeamRole[];

/** A mapping as it is typed. */
export type Draft = {
  readonly key: string;
  readonly group: string;
  readonly role: Role | '';
  readonly team: string;
  readonly teamRole: MappedTeamRole;
};

export const isBlank = ({ group, role, team }: Draft): boolean =>
  group.trim() === '' && role === '' && team.trim() === '';

export const draftsOf = (
  mappings: readonly ConnectionMapping[],
  slugs: Readonly<Record<string, string>>,
): readonly Draft[] =>
  mappings.map(({ group, role, teamId, teamRole = 'member' }) => ({
    ...{ key: crypto.randomUUID(), group, teamRole },
    role: role ?? '',
    team: teamId === undefined ? '' : (slugs[teamId] ?? teamId),
  }));

type RowProps = { draft: Draft; onChange: (more: Partial<Draft>) => void; onRemove: () => void };

export const MappingRow = ({ draft, onChange, onRemove }: RowProps) => {
  const { t } = useWords();
  const { group, role, team, teamRole } = draft;
  return (
    <fieldset aria-label={group || t.connections.group}>
      <Stack gap="tight">
        <Grid min="10rem">
          <TextField
            label={t.connections.group}
            required
            maxLength={256}
            value={group}
            onChange={({ target }) => onChange({ group: target.value })}
          />
          <Select
            label={t.connections.role}
            value={role}
            onChange={({ target }) => onChange({ role: ROLES.find((known) => known === target.value) ?? '' })}
            choices={[
              { value: '', label: t.connections.noRole },
              ...ROLES.map((value) => ({ value, label: t.users.roles[value] })),
            ]}
          />
          <TextField
            label={t.connections.team}
            hint={t.connections.teamHint}
            maxLength={48}
            value={team}
            onChange={({ target }) => onChange({ team: target.value })}
          />
          <Select
            label={t.connections.teamRole}
            value={teamRole}
            disabled={team.trim() === ''}
            onChange={({ target }) =>
              onChange({ teamRole: TEAM_ROLES.find((known) => known === target.value) ?? 'member' })
            }
            choices={TEAM_ROLES.map((value) => ({ value, label: t.teams.roles[value] }))}
          />
        </Grid>
        <div>
          <Button small onClick={onRemove} aria-label={t.connections.removeMapping(group)}>
            {t.connections.remove}
          </Button>
        </div>
      </Stack>
    </fieldset>
  );
};
