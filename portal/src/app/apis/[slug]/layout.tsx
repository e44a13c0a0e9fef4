import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { readApi } from '../../../api/catalogue.ts';
import { isAbsent } from '../../../api/failure.ts';
import { ApiFrame } from '../../../features/api/api-frame.tsx';

type Props = { params: Promise<{ slug: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const read = await readApi((await params).slug);
  // Before anything of the page is sent: what is not there is answered so, not only shown so.
  if (isAbsent(read)) notFound();
  return read.ok ? { title: read.data.api.name, description: read.data.api.summary } : { title: 'API' };
};

const Layout = async ({ params, children }: Props & { children: ReactNode }) => (
  <ApiFrame slug={(await params).slug}>{children}</ApiFrame>
);

export default Layout;
