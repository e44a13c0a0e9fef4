import type { Metadata } from 'next';
import { AuditFilesPage } from '../../../../../features/audit/files-page.tsx';
import { readWords } from '../../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.auditFiles.title };
};

const Page = () => <AuditFilesPage />;

export default Page;
