'use client';
import type { Backend, BackendTest } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { ANSWER_PHRASES_DE } from '../../i18n/messages/answer-phrases-de.ts';
import { useSaid } from '../../i18n/use-said.ts';
import { useWords } from '../../i18n/words.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card, Facts, Mono, Stack } from '../../ui/layout.tsx';
import { Table } from '../../ui/table.tsx';

const Result = ({ came }: { came: BackendTest }) => {
  const { t, f } = useWords();
  const said = useSaid(ANSWER_PHRASES_DE);
  const { status, detail, words, url, durationMilliseconds, contentType, sizeBytes, sent } = came;
  return (
    <Stack>
      {status === undefined ? (
        <Banner tone="danger" role="status" title={t.backends.failed}>
          {detail && <p>{said(words, detail)}</p>}
        </Banner>
      ) : (
        <Banner tone={status < 400 ? 'ok' : 'warn'} role="status" title={t.backends.answered(status)} />
      )}
      <Facts
        facts={[
          [t.backends.called, <Mono key="url">{url}</Mono>],
          [t.backends.took, f.milliseconds(durationMilliseconds)],
          ...(contentType ? [[t.backends.contentType, contentType] as const] : []),
          ...(sizeBytes === undefined ? [] : [[t.backends.size, f.bytes(sizeBytes)] as const]),
        ]}
      />
      {sent.length > 0 && (
        <Table
          label={t.backends.sent}
          rows={sent}
          keyOf={({ name }) => name}
          columns={[
            { head: t.backends.header, cell: ({ name }) => <Mono>{name}</Mono> },
            { head: t.backends.value, long: true, cell: ({ value }) => <Mono>{value}</Mono> },
          ]}
        />
      )}
    </Stack>
  );
};

type BackendTestCardProps = { slug: string; version: string; environment: Backend['environment']; backend: Backend };

/** One call of a backend as the gateway would make it, and what came of it. */
export const BackendTestCard = ({ slug, version, environment, backend }: BackendTestCardProps) => {
  const { t } = useWords();
  const [came, setCame] = useState<BackendTest>();
  const { run, busy, failure } = useAction(
    ({ path, target }: Record<'path' | 'target', string>) =>
      portico.testBackend({
        ...{ apiId: slug, version, environment },
        body: { ...(path !== '' && { path }), target: Number(target) },
      }),
    setCame,
  );
  const defaults = { path: backend.healthCheckPath ?? '', target: '0' };
  const fields = useFields(FORM_SCHEMAS.BackendTestRequest, defaults, failure);
  return (
    <Card as="section" label={t.backends.test}>
      <h2>{t.backends.test}</h2>
      <p>{t.backends.testLead}</p>
      <Form fields={fields} onSend={run} busy={busy} submit={t.backends.run}>
        {backend.targets.length > 1 && (
          <Select
            label={t.backends.target}
            choices={backend.targets.map(({ url }, index) => ({ value: String(index), label: url }))}
            {...fields.field('target')}
          />
        )}
        <TextField label={t.backends.path} optional {...fields.field('path')} />
      </Form>
      {came && <Result came={came} />}
    </Card>
  );
};
