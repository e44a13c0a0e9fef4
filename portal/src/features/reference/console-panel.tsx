'use client';
import type { ReferenceOperation } from '@portico/client';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { apiConsole } from '../../i18n/messages/console.ts';
import { Skeleton } from '../../ui/feedback.tsx';
import { Select } from '../../ui/field.tsx';
import { Soft, Spoken, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { AuthorizationPanel, AuthorizeAgain } from './authorization-panel.tsx';
import { CallForm } from './call-form.tsx';
import type { Called } from './draft-key.ts';
import { ENVIRONMENTS, useEnvironment } from './environment.ts';
import { answersOf } from './mock-answers.ts';
import { mockCall } from './mock-call.ts';
import type { Written } from './sample-of-call.ts';
import { TryItBar } from './try-it-bar.tsx';
import { useTryItKey } from './try-it-key.ts';
import { type Sender, throughGateway } from './use-call.ts';
import { useCallAuthorization } from './use-call-authorization.ts';

/** Who calls and where, what is filled in, and what is answered. */
type ConsolePanelProps = { called: Called; onWritten: (written: Written) => void };

export const ConsolePanel = ({ called, onWritten }: ConsolePanelProps) => {
  const t = useWordsOf(apiConsole);
  const { api, version, operation, draft, signedIn, gatewayUrl } = called;
  const mayCall = signedIn && !draft;
  const { environment, choose } = useEnvironment(api.id, mayCall);
  const [wished, setWished] = useState('');
  const isMock = environment === 'mock';
  const tryIt = useTryItKey(api.id, mayCall && !isMock, isMock ? 'live' : environment);
  const able = isMock || tryIt.appId !== undefined;
  const { data, failure, reload } = useLoaded<ReferenceOperation>(
    able ? ['reference', api.slug, version, 'operation', operation, ''] : undefined,
    () => portico.getReferenceOperation({ apiId: api.slug, version, operation }),
  );
  const authorizing = useCallAuthorization(called, environment, data);
  const { forwarded = false } = authorizing.told ?? {};
  const sender: Sender = isMock
    ? (call) => mockCall(called, call, wished)
    : throughGateway(gatewayUrl, tryIt.key, authorizing.bearer);
  return (
    <Stack>
      {mayCall && (
        <Select
          label={t.environment}
          hint={t.environmentHints[environment]}
          value={environment}
          onChange={({ target }) => choose(target.value)}
          choices={ENVIRONMENTS.map((one) => ({ value: one, label: t.environments[one] }))}
        />
      )}
      {!(mayCall && isMock) && <TryItBar api={api} draft={draft} signedIn={signedIn} tryIt={tryIt} />}
      {!mayCall && <Soft small>{t.environmentHints.mock}</Soft>}
      {isMock && data && answersOf(data).length > 1 && (
        <Select
          label={t.mockStatus}
          value={wished}
          onChange={({ target }) => setWished(target.value)}
          choices={[{ value: '', label: t.mockFirst }, ...answersOf(data)]}
        />
      )}
      {failure && <ProblemPanel problem={failure} onRetry={reload} />}
      {able && !data && !failure && (
        <>
          <Spoken>
            <span role="status">{t.loading}</span>
          </Spoken>
          <Skeleton height="14rem" />
        </>
      )}
      {able && !isMock && data && (
        <AuthorizationPanel called={called} environment={environment} authorizing={authorizing} />
      )}
      {able && data && (
        <CallForm
          page={data}
          called={called}
          sender={sender}
          onWritten={onWritten}
          authorized={forwarded && authorizing.kept.held !== undefined}
          authorize={forwarded && <AuthorizeAgain authorizing={authorizing} />}
        />
      )}
    </Stack>
  );
};
