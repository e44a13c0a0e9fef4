import type { Metadata } from 'next';
import { readAppearance } from '../api/appearance.ts';
import { readSession } from '../api/session.ts';
import { DashboardPage } from '../features/dashboard/dashboard-page.tsx';
import { HomePage } from '../features/home/home-page.tsx';
import { WorkingShell } from '../features/shell/working-shell.tsx';
import { readWords } from '../i18n/server.ts';
import { wordsMetadata } from '../parts/page-metadata.ts';
import { homeCard } from '../pictures/card.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t, locale } = await readWords();
  const card = homeCard((await readAppearance()).home, locale, t.home);
  return wordsMetadata({ path: '/', page: '/home', card, language: locale });
};

/** The front door for visitors; what they came for, for those who are signed in. */
const Home = async ({ searchParams }: { searchParams: Promise<{ signedOut?: string }> }) => {
  if (!(await readSession())) return <HomePage signedOut={(await searchParams).signedOut !== undefined} />;
  return (
    <WorkingShell>
      <DashboardPage />
    </WorkingShell>
  );
};

export default Home;
