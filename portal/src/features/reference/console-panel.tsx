'use client';
import type { ReferenceOperation } from '@portico/client';
import { portico } from '../../api/browser-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { apiConsole } from '../../i18n/messages/console.ts';
import { Skeleton } from '../../ui/feedback.tsx';
import { Soft, Spoken, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { CallForm } from './call-form.tsx';
import type { Called } from './draft-key.ts';
import { TryItBar } from './try-it-bar.tsx';
import { useTryItKey } from './try-it-key.ts';

/** Who calls, what is filled in, and what is answered. */
export const ConsolePanel = ({ called }: { called: Called }) => {
  const t = useWordsOf(apiConsole);
  const { api, version, operation, draft, signedIn } = called;
  const tryIt = useTryItKey(api.id, signedIn && !draft);
  const able = tryIt.appId !== undefined;
  const { data, failure, reload } = useLoaded<ReferenceOperation>(
    able ? ['reference', api.slug, version, 'operation', operation, ''] : undefined,
    () => portico.getReferenceOperation({ apiId: api.slug, version, operation }),
  );
  return (
    <Stack>
      <TryItBar api={api} draft={draft} signedIn={signedIn} tryIt={tryIt} />
      {able && <Soft small>{t.live}</Soft>}
      {failure && <ProblemPanel problem={failure} onRetry={reload} />}
      {able && !data && !failure && (
        <>
          <Spoken>
            <span role="status">{t.loading}</span>
          </Spoken>
          <Skeleton height="14rem" />
        </>
      )}
      {able && data && <CallForm page={data} called={called} tryIt={tryIt} />}
    </Stack>
  );
};
