'use client';
import type { Api, ApiChanges } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { uploadFile } from '../../api/upload-file.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { ApiTile } from '../../parts/api-tile.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card, Row, Soft } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';

const IMAGE_BYTES_MAX = 262_144;
type Values = { iconText: string; iconColour: string };

/** What is said of an icon; a letter that was not touched says nothing, so an image stays. */
const changesOf = (typed: Values, before: Api): ApiChanges => ({
  ...(typed.iconText !== (before.iconText ?? '') && { iconText: typed.iconText || null }),
  iconColour: typed.iconColour ? Number(typed.iconColour) : null,
});

const useIcon = (api: Api, etag: string) => {
  const { t } = useWords();
  const router = useRouter();
  return useAction(
    async (change: ApiChanges | File) => {
      const body = change instanceof File ? { iconUploadId: await uploadFile(change, () => undefined) } : change;
      return portico.updateApi({ apiId: api.id, 'If-Match': etag, body });
    },
    () => {
      say(t.apiSettings.imageSaved);
      router.refresh();
    },
  );
};

/** An image of one's own, or a letter and a colour: what an API is known by at a glance. */
export const IconForm = ({ api, etag }: { api: Api; etag: string }) => {
  const { t } = useWords();
  const words = t.apiSettings;
  const [tooLarge, setTooLarge] = useState(false);
  const { run, busy, failure } = useIcon(api, etag);
  const defaults = { iconText: api.iconText ?? '', iconColour: api.iconColour ? String(api.iconColour) : '' };
  const fields = useFields({ iconText: FORM_SCHEMAS.ApiChanges.iconText }, defaults, failure);
  const wrongImage = failure?.errors?.some(({ pointer }) => pointer.endsWith('/iconUploadId'));
  return (
    <Card as="section" label={words.icon}>
      <h2>{words.icon}</h2>
      <Row>
        <ApiTile api={api} large />
        <Soft small>{words.iconLead}</Soft>
      </Row>
      <TextField
        label={words.image}
        hint={words.imageHint}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        error={tooLarge ? words.imageTooLarge : undefined}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (!file) return;
          setTooLarge(file.size > IMAGE_BYTES_MAX);
          if (file.size <= IMAGE_BYTES_MAX) void run(file);
        }}
      />
      {wrongImage && failure && <ProblemBanner problem={failure} />}
      <Form
        fields={wrongImage ? { ...fields, problem: undefined } : fields}
        onSend={(typed) => void run(changesOf(typed, api))}
        busy={busy}
        submit={words.saveIcon}
      >
        <TextField label={words.letter} hint={words.letterHint} {...fields.field('iconText')} />
        <Select
          label={words.colour}
          {...fields.field('iconColour')}
          choices={[
            { value: '', label: words.colourOfTeam },
            ...words.colours.map((label, index) => ({ value: String(index + 1), label })),
          ]}
        />
      </Form>
    </Card>
  );
};
