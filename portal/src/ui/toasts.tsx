'use client';
import { useEffect, useState } from 'react';
import { later } from './later.tsx';
import type { Notice } from './notice.ts';

const SAID = 'portico:said';

/** Says in a corner, and to those who listen, what was done; for what the page itself does not show. */
export const say = (text: string, tone: Notice['tone'] = 'ok'): void => {
  window.dispatchEvent(new CustomEvent<Notice>(SAID, { detail: { id: crypto.randomUUID(), text, tone } }));
};

const isNotice = (event: Event): event is CustomEvent<Notice> => event instanceof CustomEvent;

const ToastList = later(async () => (await import('./toast-list.tsx')).ToastList);

/** Where notices appear; what shows them is loaded with the first one. */
export const Toasts = () => {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  useEffect(() => {
    const hear = (event: Event) => isNotice(event) && setNotices((said) => [...said.slice(-9), event.detail]);
    window.addEventListener(SAID, hear);
    return () => window.removeEventListener(SAID, hear);
  }, []);
  return notices.length > 0 ? <ToastList notices={notices} /> : null;
};
