import type { ReactNode } from 'react';
import { environment } from '../../api/environment.ts';
import { readReference } from '../../api/reference.ts';
import { readWords } from '../../i18n/server.ts';
import { StatusBanner } from '../../parts/status-banner.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { type Current, Navigation } from './navigation.tsx';
import { PageActs } from './page-acts.tsx';
import { twinPath } from './places.ts';
import { readPlace } from './read-place.ts';
import styles from './reference.module.css';

type ShellProps = {
  slug: string;
  asked: string | undefined;
  current: Current;
  q?: string | undefined;
  children?: ReactNode;
};

/** What every page of a reference has: the navigation beside it. */
export const ReferenceShell = async ({ slug, asked, current, children }: ShellProps) => {
  const { t } = await readWords();
  const { read, version, place } = await readPlace(slug, asked);
  if (!read.ok) return null;
  if (!place || !version) return <EmptyState title={t.catalogue.noVersions} />;
  const index = await readReference(place.slug, place.version);
  return (
    <>
      <StatusBanner slug={slug} {...version} />
      {index.ok ? (
        <div className={styles.panes}>
          <Navigation place={place} index={index.data} current={current} t={t.reference} />
          <div className={styles.text}>
            <PageActs
              twin={twinPath(place, current)}
              shared={
                read.data.api.visibility === 'public' ? environment.portalUrl + twinPath(place, current) : undefined
              }
            />
            {children}
          </div>
        </div>
      ) : (
        <ProblemPanel problem={index.failure} />
      )}
    </>
  );
};
