'use client';
import { useId, useMemo, useState } from 'react';
import { useWordsOf } from '../i18n/language.tsx';
import { changes as changesWords } from '../i18n/messages/changes.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { Button } from '../ui/button.tsx';
import { Badge, EmptyState } from '../ui/feedback.tsx';
import { Soft, Stack } from '../ui/layout.tsx';
import { MethodPath } from '../ui/method.tsx';
import { Segments } from '../ui/tabs.tsx';
import styles from './changes.module.css';
import { type ChangeGroup, groupChanges, type Severity, type ShownChange } from './group-changes.ts';
import { type Bump, nextVersion } from './next-version.ts';

export type ShownChanges = {
  /** Undefined when there is no earlier version. */
  readonly from?: string;
  readonly to: string;
  readonly compared: boolean;
  readonly bump: Bump;
  readonly breaking: number;
  readonly risky: number;
  readonly compatible: number;
  readonly items: readonly ShownChange[];
};

const SEVERITIES = ['breaking', 'risky', 'compatible'] as const;
const TONES = { breaking: 'danger', risky: 'warn', compatible: 'ok' } as const;
/** Above this a list is cut until somebody asks for all of it. */
const SHOWN_MAX = 25;

const Counts = ({ changes }: { changes: ShownChanges }) => {
  const t = { changes: useWordsOf(changesWords) };
  const f = useFormats();
  const next = changes.from && nextVersion(changes.from, changes.bump);
  const bump = t.changes.bumps[changes.bump];
  return (
    <dl className={styles.counts}>
      {SEVERITIES.map((severity) => (
        <div key={severity} data-severity={severity} data-some={changes[severity] > 0 ? '' : undefined}>
          <dt>{t.changes.counts[severity]}</dt>
          <dd>{f.number(changes[severity])}</dd>
        </div>
      ))}
      <div>
        <dt>{t.changes.bump}</dt>
        <dd className={styles.bump}>{next ? t.changes.suggested(bump, next) : bump}</dd>
      </div>
    </dl>
  );
};

const One = ({ change }: { change: ShownChange }) => {
  const t = { changes: useWordsOf(changesWords) };
  const f = useFormats();
  const others = (change.operationCount ?? 1) - 1;
  return (
    <li className={styles.change}>
      <Badge tone={TONES[change.severity]}>{t.changes.severities[change.severity]}</Badge>
      <div>
        <p>
          {change.message}{' '}
          {change.operation && others > 0 && (
            <Soft small>({others === 1 ? t.changes.oneMore : t.changes.more(f.number(others))})</Soft>
          )}
        </p>
        <p className={styles.action}>
          <strong>{t.changes.whatToDo}:</strong> {change.action}
        </p>
      </div>
    </li>
  );
};

const Group = ({ group }: { group: ChangeGroup }) => {
  const t = { changes: useWordsOf(changesWords) };
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h3 id={id}>
        {group.operation ? <MethodPath method={group.operation.method} path={group.operation.path} /> : t.changes.whole}
      </h3>
      <ul className={styles.list}>
        {group.changes.map((change, index) => (
          <One key={index} change={change} />
        ))}
      </ul>
    </section>
  );
};

const ChangeList = ({ changes }: { changes: ShownChanges }) => {
  const t = { changes: useWordsOf(changesWords) };
  const f = useFormats();
  const [kind, setKind] = useState<Severity | 'all'>('all');
  const [all, setAll] = useState(false);
  const items = useMemo(
    () => changes.items.filter(({ severity }) => kind === 'all' || severity === kind),
    [changes.items, kind],
  );
  const groups = useMemo(() => groupChanges(items, all ? items.length : SHOWN_MAX), [items, all]);
  const total = changes.breaking + changes.risky + changes.compatible;
  return (
    <Stack>
      {total > 1 && (
        <div>
          <Segments
            label={t.changes.show}
            value={kind}
            onChoose={setKind}
            choices={[['all', t.changes.all], ...SEVERITIES.map((name) => [name, t.changes.severities[name]] as const)]}
          />
        </div>
      )}
      {groups.length === 0 && <EmptyState title={t.changes.noneOfKind} />}
      {groups.map((group) => (
        <Group key={group.key} group={group} />
      ))}
      {!all && items.length > SHOWN_MAX && (
        <div>
          <Button onClick={() => setAll(true)}>{t.changes.showAll(f.number(items.length))}</Button>
        </div>
      )}
      {total > changes.items.length && <Soft small>{t.changes.cut(f.number(changes.items.length))}</Soft>}
    </Stack>
  );
};

/** What a version changes for those who call the API: how much, and by operation what to do. */
export const Changes = ({ changes }: { changes: ShownChanges }) => {
  const t = { changes: useWordsOf(changesWords) };
  if (changes.from === undefined) return <EmptyState title={t.changes.first}>{t.changes.firstLead}</EmptyState>;
  if (!changes.compared) return <EmptyState title={t.changes.notCompared}>{t.changes.notComparedLead}</EmptyState>;
  return (
    <Stack>
      <p>
        <strong>{t.changes.between(changes.from, changes.to)}</strong>
      </p>
      <Counts changes={changes} />
      {changes.items.length === 0 ? <EmptyState title={t.changes.nothing} /> : <ChangeList changes={changes} />}
    </Stack>
  );
};
