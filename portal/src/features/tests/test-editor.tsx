'use client';
import type { TestSuite } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Failure, load } from '../../api/failure.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { Assertions, type Draft, draftOf } from './assertions.tsx';
import type { ListedOperation } from './operations.ts';

/** `Name: value` lines as headers; lines that are neither are left out. */
const headersOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('\n')
      .map((line) => /^\s*([A-Za-z0-9-]+)\s*:\s*(.*?)\s*$/.exec(line))
      .filter((match) => match !== null)
      .map(([, name = '', value = '']) => [name, value]),
  );

type TestEditorProps = { appId: string; slug: string; version: string; operation: ListedOperation };

export const TestEditor = ({ appId, slug, version, operation }: TestEditorProps) => {
  const { t } = useWords();
  const router = useRouter();
  const { request } = operation;
  const [name, setName] = useState(operation.title.slice(0, 80));
  const [path, setPath] = useState(request.path);
  const [headers, setHeaders] = useState(() =>
    Object.entries(request.headers ?? {})
      .map(([header, value]) => `${header}: ${value}`)
      .join('\n'),
  );
  const [body, setBody] = useState(request.body ?? '');
  const [assertions, setAssertions] = useState<readonly Draft[]>(() => [
    draftOf({ kind: 'status', status: operation.status }),
    draftOf({ kind: 'schema' }),
  ]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const save = async () => {
    setBusy(true);
    const sent = headersOf(headers);
    const saved = await load<TestSuite>(() =>
      portico.createTestSuite({
        body: {
          appId,
          apiId: slug,
          version,
          name: name.trim(),
          tests: [
            {
              name: name.trim(),
              operationId: operation.id,
              request: {
                method: request.method,
                path,
                ...(Object.keys(sent).length > 0 && { headers: sent }),
                ...(body && { body }),
              },
              assertions: assertions.map(({ key: _, ...assertion }) => assertion),
            },
          ],
        },
      }),
    );
    setBusy(false);
    if (saved.ok) router.push(`/tests/${saved.data.id}`);
    else setFailure(saved.failure);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack>
        <TextField
          label={t.tests.suiteName}
          required
          maxLength={80}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Row>
          <h2>{t.tests.request}</h2>
          <Badge tone="info" plain>
            {request.method}
          </Badge>
        </Row>
        <TextField
          label={t.tests.path}
          required
          maxLength={2000}
          pattern="/.*"
          value={path}
          onChange={({ target }) => setPath(target.value)}
        />
        <TextArea
          label={t.tests.headers}
          hint={t.tests.headersHint}
          optional
          rows={2}
          value={headers}
          onChange={({ target }) => setHeaders(target.value)}
        />
        {request.method !== 'GET' && request.method !== 'HEAD' && (
          <TextArea
            label={t.tests.body}
            optional
            rows={8}
            maxLength={100_000}
            value={body}
            onChange={({ target }) => setBody(target.value)}
          />
        )}
        <Assertions drafts={assertions} onChange={setAssertions} />
        {failure && <ProblemBanner problem={failure} />}
        <div>
          <Button kind="primary" type="submit" busy={busy}>
            {t.tests.save}
          </Button>
        </div>
      </Stack>
    </form>
  );
};
