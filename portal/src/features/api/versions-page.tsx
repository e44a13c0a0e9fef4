import { readApi } from '../../api/catalogue.ts';
import { readWords } from '../../i18n/server.ts';
import { Badge, EmptyState } from '../../ui/feedback.tsx';
import { Row } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Table } from '../../ui/table.tsx';

const TONES = { draft: 'warn', published: 'ok', deprecated: 'warn', retired: 'danger' } as const;

export const VersionsPage = async ({ slug }: { slug: string }) => {
  const { t, f } = await readWords();
  const read = await readApi(slug);
  if (!read.ok) return null;
  const { api, versions } = read.data;
  if (versions.length === 0) return <EmptyState title={t.catalogue.noVersions} />;
  return (
    <>
      <p>{t.catalogue.versionsLead}</p>
      <Table
        label={t.catalogue.tabs.versions}
        rows={versions}
        keyOf={({ version }) => version}
        columns={[
          {
            head: t.common.version,
            cell: ({ version }) => (
              <Row>
                <Link href={`/apis/${api.slug}?version=${encodeURIComponent(version)}`}>{version}</Link>
                {version === api.latestVersion && (
                  <Badge tone="accent" plain>
                    {t.catalogue.latest}
                  </Badge>
                )}
              </Row>
            ),
          },
          {
            head: t.common.status,
            cell: ({ status }) => <Badge tone={TONES[status]}>{t.catalogue.statuses[status]}</Badge>,
          },
          { head: t.catalogue.published, cell: ({ publishedAt }) => (publishedAt ? f.date(publishedAt) : '–') },
          { head: t.catalogue.openapi, cell: ({ openapi }) => openapi },
          {
            head: t.catalogue.tabs.reference,
            cell: ({ version, operations }) => (
              <Link href={`/apis/${api.slug}/reference?version=${encodeURIComponent(version)}`}>
                {t.catalogue.operations(f.number(operations))}
              </Link>
            ),
          },
        ]}
      />
    </>
  );
};
