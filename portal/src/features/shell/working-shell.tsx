import type { ReactNode } from 'react';
import { readTeams } from '../../api/session.ts';
import { readWaiting } from '../../api/waiting.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingFrame } from '../../ui/layout.tsx';
import { workingNavigation } from './navigation.ts';
import { readReader } from './reader.ts';
import { SideNavigation } from './side-navigation.tsx';

/** Where people work: the pages of their role beside the page they are on. */
export const WorkingShell = async ({ children }: { children: ReactNode }) => {
  const { t } = await readWords();
  const reader = await readReader();
  // Pages ask the same: one call for all. Where it fails, the page says so, and nothing is counted here.
  const own = reader ? await readTeams() : undefined;
  const asked = reader?.publishes ? await readWaiting() : 0;
  const counts = { unseen: own?.ok ? own.data.unseenNotices : 0, waiting: asked };
  const groups = workingNavigation(t.shell, reader, counts);
  return (
    <WorkingFrame navigation={<SideNavigation label={t.shell.workspace} groups={groups} />}>{children}</WorkingFrame>
  );
};
