import type { Api } from '@portico/client';
import { readWords } from '../../i18n/server.ts';
import { KIND_NAMES } from '../../parts/document-kinds.ts';
import { GRADE_TONES } from '../../parts/grade-tones.ts';
import { VersionStatus } from '../../parts/version-status.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Link } from '../../ui/link.tsx';
import { Table } from '../../ui/table.tsx';

/** The catalogue, a line each. */
export const ApiTable = async ({ apis }: { apis: readonly Api[] }) => {
  const { t, f } = await readWords();
  return (
    <Table
      label={t.catalogue.title}
      rows={apis}
      keyOf={({ id }) => id}
      columns={[
        {
          head: t.catalogue.columns.name,
          cell: ({ slug, name, kind }) => (
            <>
              <Link href={`/apis/${slug}`}>{name}</Link> {kind !== 'openapi' && <Badge plain>{KIND_NAMES[kind]}</Badge>}
            </>
          ),
        },
        { head: t.common.version, cell: ({ latestVersion }) => latestVersion },
        { head: t.catalogue.filters.lifecycle, cell: ({ lifecycle }) => <VersionStatus status={lifecycle} /> },
        { head: t.common.owner, cell: ({ teamName }) => teamName },
        { head: t.catalogue.filters.category, cell: ({ categories }) => categories.join(', ') },
        { head: t.catalogue.filters.tag, cell: ({ tags }) => tags.join(', ') },
        {
          head: t.catalogue.filters.grade,
          cell: ({ grade }) =>
            grade && (
              <Badge tone={GRADE_TONES[grade]} plain>
                {grade}
              </Badge>
            ),
        },
        { head: t.catalogue.visibilityHead, cell: ({ visibility }) => t.catalogue.visibility[visibility] },
        { head: t.catalogue.updated, cell: ({ updatedAt }) => f.date(updatedAt) },
      ]}
    />
  );
};
