'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { common } from '../../i18n/messages/common.ts';
import { referenceTools } from '../../i18n/messages/reference-tools.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/feedback.tsx';
import { later } from '../../ui/later.tsx';
import { Link } from '../../ui/link.tsx';
import { useStored } from '../../ui/use-stored.ts';
import styles from './console.module.css';
import { type Called, draftKey } from './draft-key.ts';
import type { Written } from './sample-of-call.ts';

const ConsolePanel = later(async () => (await import('./console-panel.tsx')).ConsolePanel, <Skeleton height="14rem" />);

/** Ctrl or Cmd with Enter sends what is filled in, wherever in the console one is. */
const sendByKeyboard = (event: KeyboardEvent<HTMLElement>) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  // Before an editor takes it for a new line.
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.querySelector<HTMLFormElement>('form[data-call]')?.requestSubmit();
};

/** What a link fills in is as if it were typed: it stays, and what its reader makes of it, when the page is loaded again. */
const useFilled = (store: (text: string) => void): number => {
  const search = useSearchParams();
  const path = usePathname();
  const fill = search.get('fill');
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (fill === null) return;
    void import('./filled.ts').then(({ filledIn }) => {
      const draft = filledIn(fill);
      if (!draft) return;
      store(JSON.stringify(draft));
      setTimes((before) => before + 1);
    });
    const rest = new URLSearchParams(search);
    rest.delete('fill');
    window.history.replaceState(null, '', `${path}${rest.size > 0 ? `?${rest}` : ''}#console`);
  }, [fill, search, path, store]);
  return times;
};

/** Where an operation is tried; its code comes when it is opened, or when something was typed here before. */
type ConsoleProps = { called: Called; classic: string; onWritten: (written: Written | undefined) => void };

export const Console = ({ called, classic, onWritten }: ConsoleProps) => {
  const t = { reference: useWordsOf(referenceTools), common: useWordsOf(common) };
  const [typed, store] = useStored(draftKey(called));
  const filled = useFilled(store);
  const [chosen, choose] = useState<boolean>();
  const open = chosen ?? Boolean(typed);
  const title = useRef<HTMLHeadingElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // What was pressed is gone: the focus goes to what came in its place.
  useEffect(() => {
    if (chosen === undefined) return;
    (chosen ? title : button).current?.focus();
  }, [chosen]);
  return (
    <section id="console" className={styles.console} aria-label={t.reference.tryIt} onKeyDownCapture={sendByKeyboard}>
      <div className={styles.head}>
        {open ? (
          <h3 ref={title} tabIndex={-1}>
            {t.reference.tryIt}
          </h3>
        ) : (
          <Button ref={button} kind="primary" onClick={() => choose(true)}>
            {t.reference.tryIt}
          </Button>
        )}
        <Link href={classic}>{t.reference.classic}</Link>
        {open && (
          <Button
            small
            kind="quiet"
            onClick={() => {
              choose(false);
              onWritten(undefined);
            }}
          >
            {t.common.close}
          </Button>
        )}
      </div>
      {open && <ConsolePanel key={filled} called={called} onWritten={onWritten} />}
    </section>
  );
};
