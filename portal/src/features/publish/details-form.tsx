'use client';
import type { Api, DocumentFacts, Import, Team } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { backendOf, sharedWithOf, slugOf, tagsOf, VISIBILITIES, versionOf, visibilityOf } from './form-values.ts';
import styles from './publish.module.css';
import { SharedWith } from './shared-with.tsx';

type DetailsProps = {
  read: Import;
  facts: DocumentFacts;
  teams: readonly Team[];
  admin: boolean;
  onCreated: (api: Api, version: string) => void;
};

/** The first sentence of a description, without marks. */
const summaryOf = (description: string | undefined): string =>
  description
    ?.split(/\n|(?<=\.)\s/)[0]
    ?.replace(/[#*_`]/g, '')
    .trim()
    .slice(0, 300) ?? '';

const defaultsOf = (facts: DocumentFacts, teams: readonly Team[]) => {
  const name = facts.title.trim().slice(0, 80);
  return {
    name,
    slug: slugOf(name),
    summary: summaryOf(facts.description),
    visibility: 'public',
    sharedWith: '',
    tags: (facts.tags ?? []).map(slugOf).slice(0, 5).join(', '),
    teamId: teams[0]?.id ?? '',
    version: versionOf(facts.version),
    backendUrl: backendOf(facts.servers),
  };
};

const NEW_API = FORM_SCHEMAS.NewApi;
const REQUIRED = { required: true } as const;
/** The contract can take version and backend from the document; here they are asked for. */
const SCHEMAS = {
  ...NEW_API,
  version: { ...NEW_API.version, ...REQUIRED },
  backendUrl: { ...NEW_API.backendUrl, ...REQUIRED },
};
/** What is sent over a broker has nothing that the gateway calls. */
const WITHOUT_BACKEND = { ...SCHEMAS, backendUrl: NEW_API.backendUrl };

const useDetails = ({ read, facts, teams, onCreated }: DetailsProps) => {
  const defaults = defaultsOf(facts, teams);
  const action = useAction(
    ({ visibility, sharedWith, tags, summary, backendUrl, ...rest }: typeof defaults) =>
      portico.createApi({
        body: {
          ...rest,
          importId: read.id,
          visibility: visibilityOf(visibility),
          ...(visibility === 'private' && { sharedWith: sharedWithOf(sharedWith) }),
          tags: tagsOf(tags),
          ...(summary && { summary }),
          ...(backendUrl && { backendUrl }),
        },
      }),
    (api, { version }) => onCreated(api, version),
  );
  return {
    ...action,
    fields: useFields(facts.kind === 'asyncapi' ? WITHOUT_BACKEND : SCHEMAS, defaults, action.failure),
  };
};

/** What the catalogue needs beyond the document, prefilled from it. */
export const DetailsForm = (props: DetailsProps) => {
  const { t } = useWords();
  const { run, busy, fields } = useDetails(props);
  const name = fields.field('name');
  const nameFollowed = {
    ...name,
    onChange: async (event: React.ChangeEvent<HTMLInputElement>) => {
      await name.onChange(event);
      if (!fields.isTouched('slug')) fields.set('slug', slugOf(event.target.value));
    },
  };
  return (
    <section aria-labelledby="details-title">
      <Form fields={fields} onSend={run} busy={busy} submit={t.publish.createDraft}>
        <h2 id="details-title">{t.publish.steps.details}</h2>
        <div className={styles.form}>
          <TextField label={t.publish.name} {...nameFollowed} />
          <TextField label={t.publish.slug} hint={t.publish.slugHint} {...fields.field('slug')} />
          <div className={styles.wide}>
            <TextField label={t.publish.summary} hint={t.publish.summaryHint} optional {...fields.field('summary')} />
          </div>
          <Select
            label={t.publish.visibility}
            {...fields.field('visibility')}
            choices={VISIBILITIES.map((value) => ({ value, label: t.publish.visibilities[value] }))}
          />
          {fields.value('visibility') === 'private' && (
            <SharedWith fields={fields} teams={props.teams} ownTeamId={fields.value('teamId')} admin={props.admin} />
          )}
          <TextField
            label={t.publish.tags}
            hint={t.publish.tagsHint}
            optional
            {...fields.field('tags')}
            maxLength={300}
          />
          <Select
            label={t.publish.team}
            {...fields.field('teamId')}
            choices={props.teams.map(({ id, name: label }) => ({ value: id, label }))}
          />
          <TextField label={t.publish.version} {...fields.field('version')} />
          <div className={styles.wide}>
            <TextField
              label={t.publish.backend}
              hint={t.publish.backendHint}
              type="url"
              optional={props.facts.kind === 'asyncapi'}
              {...fields.field('backendUrl')}
            />
          </div>
        </div>
      </Form>
    </section>
  );
};
