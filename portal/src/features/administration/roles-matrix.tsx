import { OPENS_TO } from '@portico/client/rules';
import type { Messages } from '../../i18n/messages.ts';
import { Badge } from '../../ui/feedback.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Soft, Spoken } from '../../ui/layout.tsx';
import { Table } from '../../ui/table.tsx';

type Act = keyof typeof OPENS_TO;
type Words = Messages['administration'];

// The names of an object are its keys.
const ACTS = Object.keys(OPENS_TO) as Act[];
export const ROLES = ['visitor', 'developer', 'publisher', 'admin'] as const;

/** What an act is done to, as its name says (`api.edit`); what is somebody's own stands together. */
const kindOf = (act: Act): keyof Words['kinds'] =>
  OPENS_TO[act].admin === 'own' ? 'own' : (act.slice(0, act.indexOf('.')) as Exclude<keyof Words['kinds'], 'own'>);

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type MatrixProps = { words: Words; teams: Messages['teams']['roles'] };

/** Act by role: a mark where it is open whosever the thing is, a word where that matters. */
export const RolesMatrix = ({ words, teams }: MatrixProps) => {
  const cell = (act: Act, role: (typeof ROLES)[number]) => {
    const opens = OPENS_TO[act][role];
    if (opens === 'any')
      return (
        <>
          <Icon name="check" />
          <Spoken>{words.yes}</Spoken>
        </>
      );
    if (opens === 'none')
      return (
        <Soft>
          <span aria-hidden="true" data-nothing>
            –
          </span>
          <Spoken>{words.no}</Spoken>
        </Soft>
      );
    return opens === 'own' ? (
      <Badge plain>{words.own}</Badge>
    ) : (
      <Badge plain tone="accent">
        {teams[opens]}
      </Badge>
    );
  };
  return (
    <Table
      label={words.who}
      rows={[...ACTS].sort((one, other) => Number(kindOf(one) === 'own') - Number(kindOf(other) === 'own'))}
      keyOf={(act) => act}
      groupOf={(act) => words.kinds[kindOf(act)]}
      columns={[
        { head: words.act, cell: (act) => sentence(words.acts[act]) },
        ...ROLES.map((role) => ({ head: words.roleNames[role], cell: (act: Act) => cell(act, role) })),
      ]}
    />
  );
};
