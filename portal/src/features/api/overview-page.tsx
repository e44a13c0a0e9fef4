import type { ApiVersion } from '@portico/client';
import { Suspense } from 'react';
import { chooseVersion, curlOf, exampleUrl, readApi } from '../../api/catalogue.ts';
import { readWords } from '../../i18n/server.ts';
import { CodeBlock } from '../../ui/code.tsx';
import { EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { Card, Facts, Mono, Stack } from '../../ui/layout.tsx';
import { Prose } from '../../ui/markdown.tsx';
import styles from './api.module.css';
import { StatusBanner } from './status-banner.tsx';

const QuickStart = async ({ slug, version }: { slug: string; version: ApiVersion }) => (
  <CodeBlock label="curl" code={curlOf(await exampleUrl(slug, version))} />
);

export const OverviewPage = async ({ slug, asked }: { slug: string; asked: string | undefined }) => {
  const { t, f } = await readWords();
  const read = await readApi(slug);
  if (!read.ok) return null;
  const { api } = read.data;
  const version = chooseVersion(read.data, asked);
  if (!version) return <EmptyState title={t.catalogue.noVersions} />;
  return (
    <>
      <StatusBanner status={version.status} />
      <div className={styles.split}>
        <Stack gap="loose">
          <Stack>
            <h2>{t.catalogue.quickStart}</h2>
            <p>{t.catalogue.quickStartLead}</p>
            <Suspense fallback={<Skeleton height="5.2rem" />}>
              <QuickStart slug={api.slug} version={version} />
            </Suspense>
          </Stack>
          <Stack>
            <h2>{t.catalogue.about}</h2>
            {version.description ? <Prose>{version.description}</Prose> : <p>{t.catalogue.noDescription}</p>}
          </Stack>
        </Stack>
        <Card as="section" label={t.common.version}>
          <Facts
            facts={[
              [t.catalogue.baseUrl, <Mono key="url">{version.gatewayUrl}</Mono>],
              [t.common.version, version.version],
              [t.common.owner, api.teamName],
              [t.catalogue.openapi, version.openapi],
              [t.catalogue.tabs.reference, t.catalogue.operations(f.number(version.operations))],
              [t.catalogue.size, f.bytes(version.sizeBytes)],
              [t.catalogue.updated, f.date(version.publishedAt ?? version.createdAt)],
            ]}
          />
        </Card>
      </div>
    </>
  );
};
