import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { chooseVersion, readApi } from '../../api/catalogue.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Page, PageHead, Row } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { TabLinks } from '../../ui/tabs.tsx';
import styles from './api.module.css';
import { VersionSelect } from './version-select.tsx';

const KEPT = ['version'];

/** What every page of an API has: its name, its tabs and the version selector. */
export const ApiFrame = async ({ slug, children }: { slug: string; children: ReactNode }) => {
  const { t } = await readWords();
  const read = await readApi(slug);
  if (!read.ok && (read.failure.status === 404 || read.failure.status === 400)) notFound();
  if (!read.ok) {
    return (
      <Page>
        <ProblemPanel problem={read.failure} />
      </Page>
    );
  }
  const { api, versions } = read.data;
  const base = `/apis/${api.slug}`;
  const { tabs } = t.catalogue;
  const latest = chooseVersion(read.data)?.version;
  return (
    <Page>
      <div className={styles.head}>
        <PageHead title={api.name} lead={api.summary}>
          <Row>
            {latest && (
              <VersionSelect versions={versions.map(({ version, status }) => ({ version, status }))} latest={latest} />
            )}
            {api.mayEdit && <LinkButton href={`/publish/${api.slug}`}>{t.catalogue.manage}</LinkButton>}
            <LinkButton kind="primary" href={`${base}/plans`}>
              {t.catalogue.getAccess}
            </LinkButton>
          </Row>
        </PageHead>
        <Row>
          {api.visibility !== 'public' && <Badge>{t.catalogue.visibility[api.visibility]}</Badge>}
          {api.tags.map((tag) => (
            <Link key={tag} href={`/apis?tag=${encodeURIComponent(tag)}`}>
              <Badge plain>{tag}</Badge>
            </Link>
          ))}
        </Row>
        <TabLinks
          label={tabs.label}
          keep={KEPT}
          tabs={[
            [base, tabs.overview],
            [`${base}/reference`, tabs.reference],
            [`${base}/changelog`, tabs.changelog],
            [`${base}/sdks`, tabs.sdks],
            [`${base}/plans`, tabs.plans],
            [`${base}/versions`, tabs.versions],
          ]}
        />
      </div>
      {children}
    </Page>
  );
};
