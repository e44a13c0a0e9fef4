'use client';
import type { Changes as VersionComparison } from '@portico/client';
import { useCallback } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Failure, load } from '../../api/failure.ts';
import { useWords } from '../../i18n/words.tsx';
import { Changes } from '../../parts/changes.tsx';
import { Progress } from '../../ui/feedback.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { useLoaded } from '../../ui/use-loaded.ts';

/** What a version changes against the one published before it. */
export const VersionChanges = ({ slug, version }: { slug: string; version: string }) => {
  const { t } = useWords();
  const read = useCallback(
    (signal: AbortSignal) => load<VersionComparison>(() => portico.getChanges({ apiId: slug, version }, { signal })),
    [slug, version],
  );
  const { data, failure, reload } = useLoaded<VersionComparison, Failure>(read);
  if (failure) return <ProblemPanel problem={failure} onRetry={() => void reload()} />;
  if (!data) return <Progress label={t.changes.loading} />;
  return <Changes changes={data} />;
};
