import { requireSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { Card, Grid, Soft, Stack, WorkingPage } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ROLES, RolesMatrix } from './roles-matrix.tsx';

const TEAM_ROLES = ['member', 'maintainer', 'owner'] as const;

/** The roles, who has them, and what each may do. */
export const RolesPage = async () => {
  await requireSession();
  const { t } = await readWords();
  const words = t.administration;
  return (
    <WorkingPage title={words.roles} lead={words.rolesLead}>
      <Stack gap="loose">
        <Stack>
          <h2>{words.portalRoles}</h2>
          <Grid min="12rem">
            {ROLES.map((role) => (
              <Card key={role} as="section" label={words.roleNames[role]}>
                <h3>{words.roleNames[role]}</h3>
                <Soft small>{words.roleLeads[role]}</Soft>
                {role !== 'visitor' && (
                  <Link href={`/admin/users?role=${role}`}>{words.whoIs(words.roleNames[role])}</Link>
                )}
              </Card>
            ))}
          </Grid>
        </Stack>
        <Stack>
          <h2>{words.teamRoles}</h2>
          <Grid min="12rem">
            {TEAM_ROLES.map((role) => (
              <Card key={role} as="section" label={t.teams.roles[role]}>
                <h3>{t.teams.roles[role]}</h3>
                <Soft small>{t.teams.may[role]}</Soft>
              </Card>
            ))}
          </Grid>
        </Stack>
        <Stack>
          <h2>{words.who}</h2>
          <Soft small>{words.rolesHint}</Soft>
          <RolesMatrix words={words} teams={t.teams.roles} />
        </Stack>
      </Stack>
    </WorkingPage>
  );
};
