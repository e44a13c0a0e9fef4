'use client';
import type { Team } from '@portico/client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Failure, load } from '../../api/failure.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';

export const CreateApp = ({ teams, openNow }: { teams: readonly Team[]; openNow: boolean }) => {
  const { t } = useWords();
  const router = useRouter();
  const [open, setOpen] = useState(openNow);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const create = async (form: FormData) => {
    setBusy(true);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const description = text('description');
    const body = {
      teamId: text('teamId') || (teams[0]?.id ?? ''),
      name: text('name'),
      ...(description && { description }),
    };
    const created = await load(() => portico.createApp({ body }));
    setBusy(false);
    if (created.ok) router.push(`/apps/${created.data.id}`);
    else setFailure(created.failure);
  };
  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        <Plus size={16} aria-hidden="true" /> {t.apps.create}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t.apps.create} lead={t.apps.createLead}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void create(new FormData(event.currentTarget));
          }}
        >
          <Stack>
            <TextField label={t.common.name} name="name" required maxLength={80} />
            <TextField label={t.apps.description} name="description" optional maxLength={2000} />
            {teams.length > 1 && (
              <Select
                label={t.apps.team}
                name="teamId"
                choices={teams.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            {failure && <ProblemBanner problem={failure} />}
            <Row justify="end">
              <Button onClick={() => setOpen(false)}>{t.common.cancel}</Button>
              <Button kind="primary" type="submit" busy={busy}>
                {t.common.create}
              </Button>
            </Row>
          </Stack>
        </form>
      </Dialog>
    </>
  );
};
