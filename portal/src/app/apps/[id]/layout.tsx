import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { requireSession } from '../../../api/session.ts';
import { AppFrame } from '../../../features/apps/app-frame.tsx';

export const metadata: Metadata = { title: 'App' };

type Props = { params: Promise<{ id: string }>; children: ReactNode };

const Layout = async ({ params, children }: Props) => {
  await requireSession();
  return <AppFrame appId={(await params).id}>{children}</AppFrame>;
};

export default Layout;
