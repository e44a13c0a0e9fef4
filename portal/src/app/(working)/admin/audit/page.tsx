import type { Metadata } from 'next';
import { filterOf } from '../../../../features/audit/audit-filter.ts';
import { AuditPage } from '../../../../features/audit/audit-page.tsx';
import { readWords } from '../../../../i18n/server.ts';
import { oneOf, type SearchParams } from '../../../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.audit.title };
};

const Page = async ({ searchParams }: { searchParams: SearchParams }) => {
  const search = await searchParams;
  return <AuditPage filter={filterOf((name) => oneOf(search, name))} />;
};

export default Page;
