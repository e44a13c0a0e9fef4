import type { ReactNode } from 'react';
import { readWords } from '../../i18n/server.ts';
import { WorkingFrame } from '../../ui/layout.tsx';
import { workingNavigation } from './navigation.ts';
import { readReader } from './reader.ts';
import { SideNavigation } from './side-navigation.tsx';

/** Where people work: the pages of their role beside the page they are on. */
export const WorkingShell = async ({ children }: { children: ReactNode }) => {
  const { t } = await readWords();
  const groups = workingNavigation(t.shell, await readReader());
  return (
    <WorkingFrame navigation={<SideNavigation label={t.shell.workspace} groups={groups} />}>{children}</WorkingFrame>
  );
};
