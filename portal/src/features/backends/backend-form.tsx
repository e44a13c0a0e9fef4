'use client';
import type { Backend } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox, Select, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card, Grid, Row, Soft, Stack } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';
import { AuthFields } from './auth-fields.tsx';
import { bodyOf, kindOf, PLACES, SLASHES, schemasOf, TARGETS_MAX, type Values, valuesOf } from './backend-body.ts';

type BackendFormProps = {
  slug: string;
  version: string;
  environment: Backend['environment'];
  /** None, where it is made. */
  backend: Backend | undefined;
  etag: string;
};

/** Changes a backend as it was read, or makes the one for test keys. */
export const BackendForm = ({ slug, version, environment, backend, etag }: BackendFormProps) => {
  const { t } = useWords();
  const router = useRouter();
  const [targets, setTargets] = useState(backend?.targets.length ?? 1);
  const [forwards, setForwards] = useState(backend?.forwardAuthorization ?? false);
  const [kind, setKind] = useState(kindOf(backend?.auth.kind ?? ''));
  const reference = { apiId: slug, version, environment };
  const { run, busy, failure } = useAction(
    (typed: Values) => portico.putBackend({ ...reference, 'If-Match': etag, body: bodyOf(typed, targets, forwards) }),
    () => {
      say(t.backends.saved);
      router.refresh();
    },
  );
  const secretIsKept = backend?.auth.kind === kind && backend.auth.secretSetAt !== undefined;
  const schemas = useMemo(() => schemasOf(targets, kind, secretIsKept), [targets, kind, secretIsKept]);
  const fields = useFields(schemas, valuesOf(backend), failure, PLACES);
  const chosen = kindOf(fields.value('kind'));
  if (chosen !== kind) setKind(chosen);
  /** Those behind it move up. */
  const remove = (from: number) => {
    for (let index = from; index + 1 < targets; index += 1) {
      fields.set(`url${index}`, fields.value(`url${index + 1}`));
      fields.set(`weight${index}`, fields.value(`weight${index + 1}`));
    }
    fields.set(`url${targets - 1}`, '');
    fields.set(`weight${targets - 1}`, '1');
    setTargets(targets - 1);
  };
  const title = t.backends.formTitle(version, t.backends.environments[environment]);
  return (
    <Card as="section" label={title}>
      <h2>{title}</h2>
      {!backend && <p>{t.backends.newTest}</p>}
      <Form fields={fields} onSend={run} busy={busy} submit={t.common.save}>
        {Array.from({ length: targets }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an address is known by its place
          <Stack key={index} gap="tight">
            <TextField
              label={targets === 1 ? t.backends.url : t.backends.urlNamed(index + 1)}
              type="url"
              hint={index === 0 ? t.backends.urlHint : undefined}
              {...fields.field(`url${index}`)}
            />
            {targets > 1 && (
              <Row>
                <TextField
                  inline
                  type="number"
                  label={t.backends.weight}
                  aria-label={t.backends.weightNamed(index + 1)}
                  {...fields.field(`weight${index}`)}
                />
                <Button small kind="quiet" onClick={() => remove(index)}>
                  {t.backends.removeTarget(index + 1)}
                </Button>
              </Row>
            )}
          </Stack>
        ))}
        {targets < TARGETS_MAX && (
          <Row>
            <Button small onClick={() => setTargets(targets + 1)}>
              {t.backends.addTarget}
            </Button>
          </Row>
        )}
        <AuthFields fields={fields} auth={backend?.auth} />
        <Checkbox
          label={t.backends.forwardAuthorization}
          checked={forwards}
          onChange={({ target }) => setForwards(target.checked)}
        />
        <TextField
          label={t.backends.healthCheckPath}
          hint={t.backends.healthCheckPathHint}
          optional
          {...fields.field('healthCheckPath')}
        />
        <Soft>{t.backends.timeouts}</Soft>
        <Grid min="12rem">
          <TextField label={t.backends.connectTimeout} type="number" {...fields.field('connectTimeoutMilliseconds')} />
          <TextField label={t.backends.timeout} type="number" {...fields.field('timeoutMilliseconds')} />
        </Grid>
        <Select
          label={t.backends.encodedSlashes}
          choices={SLASHES.map((value) => ({ value, label: t.backends.slashes[value] }))}
          {...fields.field('encodedSlashes')}
        />
      </Form>
      {backend && environment === 'test' && (
        <Row>
          <ConfirmButton
            kind="danger"
            label={t.backends.remove}
            title={t.backends.removeTitle}
            lead={t.backends.removeLead}
            act={() => portico.deleteBackend(reference)}
            onDone={() => {
              say(t.backends.removed);
              router.refresh();
            }}
          />
        </Row>
      )}
    </Card>
  );
};
