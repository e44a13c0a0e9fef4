import type { Metadata } from 'next';
import { requireSession } from '../../../../api/session.ts';
import { readTeam, TeamPage } from '../../../../features/teams/team-page.tsx';
import { readWords } from '../../../../i18n/server.ts';
import { oneOf, type SearchParams } from '../../../search-params.ts';

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const [read, { t }] = await Promise.all([readTeam((await params).id), readWords()]);
  return { title: read.ok ? read.data.team.name : t.teams.title };
};

const Team = async ({ params, searchParams }: Props) => {
  await requireSession();
  return <TeamPage reference={(await params).id} inviteNow={oneOf(await searchParams, 'invite') === '1'} />;
};

export default Team;
