import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card, Soft, WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Archives } from './archives.tsx';
import { Exports } from './exports.tsx';

const PAGE = 50;

/** The log as files, and what of it left the table. */
export const AuditFilesPage = async () => {
  const { t } = await readWords();
  const client = await userClient();
  const [exports, archives] = await Promise.all([
    load(() => client.listAuditExports({ limit: PAGE })),
    load(() => client.listAuditArchives({ limit: PAGE })),
  ]);
  return (
    <WorkingPage
      title={t.auditFiles.title}
      lead={t.auditFiles.lead}
      actions={<LinkButton href="/admin/audit">{t.auditFiles.back}</LinkButton>}
    >
      <Card as="section" label={t.auditFiles.exports}>
        <h2>{t.auditFiles.exports}</h2>
        {exports.ok ? <Exports first={exports.data} /> : <ProblemPanel problem={exports.failure} />}
      </Card>
      <Card as="section" label={t.auditFiles.archives}>
        <h2>{t.auditFiles.archives}</h2>
        <Soft>{t.auditFiles.archivesLead}</Soft>
        {archives.ok ? <Archives first={archives.data} /> : <ProblemPanel problem={archives.failure} />}
      </Card>
    </WorkingPage>
  );
};
