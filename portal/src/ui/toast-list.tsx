'use client';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Toaster, toast } from 'sonner';
import { useWordsOf } from '../i18n/language.tsx';
import { common } from '../i18n/messages/common.ts';
import type { Notice } from './notice.ts';
import styles from './toasts.module.css';

const SHOWN_MILLISECONDS = 6000;

/** Notices through sonner, in the house's dress; each is shown once. */
export const ToastList = ({ notices }: { notices: readonly Notice[] }) => {
  const t = { common: useWordsOf(common) };
  const shown = useRef(new Set<string>());
  useEffect(() => {
    for (const { id, text, tone } of notices) {
      if (shown.current.has(id)) continue;
      shown.current.add(id);
      toast[tone === 'ok' ? 'success' : 'error'](text, { id, duration: SHOWN_MILLISECONDS });
    }
  }, [notices]);
  return (
    <Toaster
      position="bottom-right"
      expand
      containerAriaLabel={t.common.notices}
      closeButton
      icons={{ success: <CircleCheck size={18} />, error: <CircleAlert size={18} /> }}
      toastOptions={{
        unstyled: true,
        closeButtonAriaLabel: t.common.close,
        classNames: {
          toast: styles.toast ?? '',
          success: styles.ok ?? '',
          error: styles.danger ?? '',
          closeButton: styles.close ?? '',
        },
      }}
    />
  );
};
