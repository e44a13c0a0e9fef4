'use client';
import type { TeamDetails } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { renew } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';

type Values = { name: string; slug: string };
const { name: NAME, slug: SLUG } = FORM_SCHEMAS.TeamChanges;
/** What may be left out of a change may not be emptied by it. */
const SCHEMAS = { name: { ...NAME, required: true }, slug: SLUG };

/** Renames the team as it was read; a new slug is a new address of this page. */
export const RenameForm = ({ team, etag }: { team: TeamDetails; etag: string }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    ({ name, slug }: Values) =>
      portico.updateTeam({ teamId: team.id, 'If-Match': etag, body: { name, ...(slug && { slug }) } }),
    ({ id, slug }) => {
      say(t.teams.renamed);
      renew('mine');
      if (slug === team.slug) router.refresh();
      else router.replace(`/teams/${slug ?? id}`);
    },
  );
  const fields = useFields(SCHEMAS, { name: team.name, slug: team.slug ?? '' }, failure);
  return (
    <Card as="section" label={t.teams.settings}>
      <h2>{t.teams.settings}</h2>
      <Form fields={fields} onSend={run} busy={busy} submit={t.common.save}>
        <TextField label={t.common.name} {...fields.field('name')} />
        <TextField label={t.teams.slug} {...fields.field('slug')} />
      </Form>
    </Card>
  );
};
