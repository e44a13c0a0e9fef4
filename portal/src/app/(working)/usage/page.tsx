import type { Metadata } from 'next';
import { requireSession } from '../../../api/session.ts';
import { UsagePage } from '../../../features/usage/usage-page.tsx';
import { readWords } from '../../../i18n/server.ts';
import { oneOf, type SearchParams } from '../../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.usage.title };
};

const Page = async ({ searchParams }: { searchParams: SearchParams }) => {
  await requireSession();
  const search = await searchParams;
  const [appId, range, from, to] = ['app', 'range', 'from', 'to'].map((name) => oneOf(search, name));
  return <UsagePage appId={appId} range={range} from={from} to={to} />;
};

export default Page;
