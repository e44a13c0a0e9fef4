'use client';
import type { Backend } from '@portico/client';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Loaded, load } from '../../api/failure.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Card, Row } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { textOf } from './form-values.ts';

export const BackendForm = ({
  slug,
  version,
  backend,
}: {
  slug: string;
  version: string;
  backend: Backend | undefined;
}) => {
  const { t } = useWords();
  const [state, setState] = useState<'busy' | Loaded<Backend>>();
  const save = async (form: FormData) => {
    setState('busy');
    const body = { url: textOf(form, 'url'), timeoutMilliseconds: Number(textOf(form, 'timeout')) };
    setState(await load<Backend>(() => portico.putBackend({ apiId: slug, version, body })));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save(new FormData(event.currentTarget));
      }}
    >
      <Card as="section" label={t.publish.backendTitle(version)}>
        <h2>{t.publish.backendTitle(version)}</h2>
        <TextField
          label={t.publish.backend}
          name="url"
          type="url"
          hint={t.publish.backendHint}
          required
          maxLength={2048}
          defaultValue={backend?.url}
        />
        <TextField
          label={t.publish.timeout}
          name="timeout"
          type="number"
          required
          min={100}
          max={25000}
          defaultValue={backend?.timeoutMilliseconds ?? 20000}
        />
        {typeof state === 'object' && !state.ok && <ProblemBanner problem={state.failure} />}
        <Row>
          <Button kind="primary" type="submit" busy={state === 'busy'}>
            {t.common.save}
          </Button>
          <span role="status">{typeof state === 'object' && state.ok ? t.common.saved : ''}</span>
        </Row>
      </Card>
    </form>
  );
};
