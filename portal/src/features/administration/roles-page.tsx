import { RULES } from '@portico/client/rules';
import { requireSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { Soft, Stack, WorkingPage } from '../../ui/layout.tsx';
import { Table } from '../../ui/table.tsx';

type Act = keyof typeof RULES;
type Rule = { readonly role: string; readonly team?: string; readonly own?: true };

// The names of an object are its keys.
const ACTS = Object.entries(RULES) as [Act, Rule][];

/** Who may do what, as the rules say that everything asks. */
export const RolesPage = async () => {
  await requireSession();
  const { t } = await readWords();
  const words = t.administration;
  const toThings = ({ team, own }: Rule): string =>
    own ? words.own : team === undefined ? words.anybodys : (words.teamRoles[team] ?? team);
  return (
    <WorkingPage title={words.roles} lead={words.rolesLead}>
      <Stack>
        <Table
          label={words.roles}
          rows={ACTS}
          keyOf={([act]) => act}
          columns={[
            { head: words.act, cell: ([act]) => words.acts[act] },
            { head: words.role, cell: ([, { role }]) => words.atLeast[role] ?? role },
            { head: words.standing, cell: ([, rule]) => toThings(rule) },
          ]}
        />
        <Soft small>{words.rolesHint}</Soft>
      </Stack>
    </WorkingPage>
  );
};
