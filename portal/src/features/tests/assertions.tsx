'use client';
import type { Assertion } from '@portico/client';
import { Plus, Trash2 } from 'lucide-react';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Stack } from '../../ui/layout.tsx';
import styles from './tests.module.css';

export type Draft = Assertion & { readonly key: string };
const KINDS = ['status', 'schema', 'latency', 'header'] as const;

const freshOf = (kind: Assertion['kind']): Assertion => {
  if (kind === 'status') return { kind, status: 200 };
  if (kind === 'latency') return { kind, maxMilliseconds: 1000 };
  return kind === 'header' ? { kind, header: 'content-type', equals: 'application/json' } : { kind };
};

export const draftOf = (assertion: Assertion): Draft => ({ ...assertion, key: crypto.randomUUID() });

const Operands = ({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) => {
  const { t } = useWords();
  if (draft.kind === 'status') {
    return (
      <TextField
        label={t.tests.status}
        type="number"
        required
        min={100}
        max={599}
        value={draft.status ?? ''}
        onChange={({ target }) => onChange({ ...draft, status: Number(target.value) })}
      />
    );
  }
  if (draft.kind === 'latency') {
    return (
      <TextField
        label={t.tests.maxMilliseconds}
        type="number"
        required
        min={1}
        max={30000}
        value={draft.maxMilliseconds ?? ''}
        onChange={({ target }) => onChange({ ...draft, maxMilliseconds: Number(target.value) })}
      />
    );
  }
  if (draft.kind === 'schema') return null;
  return (
    <>
      <TextField
        label={t.tests.header}
        required
        maxLength={100}
        pattern="[A-Za-z0-9\-]+"
        value={draft.header ?? ''}
        onChange={({ target }) => onChange({ ...draft, header: target.value })}
      />
      <TextField
        label={t.tests.equals}
        required
        maxLength={1000}
        value={draft.equals ?? ''}
        onChange={({ target }) => onChange({ ...draft, equals: target.value })}
      />
    </>
  );
};

export const Assertions = ({
  drafts,
  onChange,
}: {
  drafts: readonly Draft[];
  onChange: (drafts: readonly Draft[]) => void;
}) => {
  const { t } = useWords();
  const replace = (next: Draft) => onChange(drafts.map((draft) => (draft.key === next.key ? next : draft)));
  return (
    <fieldset>
      <Stack>
        <legend>
          <h2>{t.tests.assertions}</h2>
        </legend>
        {drafts.map((draft, index) => (
          <div key={draft.key} className={styles.assertion}>
            <Select
              label={t.tests.kind}
              value={draft.kind}
              onChange={({ target }) => {
                const kind = KINDS.find((name) => name === target.value);
                if (kind) replace({ ...freshOf(kind), key: draft.key });
              }}
              choices={KINDS.map((value) => ({ value, label: t.tests.kinds[value] }))}
            />
            <Operands draft={draft} onChange={replace} />
            {drafts.length > 1 && (
              <Button
                icon
                aria-label={t.tests.removeNamed(index + 1)}
                onClick={() => onChange(drafts.filter(({ key }) => key !== draft.key))}
              >
                <Trash2 size={16} aria-hidden="true" />
              </Button>
            )}
          </div>
        ))}
        <div>
          <Button
            small
            disabled={drafts.length >= 20}
            onClick={() => onChange([...drafts, draftOf({ kind: 'latency', maxMilliseconds: 1000 })])}
          >
            <Plus size={14} aria-hidden="true" /> {t.tests.addAssertion}
          </Button>
        </div>
      </Stack>
    </fieldset>
  );
};
