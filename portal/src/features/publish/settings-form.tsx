'use client';
import type { Api } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Loaded, load } from '../../api/failure.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Card, Row } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { tagsOf, textOf, VISIBILITIES, visibilityOf } from './form-values.ts';

export const SettingsForm = ({ api }: { api: Api }) => {
  const { t } = useWords();
  const router = useRouter();
  const [state, setState] = useState<'busy' | Loaded<Api>>();
  const save = async (form: FormData) => {
    setState('busy');
    const saved = await load<Api>(() =>
      portico.updateApi({
        apiId: api.id,
        body: {
          name: textOf(form, 'name'),
          summary: textOf(form, 'summary'),
          visibility: visibilityOf(textOf(form, 'visibility')),
          tags: tagsOf(textOf(form, 'tags')),
        },
      }),
    );
    setState(saved);
    if (saved.ok) router.refresh();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save(new FormData(event.currentTarget));
      }}
    >
      <Card as="section" label={t.publish.settings}>
        <h2>{t.publish.settings}</h2>
        <TextField label={t.publish.name} name="name" required maxLength={80} defaultValue={api.name} />
        <TextField
          label={t.publish.summary}
          name="summary"
          hint={t.publish.summaryHint}
          maxLength={300}
          defaultValue={api.summary}
        />
        <Select
          label={t.publish.visibility}
          name="visibility"
          defaultValue={api.visibility}
          choices={VISIBILITIES.map((value) => ({ value, label: t.publish.visibilities[value] }))}
        />
        <TextField
          label={t.publish.tags}
          name="tags"
          hint={t.publish.tagsHint}
          maxLength={300}
          defaultValue={api.tags.join(', ')}
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
