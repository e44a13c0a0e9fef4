import { readApi } from '../../api/catalogue.ts';
import { readWords } from '../../i18n/server.ts';
import { DefaultBadge, VersionStatus } from '../../parts/version-status.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Mono, Row } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Table } from '../../ui/table.tsx';

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
            cell: ({ version, isDefault }) => (
              <Row>
                <Link href={`/apis/${api.slug}?version=${encodeURIComponent(version)}`}>{version}</Link>
                {isDefault && <DefaultBadge />}
              </Row>
            ),
          },
          {
            head: t.common.status,
            cell: ({ status }) => <VersionStatus status={status} />,
          },
          { head: t.catalogue.published, cell: ({ publishedAt }) => (publishedAt ? f.date(publishedAt) : '–') },
          {
            head: t.lifecycle.ends,
            cell: ({ retiredAt, deprecation }) => {
              const ends = retiredAt ?? deprecation?.sunsetAt;
              return ends ? f.date(ends) : '–';
            },
          },
          {
            head: t.lifecycle.path,
            cell: ({ gatewayUrl, status }) => (status === 'draft' ? '–' : <Mono>{new URL(gatewayUrl).pathname}</Mono>),
            long: true,
          },
          {
            head: t.catalogue.tabs.reference,
            cell: ({ version, operations }) => (
              <Link href={`/apis/${api.slug}/reference?version=${encodeURIComponent(version)}`}>
                {t.catalogue.operations(operations, f.number(operations))}
              </Link>
            ),
          },
        ]}
      />
    </>
  );
};
