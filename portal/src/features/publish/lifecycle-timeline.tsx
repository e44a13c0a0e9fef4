import type { ApiVersion, LifecycleStep } from '@portico/client';
import { readWords } from '../../i18n/server.ts';
import { Card, Soft, Stack } from '../../ui/layout.tsx';
import styles from './lifecycle.module.css';

type Moment = { kind: 'deprecated' | 'brownout' | 'retired'; at: string; minutes?: number };

/** Dates that have not come, in order. */
const momentsAhead = ({ deprecation, status }: ApiVersion): Moment[] => {
  if (!deprecation || status === 'retired') return [];
  const { deprecatedAt, sunsetAt, brownouts = [] } = deprecation;
  const all: Moment[] = [
    { kind: 'deprecated', at: deprecatedAt },
    ...brownouts.map(({ startsAt, minutes }) => ({ kind: 'brownout' as const, at: startsAt, minutes })),
    ...(sunsetAt ? [{ kind: 'retired' as const, at: sunsetAt }] : []),
  ];
  return all.filter(({ at }) => Date.parse(at) > Date.now()).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
};

const Step = async ({ step }: { step: LifecycleStep }) => {
  const { t, f } = await readWords();
  const who = step.userId ? (step.userName ?? t.lifecycle.noLonger) : t.lifecycle.bySchedule;
  return (
    <li data-kind={step.kind}>
      <strong>{`${step.version} · ${t.lifecycle.steps[step.kind]}`}</strong>
      {step.before && ` ${t.lifecycle.instead(step.before)}`}
      <div>
        <Soft small>{`${f.dateTime(step.at)} · ${who}`}</Soft>
      </div>
      {step.reason && <p>{step.reason}</p>}
    </li>
  );
};

/** What is to come of a version, and what happened to all of them: each step with who, when and why. */
export const LifecycleTimeline = async ({
  version,
  steps,
}: {
  version: ApiVersion;
  steps: readonly LifecycleStep[];
}) => {
  const { t, f } = await readWords();
  const ahead = momentsAhead(version);
  return (
    <Card as="section" label={t.lifecycle.timeline}>
      <Stack>
        {ahead.length > 0 && (
          <>
            <h2>{t.lifecycle.ahead}</h2>
            <ol className={styles.timeline}>
              {ahead.map(({ kind, at, minutes }) => (
                <li key={`${kind} ${at}`} data-kind={kind} data-ahead>
                  <strong>{`${t.lifecycle.dates[kind]} ${f.dateTime(at)}`}</strong>
                  {minutes !== undefined && ` ${t.lifecycle.minutes(f.number(minutes))}`}
                </li>
              ))}
            </ol>
          </>
        )}
        <h2>{t.lifecycle.timeline}</h2>
        <ol className={styles.timeline}>
          {steps.map((step) => (
            <Step key={step.id} step={step} />
          ))}
        </ol>
      </Stack>
    </Card>
  );
};
