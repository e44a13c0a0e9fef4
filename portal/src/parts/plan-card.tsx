'use client';
import type { ReactNode } from 'react';
import { useWordsOf } from '../i18n/language.tsx';
import { access } from '../i18n/messages/access.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { Card, Mono } from '../ui/layout.tsx';
import styles from './plan-card.module.css';

type ShownPlan = {
  readonly name: string;
  readonly summary: string;
  readonly requestsPerSecond: number;
  readonly burst: number;
  readonly requestsPerMonth: number;
  readonly requestsPerDay?: number | undefined;
  readonly operationRates?: readonly { operation: string; requestsPerSecond: number; burst: number }[] | undefined;
  readonly limitsPer: 'app' | 'team';
  readonly priceCentsPerMonth: number;
  readonly approval: 'automatic' | 'owner';
};

export const PlanCard = ({ plan, children }: { plan: ShownPlan; children?: ReactNode }) => {
  const t = { access: useWordsOf(access) };
  const f = useFormats();
  const limits = [
    [t.access.requestsPerSecond, plan.requestsPerSecond],
    [t.access.burst, plan.burst],
    [t.access.requestsPerMonth, plan.requestsPerMonth],
    ...(plan.requestsPerDay === undefined ? [] : [[t.access.requestsPerDay, plan.requestsPerDay] as const]),
  ] as const;
  return (
    <Card as="li">
      <h2>{plan.name}</h2>
      <p className={styles.price}>
        {plan.priceCentsPerMonth === 0 ? t.access.free : f.money(plan.priceCentsPerMonth)}{' '}
        {plan.priceCentsPerMonth > 0 && <small>{t.access.perMonth}</small>}
      </p>
      <p className={styles.summary}>{plan.summary}</p>
      <dl className={styles.limits}>
        {limits.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{f.number(value)}</dd>
          </div>
        ))}
      </dl>
      {plan.operationRates?.map(({ operation, requestsPerSecond, burst }) => (
        <p key={operation} className={styles.whose}>
          <Mono>{operation}</Mono> {t.access.operationRate(f.number(requestsPerSecond), f.number(burst))}
        </p>
      ))}
      <p className={styles.whose}>{t.access.limitsPer[plan.limitsPer]}</p>
      {plan.approval === 'owner' && <p className={styles.whose}>{t.access.approved}</p>}
      {children}
    </Card>
  );
};
