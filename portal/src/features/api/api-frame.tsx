import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { chooseVersion, readApi } from '../../api/catalogue.ts';
import { isAbsent } from '../../api/failure.ts';
import { readWords } from '../../i18n/server.ts';
import { AccessState } from '../../parts/access-state.tsx';
import { ApiTile } from '../../parts/api-tile.tsx';
import { KIND_NAMES } from '../../parts/document-kinds.ts';
import { ownerPages } from '../../parts/owner-tabs.tsx';
import { VersionStatus } from '../../parts/version-status.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Page } from '../../ui/layout.tsx';
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
  if (isAbsent(read)) notFound();
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
  const latest = chooseVersion(read.data);
  // Versions, guides, agents and plans have their own page here, and go on to the team's.
  const own = api.mayEdit
    ? (await ownerPages(api.slug)).filter(([href]) => !/\/(?:plans|guides|agents|publish\/[^/]+)$/.test(href))
    : [];
  return (
    <Page>
      <div className={styles.head}>
        <div className={styles.top}>
          <div className={styles.identity}>
            <ApiTile api={api} large />
            <div>
              <h1>{api.name}</h1>
              {api.summary && <p>{api.summary}</p>}
              <div className={styles.badges}>
                {latest ? (
                  <VersionStatus status={latest.status} of={latest.version} />
                ) : (
                  <Badge tone="warn">{t.catalogue.noVersion}</Badge>
                )}
                {api.kind !== 'openapi' && <Badge plain>{KIND_NAMES[api.kind]}</Badge>}
                {api.visibility !== 'public' && <Badge plain>{t.catalogue.visibility[api.visibility]}</Badge>}
                {api.tags.map((tag) => (
                  <Link key={tag} href={`/apis?tag=${encodeURIComponent(tag)}`}>
                    {tag}
                  </Link>
                ))}
                <span>{api.teamName}</span>
              </div>
            </div>
          </div>
          <div className={styles.acts}>
            {latest && (
              <VersionSelect
                versions={versions.map(({ version, status }) => ({ version, status }))}
                latest={latest.version}
              />
            )}
            {api.mayEdit && <LinkButton href={`/publish/${api.slug}`}>{t.catalogue.manage}</LinkButton>}
            <span className={styles.access}>
              <AccessState api={{ id: api.id, slug: api.slug }} hasVersion={api.latestVersion !== undefined} />
            </span>
          </div>
        </div>
        <TabLinks
          label={tabs.label}
          keep={KEPT}
          tabs={[
            [base, tabs.overview],
            [`${base}/reference`, tabs.reference, ['reference', 'schemas', 'tags'].map((below) => `${base}/${below}`)],
            [`${base}/guides`, t.guides.title, [`${base}/guides`]],
            [`${base}/changelog`, tabs.changelog],
            // What is made of OpenAPI documents alone.
            ...(api.kind === 'openapi'
              ? ([
                  [`${base}/sdks`, tabs.sdks],
                  [`${base}/agents`, tabs.agents],
                ] as const)
              : []),
            [`${base}/plans`, tabs.plans],
            [`${base}/versions`, tabs.versions],
            ...own,
          ]}
        />
      </div>
      {children}
    </Page>
  );
};
