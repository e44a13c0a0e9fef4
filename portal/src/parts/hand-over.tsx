'use client';
import type { Team } from '@portico/client';
import { type ReactNode, useState } from 'react';
import { useAction } from '../api/use-action.ts';
import { useWordsOf } from '../i18n/language.tsx';
import { teams as area } from '../i18n/messages/teams.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Select } from '../ui/field.tsx';
import { Card, Row, Soft, Stack } from '../ui/layout.tsx';
import { ProblemBanner } from '../ui/problem.tsx';
import { say } from '../ui/toasts.tsx';

type HandOverProps = {
  /** What is handed over, and to which teams it can be wished. */
  name: string;
  teams: readonly Team[];
  title: string;
  lead: string;
  give: (teamId: string) => PromiseLike<unknown>;
  onGiven: () => void;
  /** What is to be known before it is done. */
  before?: (teamId: string) => ReactNode;
};

/** Gives something of a team to another one, after asking; whether it may go there, the API says. */
export const HandOver = ({ name, teams, title, lead, give, onGiven, before }: HandOverProps) => {
  const t = useWordsOf(area);
  const [chosen, setChosen] = useState(teams[0]?.id ?? '');
  const [asked, setAsked] = useState(false);
  const team = teams.find(({ id }) => id === chosen) ?? teams[0];
  const { run, busy, failure, forget } = useAction(
    (to: Team) => give(to.id),
    (_, to) => {
      setAsked(false);
      say(t.given(name, to.name));
      onGiven();
    },
  );
  const close = () => {
    setAsked(false);
    forget();
  };
  return (
    <Card as="section" label={title}>
      <Stack>
        <h2>{title}</h2>
        <Soft small>{lead}</Soft>
        {!team && <p>{t.noOtherTeam}</p>}
        {team && (
          <>
            <Select
              label={t.giveTo}
              value={team.id}
              onChange={({ target }) => setChosen(target.value)}
              choices={teams.map(({ id, name: label }) => ({ value: id, label }))}
            />
            <Row>
              <Button onClick={() => setAsked(true)}>{title}</Button>
            </Row>
            <ConfirmDialog
              open={asked}
              title={t.giveTitle(name, team.name)}
              lead={t.giveConfirmLead}
              confirm={title}
              busy={busy}
              onConfirm={() => void run(team)}
              onClose={close}
            >
              {asked && before?.(team.id)}
              {failure && <ProblemBanner problem={failure} />}
            </ConfirmDialog>
          </>
        )}
      </Stack>
    </Card>
  );
};
