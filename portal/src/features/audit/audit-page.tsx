import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Row, WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { type AuditFilter, hrefOf, queryOf } from './audit-filter.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditList } from './audit-list.tsx';
import { ExportButton } from './export-button.tsx';
import { VerifyButton } from './verify-button.tsx';

const PAGE = 50;

/** Who did what to what: narrowed down by the address, one entry in full at the side, and held against its seals. */
export const AuditPage = async ({ filter }: { filter: AuditFilter }) => {
  const { t } = await readWords();
  const client = await userClient();
  const query = queryOf(filter, Date.now());
  const read = await load(() => client.listAuditEntries({ ...query, limit: PAGE }));
  return (
    <WorkingPage
      title={t.audit.title}
      lead={t.audit.lead}
      actions={
        read.ok && (
          <Row>
            <ExportButton query={query} />
            <VerifyButton />
            <LinkButton href="/admin/audit/files">{t.auditFiles.open}</LinkButton>
          </Row>
        )
      }
      filters={read.ok && <AuditFilters filter={filter} />}
    >
      {read.ok ? (
        <AuditList key={hrefOf(filter)} filter={filter} query={query} first={read.data} />
      ) : (
        <ProblemPanel problem={read.failure} />
      )}
    </WorkingPage>
  );
};
