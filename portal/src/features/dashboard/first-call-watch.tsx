'use client';
import { Skeleton } from '../../ui/feedback.tsx';
import { later } from '../../ui/later.tsx';

/** Its code comes where a call is waited for: everybody reads the front page. */
export const FirstCallWatch = later(
  async () => (await import('./first-call-watching.tsx')).FirstCallWatching,
  <Skeleton height="6rem" />,
);
