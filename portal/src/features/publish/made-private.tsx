'use client';
import { portico } from '../../api/browser-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';

/** What becomes of the subscribers of an API that is made private, before it is saved. */
export const MadePrivate = ({ apiId }: { apiId: string }) => {
  const { t, f } = useWords();
  const { data, failure } = useLoaded(['subscriber-count', apiId], () => portico.countSubscribers({ apiId }));
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
