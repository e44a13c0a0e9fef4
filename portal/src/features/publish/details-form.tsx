'use client';
import type { Api, DocumentFacts, Import, Team } from '@portico/client';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Failure, load } from '../../api/failure.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { backendOf, slugOf, tagsOf, textOf, VISIBILITIES, versionOf, visibilityOf } from './form-values.ts';
import styles from './publish.module.css';

type DetailsProps = {
  read: Import;
  facts: DocumentFacts;
  teams: readonly Team[];
  onCreated: (api: Api, version: string) => void;
};

/** What the catalogue needs beyond the document, prefilled from it. */
export const DetailsForm = ({ read, facts, teams, onCreated }: DetailsProps) => {
  const { t } = useWords();
  const [name, setName] = useState(facts.title.trim().slice(0, 80));
  const [slug, setSlug] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const create = async (form: FormData) => {
    setBusy(true);
    const version = textOf(form, 'version');
    const backendUrl = textOf(form, 'backendUrl');
    const summary = textOf(form, 'summary');
    const created = await load(() =>
      portico.createApi({
        body: {
          importId: read.id,
          teamId: textOf(form, 'teamId') || (teams[0]?.id ?? ''),
          slug: textOf(form, 'slug'),
          name: textOf(form, 'name'),
          visibility: visibilityOf(textOf(form, 'visibility')),
          tags: tagsOf(textOf(form, 'tags')),
          version,
          ...(summary && { summary }),
          ...(backendUrl && { backendUrl }),
        },
      }),
    );
    setBusy(false);
    if (created.ok) onCreated(created.data, version);
    else setFailure(created.failure);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void create(new FormData(event.currentTarget));
      }}
    >
      <Stack>
        <h2>{t.publish.steps.details}</h2>
        <div className={styles.form}>
          <TextField
            label={t.publish.name}
            name="name"
            required
            maxLength={80}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <TextField
            label={t.publish.slug}
            name="slug"
            hint={t.publish.slugHint}
            required
            minLength={2}
            maxLength={48}
            pattern="[a-z0-9]+(-[a-z0-9]+)*"
            value={slug ?? slugOf(name)}
            onChange={({ target }) => setSlug(target.value)}
          />
          <div className={styles.wide}>
            <TextField
              label={t.publish.summary}
              name="summary"
              hint={t.publish.summaryHint}
              optional
              maxLength={300}
              defaultValue={facts.description
                ?.split(/\n|(?<=\.)\s/)[0]
                ?.replace(/[#*_`]/g, '')
                .trim()
                .slice(0, 300)}
            />
          </div>
          <Select
            label={t.publish.visibility}
            name="visibility"
            defaultValue="public"
            choices={VISIBILITIES.map((value) => ({ value, label: t.publish.visibilities[value] }))}
          />
          <TextField
            label={t.publish.tags}
            name="tags"
            hint={t.publish.tagsHint}
            optional
            maxLength={300}
            defaultValue={(facts.tags ?? []).map(slugOf).slice(0, 5).join(', ')}
          />
          <Select
            label={t.publish.team}
            name="teamId"
            choices={teams.map(({ id, name: label }) => ({ value: id, label }))}
          />
          <TextField
            label={t.publish.version}
            name="version"
            required
            maxLength={64}
            pattern="[0-9A-Za-z][0-9A-Za-z.+_\-]*"
            defaultValue={versionOf(facts.version)}
          />
          <div className={styles.wide}>
            <TextField
              label={t.publish.backend}
              name="backendUrl"
              hint={t.publish.backendHint}
              type="url"
              required
              maxLength={2048}
              defaultValue={backendOf(facts.servers)}
            />
          </div>
        </div>
        {failure && <ProblemBanner problem={failure} />}
        <div>
          <Button kind="primary" type="submit" busy={busy}>
            {t.publish.createDraft}
          </Button>
        </div>
      </Stack>
    </form>
  );
};
