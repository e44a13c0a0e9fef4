import type { Metadata } from 'next';
import { requireSession } from '../../../api/session.ts';
import { AppsPage } from '../../../features/apps/apps-page.tsx';
import { readWords } from '../../../i18n/server.ts';
import { oneOf, type SearchParams } from '../../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.apps.title };
};

const Apps = async ({ searchParams }: { searchParams: SearchParams }) => {
  await requireSession();
  return <AppsPage createNow={oneOf(await searchParams, 'new') === '1'} />;
};

export default Apps;
