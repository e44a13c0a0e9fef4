'use client';
import { type KeyboardEvent, type PointerEvent, type SyntheticEvent, useLayoutEffect, useRef } from 'react';

const FIRST_FIELD = 'input:not([type="hidden"], :disabled), select:not(:disabled), textarea:not(:disabled)';

/**
 * The browser's own modal: it holds the focus, makes the page behind inert and gives the focus back. Esc, the veil and
 * the way back of a phone ask `onClose`; what opened the modal decides.
 */
export const useModal = (onClose: () => void) => {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const { current } = ref;
    if (!current) return;
    current.showModal();
    (current.querySelector<HTMLElement>(FIRST_FIELD) ?? current).focus();
    return () => current.close();
  }, []);
  const ask = (event: SyntheticEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return {
    ref,
    tabIndex: -1,
    onCancel: ask,
    onKeyDown: (event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && ask(event),
    // The veil belongs to the dialog's own box; everything inside is a child.
    onPointerDown: (event: PointerEvent) => event.target === ref.current && ask(event),
  };
};
