'use client';
import type { SdkLanguage } from '@portico/client';
import { withPortico } from '../../api/later-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { code } from '../../i18n/messages/code.ts';
import { Progress } from '../../ui/feedback.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { ToldChanges } from './told-changes.tsx';

export type Asked = { apiId: string; version: string; language: SdkLanguage; from: string | undefined };

export const LoadedChanges = ({ asked: { from, ...input } }: { asked: Asked }) => {
  const t = useWordsOf(code);
  const key = ['sdk-changes', input.apiId, input.version, input.language, from] as const;
  const { data, failure } = useLoaded(key, () =>
    withPortico((client) => client.getSdkChanges({ ...input, ...(from && { from }) })),
  );
  if (failure) return <ProblemBanner problem={failure} />;
  return data ? <ToldChanges changes={data} /> : <Progress label={t.comparing} />;
};
