'use client';
import type { AuditCheck } from '@portico/client';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Banner, Progress } from '../../ui/feedback.tsx';
import { Mono, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import styles from './audit.module.css';

/** Stretches in one call: each of 200. */
const STRETCHES = 10;

/** How much of all shards was looked at: 0–1. */
const partOf = (checks: readonly AuditCheck[]): number => {
  const ofShards = checks.filter(({ shard }) => shard !== 'seals');
  const totals = new Map(ofShards.map(({ shard, total }) => [shard, total]));
  // Shards that were not begun yet are taken to be like those that were.
  const total = ([...totals.values()].reduce((sum, one) => sum + one, 0) / Math.max(1, totals.size)) * 4;
  const checked = ofShards.reduce((sum, one) => sum + one.checked, 0);
  return total === 0 ? 0 : Math.min(1, checked / total);
};

const Verdict = ({ checks }: { checks: readonly AuditCheck[] }) => {
  const { t, f } = useWords();
  const faults = checks.flatMap((check) => check.faults.map((fault) => ({ ...fault, shard: check.shard })));
  const looked = checks.reduce((sum, one) => sum + one.checked, 0);
  if (faults.length === 0)
    return (
      <Banner tone="ok" role="status" title={t.audit.whole}>
        <p>{t.audit.looked(looked, f.number(looked))}</p>
      </Banner>
    );
  return (
    <Stack>
      <Banner tone="danger" role="alert" title={t.audit.broken(faults.length, f.number(faults.length))} />
      <ul className={styles.faults}>
        {faults.slice(0, 200).map(({ kind, entryId, shard, sequence, day }) => (
          <li key={`${kind} ${shard} ${entryId} ${sequence} ${day}`}>
            <strong>{t.audit.faults[kind]}</strong> <Mono>{entryId ?? day ?? `${shard}/${sequence}`}</Mono>
          </li>
        ))}
      </ul>
    </Stack>
  );
};

/** Holds the whole log against its seals, stretch by stretch, and says what came of it. */
export const VerifyButton = () => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [checks, setChecks] = useState<readonly AuditCheck[]>([]);
  const verify = useAction(async () => {
    const all: AuditCheck[] = [];
    let cursor: string | undefined;
    do {
      const page = await portico.listAuditChecks({ limit: STRETCHES, ...(cursor !== undefined && { cursor }) });
      all.push(...page.items);
      setChecks([...all]);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  });
  const begin = () => {
    setOpen(true);
    setChecks([]);
    void verify.run();
  };
  return (
    <>
      <Button onClick={begin}>
        <ShieldCheck size={16} aria-hidden="true" /> {t.audit.verify}
      </Button>
      <Dialog open={open} title={t.audit.verify} lead={t.audit.verifyLead} onClose={() => setOpen(false)}>
        {verify.busy && <Progress label={t.audit.verifying} part={partOf(checks)} />}
        {verify.failure && <ProblemBanner problem={verify.failure} />}
        {!verify.busy && !verify.failure && <Verdict checks={checks} />}
      </Dialog>
    </>
  );
};
