'use client';
import type { Changes as VersionComparison } from '@portico/client';
import { portico } from '../../api/browser-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { inLanguage } from '../../i18n/said.ts';
import { useWords } from '../../i18n/words.tsx';
import { Changes } from '../../parts/changes.tsx';
import { Progress } from '../../ui/feedback.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';

/** What a version changes against the one published before it. */
export const VersionChanges = ({ slug, version }: { slug: string; version: string }) => {
  const { t, locale } = useWords();
  const { data, failure, reload } = useLoaded<VersionComparison>(['changes', slug, version, locale], async () =>
    inLanguage(locale, await portico.getChanges({ apiId: slug, version })),
  );
  if (failure) return <ProblemPanel problem={failure} onRetry={reload} />;
  if (!data) return <Progress label={t.changes.loading} />;
  return <Changes changes={data} />;
};
