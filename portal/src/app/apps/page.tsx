import type { Metadata } from 'next';
import { requireSession } from '../../api/session.ts';
import { AppsPage } from '../../features/apps/apps-page.tsx';
import { oneOf, type SearchParams } from '../search-params.ts';

export const metadata: Metadata = { title: 'Apps' };

const Apps = async ({ searchParams }: { searchParams: SearchParams }) => {
  await requireSession();
  return <AppsPage createNow={oneOf(await searchParams, 'new') === '1'} />;
};

export default Apps;
