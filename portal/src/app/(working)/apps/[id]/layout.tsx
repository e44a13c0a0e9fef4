import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { requireSession } from '../../../../api/session.ts';
import { AppFrame, readApp } from '../../../../features/apps/app-frame.tsx';

type Props = { params: Promise<{ id: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const read = await readApp((await params).id);
  return { title: read.ok ? read.data.app.name : 'App' };
};

const Layout = async ({ params, children }: Props & { children: ReactNode }) => {
  await requireSession();
  return <AppFrame appId={(await params).id}>{children}</AppFrame>;
};

export default Layout;
