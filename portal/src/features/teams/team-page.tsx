import type { TeamDetails } from '@portico/client';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { everything, PAGE_MAX } from '../../api/everything.ts';
import { isAbsent, load } from '../../api/failure.ts';
import { clientFor, requireSession, userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { Badge } from '../../ui/feedback.tsx';
import { Grid, Stack, WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { DangerZone } from './danger-zone.tsx';
import { Invitations } from './invitations.tsx';
import { Members } from './members.tsx';
import { RenameForm } from './rename-form.tsx';

export const readTeam = cache((teamId: string) =>
  load(async () => {
    const { data, headers } = await (await userClient()).getTeam({ teamId }).withResponse();
    return { team: data, etag: headers.get('etag') ?? '' };
  }),
);

const TeamInvitations = async ({ team: { id }, openNow }: { team: TeamDetails; openNow: boolean }) => {
  const client = await userClient();
  const read = await load(() => everything(client.iterateListInvitations({ teamId: id, limit: PAGE_MAX })));
  return read.ok ? (
    <Invitations teamId={id} invitations={read.data} openNow={openNow} />
  ) : (
    <ProblemPanel problem={read.failure} />
  );
};

/** One team: who is in it, who is invited, what it is called, and what cannot be taken back. */
export const TeamPage = async ({ reference, inviteNow }: { reference: string; inviteNow: boolean }) => {
  const { t } = await readWords();
  const session = await requireSession();
  const read = await readTeam(reference);
  if (isAbsent(read)) notFound();
  if (!read.ok)
    return (
      <WorkingPage title={t.teams.title}>
        <ProblemPanel problem={read.failure} />
      </WorkingPage>
    );
  const { team, etag } = read.data;
  const people = await load(() =>
    everything(clientFor(session).iterateListMembers({ teamId: team.id, limit: PAGE_MAX })),
  );
  const own = session.user.id;
  return (
    <WorkingPage title={team.name} lead={team.slug} actions={team.role && <Badge>{t.teams.roles[team.role]}</Badge>}>
      <Stack gap="loose">
        <Stack>
          <h2>{t.teams.members}</h2>
          {people.ok ? (
            <Members team={team} members={people.data} own={own} />
          ) : (
            <ProblemPanel problem={people.failure} />
          )}
        </Stack>
        {team.acts.includes('invite') && <TeamInvitations team={team} openNow={inviteNow} />}
        <Grid min="20rem">
          {team.acts.includes('rename') && <RenameForm key={etag} team={team} etag={etag} />}
          {team.role && <DangerZone team={team} etag={etag} members={people.ok ? people.data : []} own={own} />}
        </Grid>
      </Stack>
    </WorkingPage>
  );
};
