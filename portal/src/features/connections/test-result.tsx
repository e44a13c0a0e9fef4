import type { Connection } from '@portico/client';
import { readWords } from '../../i18n/server.ts';
import { PlainLinkButton } from '../../ui/button.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Facts, Mono, Soft, Stack } from '../../ui/layout.tsx';

/** The claims that came with the last test, and what they make of somebody here. */
export const TestResult = async ({ connection }: { connection: Connection }) => {
  const { t, f } = await readWords();
  const { id, provider, lastTest } = connection;
  const begin = `/auth/connection?${new URLSearchParams({ provider, tests: id })}`;
  const rows = lastTest
    ? [
        [t.connections.at, f.dateTime(lastTest.at)] as const,
        [
          t.connections.outcome,
          <Badge key="outcome" tone={lastTest.outcome === 'proven' ? 'ok' : 'danger'}>
            {t.connections.outcomes[lastTest.outcome]}
          </Badge>,
        ] as const,
        ...(lastTest.detail ? [[t.connections.why, lastTest.detail] as const] : []),
        ...(lastTest.outcome === 'proven'
          ? [
              [t.connections.subject, <Mono key="subject">{lastTest.subject}</Mono>] as const,
              [
                t.connections.email,
                lastTest.email
                  ? `${lastTest.email} (${lastTest.emailVerified ? t.connections.proven : t.connections.notProven})`
                  : t.connections.none,
              ] as const,
              [t.connections.name, lastTest.name ?? t.connections.none] as const,
              [t.connections.groups, lastTest.groups.join(', ') || t.connections.none] as const,
              [t.connections.becomes, t.users.roles[lastTest.role ?? 'developer']] as const,
              [
                t.connections.teams,
                lastTest.teams
                  .map(({ id: teamId, name, role }) => t.connections.inTeam(name ?? teamId, t.teams.roles[role]))
                  .join(', ') || t.connections.none,
              ] as const,
            ]
          : []),
      ]
    : [];
  return (
    <Stack>
      <h2>{t.connections.test}</h2>
      <Soft>{t.connections.testLead}</Soft>
      <div>
        <PlainLinkButton href={begin}>{t.connections.testButton}</PlainLinkButton>
      </div>
      {rows.length > 0 && <Facts facts={rows} />}
    </Stack>
  );
};
