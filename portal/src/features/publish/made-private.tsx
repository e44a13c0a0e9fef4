'use client';
import type { Api, SubscriberCount } from '@portico/client';
import { type ReactNode, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { sharedWithOf } from './form-values.ts';
import { shortNameOf } from './shared-with.tsx';

/** What no team is called is asked of by nobody: it is said at its field when it is saved. */
const REFERENCE = /^[a-z0-9_-]{2,48}$/;
const TEAMS_MAX = 20;

const askable = (teams: readonly string[]): string =>
  teams
    .filter((team) => REFERENCE.test(team))
    .slice(0, TEAMS_MAX)
    .join(',');

const useCounted = () => {
  const { t, f } = useWords();
  return ({ live, cutOff, more }: SubscriberCount): string => {
    const counted = (count: number) => `${f.number(count)}${more ? '+' : ''}`;
    return cutOff > 0 ? t.publish.cutOff(counted(cutOff), counted(live)) : t.publish.cutOffNobody;
  };
};

type MadePrivateProps = {
  apiId: string;
  teams: readonly string[];
  /** The team that it is handed over to. */
  teamId?: string;
};

/** What becomes of the subscribers of an API that is made private, shared with other teams or handed over, before it is. */
export const MadePrivate = ({ apiId, teams, teamId }: MadePrivateProps) => {
  const { t } = useWords();
  const counted = useCounted();
  const sharedWith = askable(teams);
  const { data, failure } = useLoaded(['subscriber-count', apiId, sharedWith, teamId], () =>
    portico.countSubscribers({ apiId, sharedWith, ...(teamId !== undefined && { teamId }) }),
  );
  if (failure) return <ProblemBanner problem={failure} />;
  if (!data) return <Skeleton height="3rem" />;
  return (
    <Banner tone={data.cutOff > 0 ? 'warn' : 'info'} role="status" title={counted(data)}>
      {data.cutOff > 0 && t.publish.cutOffLead}
    </Banner>
  );
};

type Typed = Readonly<Record<'visibility' | 'sharedWith', string>>;

/** Whether somebody who sees an API may not see it any more. */
const narrows = (api: Api, { visibility, sharedWith }: Typed): boolean => {
  if (visibility !== 'private') return false;
  const teams = sharedWithOf(sharedWith);
  const lost = (api.sharedWith ?? []).some((team) => !teams.includes(shortNameOf(team)) && !teams.includes(team.id));
  return api.visibility !== 'private' || lost;
};

/** Saves what is typed; where it refuses the calls of subscribers, once somebody has said so knowing how many. */
export const useCutOff = <Values extends Typed>(api: Api, save: (typed: Values) => void) => {
  const { t } = useWords();
  const counted = useCounted();
  const [asked, setAsked] = useState<{ readonly typed: Values; readonly count: SubscriberCount }>();
  const { run, busy, failure } = useAction(
    async (typed: Values) =>
      narrows(api, typed)
        ? portico.countSubscribers({ apiId: api.id, sharedWith: askable(sharedWithOf(typed.sharedWith)) })
        : undefined,
    (count, typed) => {
      if (count && count.cutOff > 0) setAsked({ typed, count });
      else save(typed);
    },
  );
  const dialog: ReactNode = asked && (
    <ConfirmDialog
      open
      title={counted(asked.count)}
      lead={t.publish.cutOffLead}
      confirm={t.publish.cutOffSave}
      onConfirm={() => {
        setAsked(undefined);
        save(asked.typed);
      }}
      onClose={() => setAsked(undefined)}
    />
  );
  return { send: run, busy, failure, dialog };
};
