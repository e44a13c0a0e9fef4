'use client';
import { useEffect, useState } from 'react';
import { SESSION_LOST } from '../../api/session-lost.ts';
import { later } from '../../ui/later.tsx';

const SessionLostDialog = later(async () => (await import('./session-lost-dialog.tsx')).SessionLostDialog);

/** Says that the session ended without taking away the page and what was typed into it. */
export const SessionLost = () => {
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const show = () => setLost(true);
    window.addEventListener(SESSION_LOST, show);
    return () => window.removeEventListener(SESSION_LOST, show);
  }, []);
  return lost ? <SessionLostDialog onClose={() => setLost(false)} /> : null;
};
