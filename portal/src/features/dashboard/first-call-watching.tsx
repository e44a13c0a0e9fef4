'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { home } from '../../i18n/messages/home.ts';
import { usage } from '../../i18n/messages/usage.ts';
import { FirstCall } from '../../parts/first-call.tsx';
import styles from './dashboard.module.css';

const LIVE_MILLISECONDS = 3000;

/** The call to make, and the moment it is seen: the page then shows what comes after. */
export const FirstCallWatching = ({ appId }: { appId: string }) => {
  const t = { home: useWordsOf(home), usage: useWordsOf(usage) };
  const router = useRouter();
  const { data } = useLoaded(['calls', appId, 'first'], () => portico.listCalls({ appId, limit: 1 }), {
    everyMilliseconds: LIVE_MILLISECONDS,
  });
  const seen = (data?.items.length ?? 0) > 0;
  useEffect(() => {
    if (!seen) return;
    router.refresh();
    // A call is seen before it is counted: the page is asked again until its figures have it.
    const timer = setInterval(() => router.refresh(), LIVE_MILLISECONDS);
    return () => clearInterval(timer);
  }, [seen, router]);
  return (
    <div className={styles.watch}>
      <FirstCall appId={appId} />
      <p role="status" className={styles.waiting} data-seen={seen || undefined}>
        {seen ? t.home.seen : t.usage.waiting}
      </p>
    </div>
  );
};
