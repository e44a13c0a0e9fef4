'use client';
import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { common } from '../../i18n/messages/common.ts';
import { reference } from '../../i18n/messages/reference.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/feedback.tsx';
import { Link } from '../../ui/link.tsx';
import { useStored } from '../../ui/use-stored.ts';
import styles from './console.module.css';
import { type Called, draftKey } from './draft-key.ts';
import type { Written } from './sample-of-call.ts';

const ConsolePanel = dynamic(() => import('./console-panel.tsx').then((module) => module.ConsolePanel), {
  ssr: false,
  loading: () => <Skeleton height="14rem" />,
});

/** Where an operation is tried; its code comes when it is opened, or when something was typed here before. */
type ConsoleProps = { called: Called; classic: string; onWritten: (written: Written | undefined) => void };

export const Console = ({ called, classic, onWritten }: ConsoleProps) => {
  const t = { reference: useWordsOf(reference), common: useWordsOf(common) };
  const [typed] = useStored(draftKey(called));
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
    <section id="console" className={styles.console} aria-label={t.reference.tryIt}>
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
      {open && <ConsolePanel called={called} onWritten={onWritten} />}
    </section>
  );
};
