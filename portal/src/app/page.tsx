import { readSession } from '../api/session.ts';
import { DashboardPage } from '../features/dashboard/dashboard-page.tsx';
import { HomePage } from '../features/home/home-page.tsx';
import { WorkingShell } from '../features/shell/working-shell.tsx';

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
