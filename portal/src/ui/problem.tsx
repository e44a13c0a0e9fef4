'use client';
import { usePathname, useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { useWordsOf } from '../i18n/language.tsx';
import { common } from '../i18n/messages/common.ts';
import { Button, PlainLinkButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { later } from './later.tsx';
import type { ShownProblem } from './problem-banner.tsx';

export type { ShownProblem } from './problem-banner.tsx';

/**
 * What a problem is called, in two languages, comes with the first one: most pages show none. Waited for in its own place:
 * else all around it is put away until it is there, and a dialog that is opened anew comes to lie above a newer one.
 */
export const ProblemBanner = later(async () => (await import('./problem-banner.tsx')).ProblemBanner);

/** A part of a page that could not be loaded, with Retry where that may help, or sign-in when that is what is missing. */
export const ProblemPanel = ({ problem, onRetry }: { problem: ShownProblem; onRetry?: () => void }) => {
  const t = { common: useWordsOf(common) };
  const router = useRouter();
  const path = usePathname();
  const [busy, start] = useTransition();
  const retry = (
    <Button small busy={busy} onClick={() => (onRetry ? onRetry() : start(() => router.refresh()))}>
      <Icon name="retry" size={14} /> {t.common.retry}
    </Button>
  );
  const signIn = (
    <PlainLinkButton small kind="primary" href={`/sign-in?returnTo=${encodeURIComponent(path)}`}>
      {t.common.signIn}
    </PlainLinkButton>
  );
  // What is not allowed is not allowed a moment later either.
  const action = problem.status === 401 ? signIn : problem.status === 403 ? undefined : retry;
  return <ProblemBanner problem={problem} action={action} />;
};
