import type { Metadata } from 'next';
import { requireSession } from '../../../api/session.ts';
import { TeamsPage } from '../../../features/teams/teams-page.tsx';
import { readWords } from '../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.teams.title };
};

const Teams = async () => {
  await requireSession();
  return <TeamsPage />;
};

export default Teams;
