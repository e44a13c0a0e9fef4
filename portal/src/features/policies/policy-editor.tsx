'use client';
import type { AccessPolicy } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Badge, EmptyState } from '../../ui/feedback.tsx';
import { Card, Grid, Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';
import { say } from '../../ui/toasts.tsx';
import { DryRun } from './dry-run.tsx';
import { type PlanChoice, PolicyDrawer } from './policy-drawer.tsx';
import { gistOf } from './policy-text.ts';

const POLICIES_MAX = 10;
type PolicyEditorProps = {
  slug: string;
  saved: readonly AccessPolicy[];
  etag: string;
  plans: readonly PlanChoice[];
};

/** The policies of an API, changed as they were read and saved together; beside them a call that they are tried on. */
export const PolicyEditor = ({ slug, saved, etag, plans }: PolicyEditorProps) => {
  const { t } = useWords();
  const router = useRouter();
  const [policies, setPolicies] = useState(saved);
  /** The place of the one that is open; behind the last, a new one. */
  const [open, setOpen] = useState<number>();
  const isChanged = JSON.stringify(policies) !== JSON.stringify(saved);
  const { run, busy, failure } = useAction(
    () => portico.putAccessPolicies({ apiId: slug, 'If-Match': etag, body: { policies: [...policies] } }),
    () => {
      say(t.policies.saved);
      router.refresh();
    },
  );
  const scopeOf = ({ planIds = [], operations = [] }: AccessPolicy) =>
    [
      planIds.length > 0 && t.policies.forPlans(planIds.join(', ')),
      operations.length > 0 && t.policies.forOperations(operations.length),
    ]
      .filter(Boolean)
      .join(', ');
  return (
    <Grid min="24rem">
      <Card as="section" label={t.policies.list}>
        <Row justify="between">
          <h2>{t.policies.list}</h2>
          {isChanged && <Badge tone="warn">{t.policies.unsaved}</Badge>}
        </Row>
        {policies.length === 0 ? (
          <EmptyState title={t.policies.none}>{t.policies.noneLead}</EmptyState>
        ) : (
          <Table
            label={t.policies.list}
            rows={policies.map((policy, place) => ({ policy, place }))}
            keyOf={({ policy }) => policy.name}
            columns={[
              {
                head: t.policies.name,
                cell: ({ policy }) => (
                  <Stack gap="tight">
                    {policy.name}
                    <Soft small>{t.policies.kinds[policy.kind]}</Soft>
                  </Stack>
                ),
              },
              {
                head: t.policies.kind,
                long: true,
                cell: ({ policy }) => (
                  <Stack gap="tight">
                    {gistOf(policy, t.policies.dayNames)}
                    {(policy.effect === 'deny' || scopeOf(policy)) && (
                      <Soft small>
                        {[policy.effect === 'deny' && t.policies.effects.deny, scopeOf(policy)]
                          .filter(Boolean)
                          .join('; ')}
                      </Soft>
                    )}
                  </Stack>
                ),
              },
              {
                head: t.common.actions,
                actions: true,
                cell: ({ policy, place }) => (
                  <Row>
                    <Button small aria-label={t.policies.editNamed(policy.name)} onClick={() => setOpen(place)}>
                      {t.policies.edit}
                    </Button>
                    <Button
                      small
                      kind="quiet"
                      aria-label={t.policies.removeNamed(policy.name)}
                      onClick={() => setPolicies(policies.filter((one) => one !== policy))}
                    >
                      {t.policies.remove}
                    </Button>
                  </Row>
                ),
              },
            ]}
          />
        )}
        {failure && <ProblemBanner problem={failure} />}
        <Row>
          {policies.length < POLICIES_MAX && <Button onClick={() => setOpen(policies.length)}>{t.policies.add}</Button>}
          <Button kind="primary" busy={busy} disabled={!isChanged} onClick={() => void run()}>
            {t.policies.save}
          </Button>
        </Row>
      </Card>
      <DryRun slug={slug} policies={policies} plans={plans} />
      {open !== undefined && (
        <PolicyDrawer
          policy={policies[open]}
          plans={plans}
          onClose={() => setOpen(undefined)}
          onDone={(policy) => {
            setPolicies([...policies.slice(0, open), policy, ...policies.slice(open + 1)]);
            setOpen(undefined);
          }}
        />
      )}
    </Grid>
  );
};
