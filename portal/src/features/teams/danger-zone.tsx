'use client';
import type { Member, TeamDetails } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { renew } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Select } from '../../ui/field.tsx';
import { Card, Row, Soft, Stack } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';

type HandOverProps = { team: TeamDetails; etag: string; others: readonly Member[] };

const HandOver = ({ team, etag, others }: HandOverProps) => {
  const { t } = useWords();
  const router = useRouter();
  const [chosen, setChosen] = useState(others[0]?.userId ?? '');
  const heir = others.find(({ userId }) => userId === chosen) ?? others[0];
  const name = heir?.name || t.teams.unknown;
  return (
    <Stack>
      <div>
        <h3>{t.teams.handOver}</h3>
        <Soft small>{others.length === 0 ? t.teams.nobodyElse : t.teams.handOverLead}</Soft>
      </div>
      {others.length > 0 && (
        <>
          <Select
            label={t.teams.handOverTo}
            value={heir?.userId ?? ''}
            onChange={({ target }) => setChosen(target.value)}
            choices={others.map((member) => ({ value: member.userId, label: member.name || t.teams.unknown }))}
          />
          <Row>
            <ConfirmButton
              label={t.teams.handOver}
              title={t.teams.handOverTitle(name)}
              lead={t.teams.handOverConfirmLead}
              act={() =>
                portico.transferTeam({ teamId: team.id, 'If-Match': etag, body: { userId: heir?.userId ?? '' } })
              }
              onDone={() => {
                say(t.teams.handedOver(name));
                router.refresh();
              }}
            />
          </Row>
        </>
      )}
    </Stack>
  );
};

const Leave = ({ team }: { team: TeamDetails }) => {
  const { t } = useWords();
  const router = useRouter();
  const last = team.role === 'owner' && team.owners === 1;
  return (
    <Stack>
      <div>
        <h3>{t.teams.leave}</h3>
        <Soft small>{last ? t.teams.lastOwner : t.teams.leaveLead}</Soft>
      </div>
      {!last && (
        <Row>
          <ConfirmButton
            kind="danger"
            label={t.teams.leave}
            title={t.teams.leaveTitle(team.name)}
            lead={t.teams.leaveLead}
            act={() => portico.leaveTeam({ teamId: team.id })}
            onDone={() => {
              say(t.teams.left(team.name));
              renew('mine');
              router.push('/teams');
            }}
          />
        </Row>
      )}
    </Stack>
  );
};

type DangerProps = { team: TeamDetails; etag: string; members: readonly Member[]; own: string };

/** What cannot be taken back alone. */
export const DangerZone = ({ team, etag, members, own }: DangerProps) => {
  const { t } = useWords();
  const others = members.filter(({ userId }) => userId !== own);
  return (
    <Card as="section" label={t.teams.danger}>
      <Stack>
        <h2>{t.teams.danger}</h2>
        {team.role === 'owner' && team.acts.includes('hand-over') && (
          <HandOver team={team} etag={etag} others={others} />
        )}
        <Leave team={team} />
      </Stack>
    </Card>
  );
};
