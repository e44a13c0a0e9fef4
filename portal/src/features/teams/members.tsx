'use client';
import type { Member, TeamDetails } from '@portico/client';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { CellSelect } from '../../ui/field.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';
import { roleChoices, roleOf } from './role-choices.ts';

const RemoveButton = ({ teamId, member }: { teamId: string; member: Member }) => {
  const { t } = useWords();
  const router = useRouter();
  const name = member.name || t.teams.unknown;
  return (
    <ConfirmButton
      small
      label={t.teams.remove}
      named={t.teams.removeNamed(name)}
      title={t.teams.removeTitle(name)}
      lead={t.teams.removeLead}
      act={() => portico.removeMember({ teamId, userId: member.userId })}
      onDone={() => {
        say(t.teams.removed(name));
        router.refresh();
      }}
    />
  );
};

type MembersProps = { team: TeamDetails; members: readonly Member[]; own: string };

/** Who is in the team; an owner gives roles and removes. */
export const Members = ({ team, members, own }: MembersProps) => {
  const { t, f } = useWords();
  const router = useRouter();
  const changes = team.acts.includes('change-members');
  const nameOf = ({ name }: Member) => name || t.teams.unknown;
  const { run, busy, failure } = useAction(
    (member: Member, role: string) =>
      portico.updateMember({ teamId: team.id, userId: member.userId, body: { role: roleOf(role) } }),
    ({ role }, member) => {
      say(t.teams.roleChanged(nameOf(member), t.teams.roles[role]));
      router.refresh();
    },
  );
  return (
    <Stack>
      {failure && <ProblemBanner problem={failure} />}
      <FilterTable
        label={t.teams.members}
        rows={members}
        keyOf={({ userId }) => userId}
        words={({ name, email }) => `${name} ${email}`}
        columns={[
          {
            head: t.common.name,
            cell: (member) => (
              <Row>
                {nameOf(member)}
                {member.userId === own && <Badge tone="ok">{t.teams.you}</Badge>}
              </Row>
            ),
            sort: nameOf,
          },
          { head: t.teams.email, cell: ({ email }) => email, long: true, sort: ({ email }) => email },
          {
            head: t.teams.memberRole,
            cell: (member) =>
              changes ? (
                <CellSelect
                  label={t.teams.roleOf(nameOf(member))}
                  value={member.role}
                  aria-busy={busy || undefined}
                  onChange={({ target }) => void run(member, target.value)}
                  choices={roleChoices(t.teams)}
                />
              ) : (
                t.teams.roles[member.role]
              ),
            sort: ({ role }) => t.teams.roles[role],
          },
          {
            head: t.teams.joined,
            cell: ({ joinedAt }) => joinedAt && f.date(joinedAt),
            sort: ({ joinedAt = '' }) => joinedAt,
          },
          ...(changes
            ? [
                {
                  head: t.common.actions,
                  actions: true,
                  cell: (member: Member) => member.userId !== own && <RemoveButton teamId={team.id} member={member} />,
                },
              ]
            : []),
        ]}
      />
    </Stack>
  );
};
