'use client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { CodeField } from '../../ui/code-field.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Row } from '../../ui/layout.tsx';
import { Assertions, type Draft, draftOf, useAssertionFaults } from './assertions.tsx';
import type { ListedOperation } from './operations.ts';

/** `Name: value` lines as headers; the form has refused other lines, but empty ones. */
const headersOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('\n')
      .map((line) => [line, line.indexOf(':')] as const)
      .filter(([, colon]) => colon > 0)
      .map(([line, colon]) => [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]),
  );

type TestEditorProps = { appId: string; slug: string; version: string; operation: ListedOperation };
type Values = { name: string; path: string; headers: string; body: string };

const SCHEMAS = {
  name: FORM_SCHEMAS.NewTestSuite.name,
  path: FORM_SCHEMAS.TestRequest.path,
  headers: { pattern: '^(?:[A-Za-z0-9-]+:[^\\n]*(?:\\n|$)|[ \\t]*(?:\\n|$))*$' },
  body: FORM_SCHEMAS.TestRequest.body,
};
const PLACES = Object.fromEntries(['path', 'headers', 'body'].map((name) => [name, `/tests/0/request/${name}`]));

const useTest = ({ appId, slug, version, operation }: TestEditorProps, assertions: readonly Draft[]) => {
  const router = useRouter();
  const { request } = operation;
  const action = useAction(
    ({ name, path, headers, body }: Values) => {
      const sent = headersOf(headers);
      const test = {
        name,
        operationId: operation.id,
        request: {
          method: request.method,
          path,
          ...(Object.keys(sent).length > 0 && { headers: sent }),
          ...(body && { body }),
        },
        assertions: assertions.map(({ key: _, ...assertion }) => assertion),
      };
      return portico.createTestSuite({ body: { appId, apiId: slug, version, name, tests: [test] } });
    },
    ({ id }) => router.push(`/tests/${id}`),
  );
  const headers = Object.entries(request.headers ?? {}).map(([header, value]) => `${header}: ${value}`);
  const defaults = {
    name: operation.title.slice(0, 80),
    path: request.path,
    headers: headers.join('\n'),
    body: request.body ?? '',
  };
  return { ...action, fields: useFields(SCHEMAS, defaults, action.failure, PLACES) };
};

export const TestEditor = (props: TestEditorProps) => {
  const { t } = useWords();
  const { request, status } = props.operation;
  const [assertions, setAssertions] = useState<readonly Draft[]>(() => [
    draftOf({ kind: 'status', status }),
    draftOf({ kind: 'schema' }),
  ]);
  const faults = useAssertionFaults(assertions);
  const { run, busy, fields } = useTest(props, assertions);
  return (
    <Form
      fields={fields}
      onSend={(values) => (faults.any ? faults.showAll() : run(values))}
      busy={busy}
      submit={t.tests.save}
    >
      <TextField label={t.tests.suiteName} {...fields.field('name')} />
      <Row>
        <h2>{t.tests.request}</h2>
        <Badge tone="info" plain>
          {request.method}
        </Badge>
      </Row>
      <TextField label={t.tests.path} {...fields.field('path')} />
      <TextArea
        label={t.tests.headers}
        hint={t.tests.headersHint}
        optional
        code
        rows={2}
        {...fields.field('headers')}
      />
      {request.method !== 'GET' && request.method !== 'HEAD' && (
        <CodeField
          label={t.tests.body}
          optional
          text={fields.value('body')}
          onChange={(text) => fields.set('body', text)}
          error={fields.field('body').error}
        />
      )}
      <Assertions drafts={assertions} faults={faults} onChange={setAssertions} />
    </Form>
  );
};
