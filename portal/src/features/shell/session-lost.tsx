'use client';
import { lazy, Suspense, useEffect, useState } from 'react';
import { SESSION_LOST } from '../../api/session-lost.ts';

const SessionLostDialog = lazy(async () => ({
  default: (await import('./session-lost-dialog.tsx')).SessionLostDialog,
}));

/** Says that the session ended without taking away the page and what was typed into it. */
export const SessionLost = () => {
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const show = () => setLost(true);
    window.addEventListener(SESSION_LOST, show);
    return () => window.removeEventListener(SESSION_LOST, show);
  }, []);
  if (!lost) return null;
  return (
    <Suspense>
      <SessionLostDialog onClose={() => setLost(false)} />
    </Suspense>
  );
};
