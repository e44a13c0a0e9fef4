'use client';
import type { Member, TeamDetails } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { renew } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/field.tsx';
import { Card, Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';

type HandOverProps = { team: TeamDetails; etag: string; others: readonly Member[] };

const HandOver = ({ team, etag, others }: HandOverProps) => {
  const { t } = useWords();
  const router = useRouter();
  const [chosen, setChosen] = useState(others[0]?.userId ?? '');
  const [asked, setAsked] = useState(false);
  const heir = others.find(({ userId }) => userId === chosen) ?? others[0];
  const name = heir?.name || t.teams.unknown;
  const { run, busy, failure } = useAction(
    () => portico.transferTeam({ teamId: team.id, 'If-Match': etag, body: { userId: heir?.userId ?? '' } }),
    () => {
      say(t.teams.handedOver(name));
      setAsked(false);
      router.refresh();
    },
  );
  return (
    <Stack>
      <Soft small>{t.teams.handOverLead}</Soft>
      {others.length === 0 ? (
        <p>{t.teams.nobodyElse}</p>
      ) : (
        <>
          <Select
            label={t.teams.handOverTo}
            value={heir?.userId ?? ''}
            onChange={({ target }) => setChosen(target.value)}
            choices={others.map((member) => ({ value: member.userId, label: member.name || t.teams.unknown }))}
          />
          <Row>
            <Button onClick={() => setAsked(true)}>{t.teams.handOver}</Button>
          </Row>
        </>
      )}
      <ConfirmDialog
        open={asked}
        title={t.teams.handOverTitle(name)}
        lead={t.teams.handOverConfirmLead}
        confirm={t.teams.handOver}
        busy={busy}
        onConfirm={() => void run()}
        onClose={() => setAsked(false)}
      >
        {failure && <ProblemBanner problem={failure} />}
      </ConfirmDialog>
    </Stack>
  );
};

const Leave = ({ team }: { team: TeamDetails }) => {
  const { t } = useWords();
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const last = team.role === 'owner' && team.owners === 1;
  const { run, busy, failure } = useAction(
    () => portico.leaveTeam({ teamId: team.id }),
    () => {
      say(t.teams.left(team.name));
      renew('mine');
      router.push('/teams');
    },
  );
  return (
    <Stack>
      <Soft small>{last ? t.teams.lastOwner : t.teams.leaveLead}</Soft>
      {!last && (
        <Row>
          <Button kind="danger" onClick={() => setAsked(true)}>
            {t.teams.leave}
          </Button>
        </Row>
      )}
      <ConfirmDialog
        open={asked}
        title={t.teams.leaveTitle(team.name)}
        lead={t.teams.leaveLead}
        confirm={t.teams.leave}
        busy={busy}
        onConfirm={() => void run()}
        onClose={() => setAsked(false)}
      >
        {failure && <ProblemBanner problem={failure} />}
      </ConfirmDialog>
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
