import { ofEach } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Badge, Banner } from '../../ui/feedback.tsx';
import { Card, Facts, Mono, Row, Stack, WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { ConnectionSettings } from './connection-settings.tsx';
import { MappingEditor } from './mapping-editor.tsx';
import { RemoveButton, SwitchButton } from './switch-buttons.tsx';
import { TestResult } from './test-result.tsx';

type ConnectionPageProps = {
  connectionId: string;
  /** A test came back without a result. */
  failed: boolean;
};

/** One connection: whether it is on, what it says of itself, what a sign-in brings, and what groups are here. */
export const ConnectionPage = async ({ connectionId, failed }: ConnectionPageProps) => {
  const { t, f } = await readWords();
  const client = await userClient();
  const read = await load(() => client.getConnection({ connectionId }).withResponse());
  if (!read.ok)
    return (
      <WorkingPage title={t.connections.title}>
        <ProblemPanel problem={read.failure} />
      </WorkingPage>
    );
  const { data: connection, headers } = read.data;
  const etag = headers.get('etag') ?? '';
  const teamIds = [...new Set(connection.mappings.flatMap(({ teamId }) => teamId ?? []))];
  const slugs = await ofEach(teamIds, async (teamId) => {
    const team = await load(() => client.getTeam({ teamId }));
    return [teamId, (team.ok && team.data.slug) || teamId] as const;
  });
  const { enabled, kind } = connection;
  const ours = connection.managedBy === 'admins';
  return (
    <WorkingPage
      title={connection.name}
      lead={!ours ? t.connections.isDeployed : enabled ? t.connections.isOn : t.connections.isOff}
      actions={ours && <SwitchButton connection={connection} etag={etag} />}
    >
      {failed && <Banner tone="danger" role="alert" title={t.connections.testFailed} />}
      <Stack gap="loose">
        <Facts
          facts={[
            [
              t.common.status,
              <Badge key="status" tone={enabled ? 'ok' : 'warn'}>
                {enabled ? t.connections.on : t.connections.off}
              </Badge>,
            ],
            [t.connections.kind, t.connections.kinds[kind]],
            [t.connections.id, <Mono key="issuer">{connection.issuer}</Mono>],
            ...(ours
              ? []
              : [[t.connections.claimGroups, connection.claims.groups ?? t.connections.noGroupsClaim] as const]),
            ...(kind === 'saml'
              ? [
                  [
                    t.connections.certificates,
                    connection.certificatesUntil.map((until) => f.date(until)).join(', '),
                  ] as const,
                ]
              : []),
          ]}
        />
        <Card as="section" label={t.connections.test}>
          <TestResult connection={connection} />
        </Card>
        <Card as="section" label={t.connections.mappings}>
          <MappingEditor key={etag} connection={connection} etag={etag} slugs={Object.fromEntries(slugs)} />
        </Card>
        {ours && (
          <Card as="section" label={t.connections.settings}>
            <ConnectionSettings key={etag} connection={connection} etag={etag} />
          </Card>
        )}
        <Row>
          <LinkButton href={`/admin/audit?entity=${connection.id}`}>{t.connections.history}</LinkButton>
          {ours && <RemoveButton connection={connection} />}
        </Row>
      </Stack>
    </WorkingPage>
  );
};
