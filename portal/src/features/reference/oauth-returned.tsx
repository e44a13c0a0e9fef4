'use client';
import { useEffect, useRef, useState } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { callAuthorization } from '../../i18n/messages/call-authorization.ts';
import { handOver } from './oauth-channel.ts';
import { type Returned, returnedIn } from './oauth-request.ts';

/** Whoever waits answers at once. */
const WAIT_MILLISECONDS = 3_000;

type At = keyof (typeof callAuthorization)['en']['back'];

/** Hands what the authorization server sent over to the page that asked for it, and closes its window. */
export const OAuthReturned = () => {
  const t = useWordsOf(callAuthorization);
  const [at, setAt] = useState<At>('reading');
  const returned = useRef<Returned>(undefined);
  useEffect(() => {
    returned.current ??= returnedIn(window.location.search);
    // What came is for once: it stays in no history.
    window.history.replaceState(null, '', window.location.pathname);
    if (!returned.current) {
      setAt('malformed');
      return;
    }
    const timer = setTimeout(() => setAt('nobody'), WAIT_MILLISECONDS);
    const leave = handOver(returned.current, () => {
      clearTimeout(timer);
      setAt('taken');
      window.close();
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, []);
  return <p role="status">{t.back[at]}</p>;
};
