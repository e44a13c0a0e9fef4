import type { ReactNode } from 'react';
import { WorkingShell } from '../../features/shell/working-shell.tsx';

const Layout = ({ children }: { children: ReactNode }) => <WorkingShell>{children}</WorkingShell>;

export default Layout;
