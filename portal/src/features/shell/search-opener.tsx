'use client';
import { useCallback, useEffect, useState } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { header } from '../../i18n/messages/header.ts';
import { Icon } from '../../ui/icon.tsx';
import { later } from '../../ui/later.tsx';
import type { NavigationLink, Reader } from './navigation.ts';
import styles from './shell.module.css';

/** The dialog and what it needs come when it is first opened. */
const SearchDialog = later(async () => (await import('./search-dialog.tsx')).SearchDialog);

const isTyping = ({ target }: Event): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const useShortcut = (open: () => void) =>
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const wanted =
        (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) ||
        (event.key === '/' && !isTyping(event));
      if (!wanted) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [open]);

export const SearchOpener = ({ links, reader }: { links: readonly NavigationLink[]; reader: Reader | undefined }) => {
  const t = useWordsOf(header);
  const [open, setOpen] = useState(false);
  const show = useCallback(() => setOpen(true), []);
  useShortcut(show);
  const close = () => setOpen(false);
  return (
    <>
      <button
        type="button"
        className={styles.search}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-keyshortcuts="Control+K Meta+K /"
        onClick={show}
      >
        <Icon name="search" />
        <span>{t.search}</span>
        <kbd>{t.searchKeys}</kbd>
      </button>
      {open && <SearchDialog links={links} reader={reader} onClose={close} />}
    </>
  );
};
