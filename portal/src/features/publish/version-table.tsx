import type { ApiVersion } from '@portico/client';
import { readWords } from '../../i18n/server.ts';
import { DefaultBadge, VersionStatus } from '../../parts/version-status.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Row } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Table } from '../../ui/table.tsx';
import { lifecyclePath } from './lifecycle-path.ts';
import { LintBadge } from './lint-badge.tsx';
import { PublishButton } from './publish-button.tsx';
import { reviewPath } from './review-path.ts';

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
          cell: ({ status, isDefault }) => (
            <Row>
              <VersionStatus status={status} />
              {isDefault && <DefaultBadge />}
            </Row>
          ),
        },
        {
          head: t.catalogue.tabs.reference,
          cell: ({ operations }) => t.catalogue.operations(operations, f.number(operations)),
        },
        {
          head: t.lint.column,
          cell: ({ version, lint }) =>
            lint ? (
              <Link
                href={`${reviewPath(slug, version)}#lint`}
                aria-label={t.lint.badge(version, lint.grade, f.number(lint.score))}
              >
                <LintBadge grade={lint.grade} score={lint.score} />
              </Link>
            ) : (
              t.lint.none
            ),
        },
        { head: t.common.created, cell: ({ createdAt }) => f.date(createdAt) },
        {
          head: t.common.actions,
          actions: true,
          cell: ({ version, status }) => (
            <Row>
              <LinkButton small href={reviewPath(slug, version)} aria-label={t.publish.reviewNamed(version)}>
                {t.publish.reviewLink}
              </LinkButton>
              {status === 'draft' ? (
                <PublishButton small slug={slug} version={version} />
              ) : (
                <LinkButton small href={lifecyclePath(slug, version)} aria-label={t.lifecycle.named(version)}>
                  {t.lifecycle.link}
                </LinkButton>
              )}
            </Row>
          ),
        },
      ]}
    />
  );
};
