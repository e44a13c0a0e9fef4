'use client';
import type { SdkChange, SdkChanges } from '@portico/client';
import { useState } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { code } from '../../i18n/messages/code.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Soft, Spoken, Stack } from '../../ui/layout.tsx';
import styles from './sdks.module.css';

/** Above this a list is cut until somebody asks for all of it. */
const SHOWN_MAX = 25;

const Lines = ({ lines, change, said }: { lines: readonly string[]; change: 'added' | 'removed'; said: string }) =>
  lines.length > 0 && (
    <pre data-change={change}>
      <Spoken>{`${said}: `}</Spoken>
      {lines.join('\n')}
    </pre>
  );

const One = ({ change: { kind, name, change, breaking, before, after } }: { change: SdkChange }) => {
  const t = useWordsOf(code);
  return (
    <li className={styles.change}>
      <div className={styles.what}>
        <Badge tone={breaking ? 'danger' : 'ok'}>{breaking ? t.breaks : t.breaksNot}</Badge>
        <code>{name}</code> <Soft small>{t.whatChanged[kind][change]}</Soft>
      </div>
      <div className={styles.lines}>
        <Lines lines={before} change="removed" said={t.was} />
        <Lines lines={after} change="added" said={t.is} />
      </div>
    </li>
  );
};

/** What changes, line by line; breaking first. */
export const ToldChanges = ({ changes: { from, to, breaking, others, items } }: { changes: SdkChanges }) => {
  const t = useWordsOf(code);
  const f = useFormats();
  const [all, setAll] = useState(false);
  if (from === undefined) return <p>{t.firstVersion}</p>;
  if (items.length === 0) return <p>{t.noChanges(from, to)}</p>;
  const shown = all ? items : items.slice(0, SHOWN_MAX);
  return (
    <Stack>
      <p>{t.changesLead(from, to, f.number(breaking), f.number(others))}</p>
      <ul className={styles.changes}>
        {shown.map((change) => (
          <One key={`${change.kind} ${change.name} ${change.change}`} change={change} />
        ))}
      </ul>
      {shown.length < items.length && (
        <div>
          <Button onClick={() => setAll(true)}>{t.showAll(f.number(items.length))}</Button>
        </div>
      )}
      {breaking + others > items.length && <Soft small>{t.cut(f.number(items.length))}</Soft>}
    </Stack>
  );
};
