'use client';
import type { Assertion } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { useFault } from '../../ui/form.tsx';
import { Stack } from '../../ui/layout.tsx';
import styles from './tests.module.css';

/** An assertion as it is being written: a number may be missing. */
export type Draft = { readonly [Name in keyof Assertion]: Assertion[Name] | undefined } & {
  readonly kind: Assertion['kind'];
  readonly key: string;
};
const KINDS = ['status', 'schema', 'latency', 'header'] as const;

const freshOf = (kind: Assertion['kind']): Assertion => {
  if (kind === 'status') return { kind, status: 200 };
  if (kind === 'latency') return { kind, maxMilliseconds: 1000 };
  return kind === 'header' ? { kind, header: 'content-type', equals: 'application/json' } : { kind };
};

export const draftOf = (assertion: Assertion): Draft => ({ ...assertion, key: crypto.randomUUID() });

/** What an assertion of each kind has to say; the contract knows what of it is right. */
const OPERANDS = {
  status: ['status'],
  schema: [],
  latency: ['maxMilliseconds'],
  header: ['header', 'equals'],
} as const satisfies Record<Assertion['kind'], readonly (keyof Assertion)[]>;

/** Faults of assertions by field, in words; each is shown once its field was left, or all were sent. */
export const useAssertionFaults = (drafts: readonly Draft[]) => {
  const faultIn = useFault();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [sent, setSent] = useState(false);
  const faults = new Map<string, string>(
    drafts.flatMap((draft) =>
      OPERANDS[draft.kind].flatMap((name) => {
        const schema = { ...FORM_SCHEMAS.Assertion[name], required: true };
        const fault = faultIn(schema, String(draft[name] ?? ''));
        return fault ? [[`${draft.key} ${name}`, fault.message] as const] : [];
      }),
    ),
  );
  return {
    any: faults.size > 0,
    showAll: () => setSent(true),
    field: ({ key }: Draft, name: keyof Assertion) => ({
      error: sent || left.has(`${key} ${name}`) ? faults.get(`${key} ${name}`) : undefined,
      onBlur: () => setLeft((before) => new Set([...before, `${key} ${name}`])),
    }),
  };
};

type Faults = ReturnType<typeof useAssertionFaults>;

const numberOf = (text: string): number | undefined => (text === '' ? undefined : Number(text));

type OperandsProps = { draft: Draft; faults: Faults; onChange: (draft: Draft) => void };

const Operands = ({ draft, faults, onChange }: OperandsProps) => {
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
        {...faults.field(draft, 'status')}
        onChange={({ target }) => onChange({ ...draft, status: numberOf(target.value) })}
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
        {...faults.field(draft, 'maxMilliseconds')}
        onChange={({ target }) => onChange({ ...draft, maxMilliseconds: numberOf(target.value) })}
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
        value={draft.header ?? ''}
        {...faults.field(draft, 'header')}
        onChange={({ target }) => onChange({ ...draft, header: target.value })}
      />
      <TextField
        label={t.tests.equals}
        required
        maxLength={1000}
        value={draft.equals ?? ''}
        {...faults.field(draft, 'equals')}
        onChange={({ target }) => onChange({ ...draft, equals: target.value })}
      />
    </>
  );
};

export const Assertions = ({
  drafts,
  faults,
  onChange,
}: {
  drafts: readonly Draft[];
  faults: Faults;
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
            <Operands draft={draft} faults={faults} onChange={replace} />
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
