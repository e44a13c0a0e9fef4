'use client';
import { portico } from '../../api/browser-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import type { useFields } from '../../ui/form.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { sharedWithOf } from './form-values.ts';

type KnownTeam = { readonly id: string; readonly slug?: string; readonly name: string };
const PAGE_MAX = 100;
export const shortNameOf = ({ id, slug }: KnownTeam): string => slug ?? id;

type SharedWithProps = {
  fields: ReturnType<typeof useFields<'sharedWith'>>;
  /** Teams that can be chosen by name; an admin has the newest of all. */
  teams: readonly KnownTeam[];
  ownTeamId: string;
  admin: boolean;
  /** What was typed, once it is; what was chosen, at once. */
  onSaid?: (text: string) => void;
};

/** Teams that see a private API besides its own: chosen by name among those one knows, or typed as they are called for short. */
export const SharedWith = ({ fields, teams, ownTeamId, admin, onSaid }: SharedWithProps) => {
  const { t } = useWords();
  const words = t.publish.sharing;
  const { data } = useLoaded(admin ? ['team-directory'] : undefined, () =>
    portico.listTeamDirectory({ limit: PAGE_MAX }),
  );
  const known = new Map([...teams, ...(data?.items ?? [])].map((team) => [shortNameOf(team), team]));
  const text = fields.value('sharedWith');
  const said = sharedWithOf(text);
  const others = [...known].filter(([name, { id }]) => id !== ownTeamId && !said.includes(name) && !said.includes(id));
  const field = fields.field('sharedWith');
  const names = said.flatMap((name) => known.get(name)?.name ?? []);
  const add = (name: string) => {
    const next = [...said, name].join(', ');
    fields.set('sharedWith', next);
    onSaid?.(next);
  };
  return (
    <Stack gap="tight">
      <TextField
        label={words.label}
        hint={words.hint}
        optional
        {...field}
        maxLength={1200}
        onBlur={async (event) => {
          await field.onBlur(event);
          onSaid?.(event.target.value);
        }}
      />
      {names.length > 0 && <Soft small>{names.join(' · ')}</Soft>}
      {others.length > 0 && (
        <Select
          label={words.add}
          value=""
          onChange={({ target }) => target.value && add(target.value)}
          choices={[{ value: '', label: words.choose }, ...others.map(([value, { name }]) => ({ value, label: name }))]}
        />
      )}
    </Stack>
  );
};
