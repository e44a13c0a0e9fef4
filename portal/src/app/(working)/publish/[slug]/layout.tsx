import type { ReactNode } from 'react';
import { readApi } from '../../../../api/catalogue.ts';
import { OwnerTabs } from '../../../../parts/owner-tabs.tsx';
import { Stack } from '../../../../ui/layout.tsx';

type Props = { params: Promise<{ slug: string }>; children: ReactNode };

/** The pages of one API for the team that has it: who may not, finds none to go to. */
const Layout = async ({ params, children }: Props) => {
  const read = await readApi((await params).slug);
  return (
    <Stack>
      {read.ok && read.data.api.mayEdit && <OwnerTabs slug={read.data.api.slug} />}
      {children}
    </Stack>
  );
};

export default Layout;
