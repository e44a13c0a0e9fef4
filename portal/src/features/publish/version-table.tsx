import type { ApiVersion } from '@portico/client';
import Link from 'next/link';
import { readWords } from '../../i18n/server.ts';
import { Badge } from '../../ui/feedback.tsx';
import { Table } from '../../ui/table.tsx';
import { PublishButton } from './publish-button.tsx';

const TONES = { draft: 'warn', published: 'ok', deprecated: 'warn', retired: 'danger' } as const;

export const VersionTable = async ({ slug, versions }: { slug: string; versions: readonly ApiVersion[] }) => {
  const { t, f } = await readWords();
  return (
    <Table
      label={t.publish.tabs.versions}
      rows={versions}
      keyOf={({ version }) => version}
      columns={[
        {
          head: t.publish.version,
          cell: ({ version }) => <Link href={`/apis/${slug}?version=${encodeURIComponent(version)}`}>{version}</Link>,
        },
        {
          head: t.common.status,
          cell: ({ status }) => <Badge tone={TONES[status]}>{t.catalogue.statuses[status]}</Badge>,
        },
        { head: t.catalogue.tabs.reference, cell: ({ operations }) => t.catalogue.operations(f.number(operations)) },
        { head: t.common.created, cell: ({ createdAt }) => f.date(createdAt) },
        {
          head: t.common.actions,
          cell: ({ version, status }) => status === 'draft' && <PublishButton small slug={slug} version={version} />,
        },
      ]}
    />
  );
};
