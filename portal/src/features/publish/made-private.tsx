'use client';
import { portico } from '../../api/browser-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';

/** What no team is called is asked of by nobody: it is said at its field when it is saved. */
const REFERENCE = /^[a-z0-9_-]{2,48}$/;
const TEAMS_MAX = 20;

/** What becomes of the subscribers of an API that is made private, or shared with other teams, before it is saved. */
export const MadePrivate = ({ apiId, teams }: { apiId: string; teams: readonly string[] }) => {
  const { t, f } = useWords();
  const sharedWith = teams
    .filter((team) => REFERENCE.test(team))
    .slice(0, TEAMS_MAX)
    .join(',');
  const { data, failure } = useLoaded(['subscriber-count', apiId, sharedWith], () =>
    portico.countSubscribers({ apiId, sharedWith }),
  );
  if (failure) return <ProblemBanner problem={failure} />;
  if (!data) return <Skeleton height="3rem" />;
  const { live, cutOff, more } = data;
  const counted = (count: number) => `${f.number(count)}${more ? '+' : ''}`;
  return (
    <Banner
      tone={cutOff > 0 ? 'warn' : 'info'}
      role="status"
      title={cutOff > 0 ? t.publish.cutOff(counted(cutOff), counted(live)) : t.publish.cutOffNobody}
    >
      {cutOff > 0 && t.publish.cutOffLead}
    </Banner>
  );
};
