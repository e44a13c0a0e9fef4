import type { Holder } from './shared-rate.ts';

/** What a quota is counted by, in UTC. */
export type QuotaPeriod = 'month' | 'day';

/** Takes `wanted` calls of a period's quota (`2026-11`, `2026-11-30`) from where all gateway instances share it; answers how many were granted. */
export type LeaseQuota = (holder: Holder, period: string, wanted: number, limit: number) => Promise<number>;

/** A period's part that is leased at once: little of it is in instances' hands, and few writes are. 250 at the most. */
const LEASED_PART = { month: 1000, day: 100 } as const;
const LEASED_MAX = 250;
const NAME_CHARACTERS = { month: 7, day: 10 } as const;

/** When the period of an instant begins and ends, in milliseconds since the epoch. */
const boundsOf = (period: QuotaPeriod, at: number): readonly [from: number, until: number] => {
  const date = new Date(at);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  return period === 'month'
    ? [Date.UTC(year, month), Date.UTC(year, month + 1)]
    : [Date.UTC(year, month, day), Date.UTC(year, month, day + 1)];
};

/** The part of a month's or a day's quota that this instance holds. */
export const createSharedQuota = (holder: Holder, period: QuotaPeriod, lease: LeaseQuota) => {
  let from = 0;
  let until = 0;
  let limit = 0;
  let held = 0;
  /** The quota that was found used up; a plan with another one is asked for again. */
  let exhaustedAt: number | undefined;
  let asking: Promise<void> | undefined;

  const ask = async (name: string, wanted: number): Promise<void> => {
    const asked = from;
    const size = Math.max(1, Math.min(LEASED_MAX, Math.floor(wanted / LEASED_PART[period])));
    const granted = await lease(holder, name, size, wanted);
    // A portion of the period that ended while it was asked for is of no use in the next.
    if (from !== asked) return;
    held += granted;
    if (granted < 1) exhaustedAt = wanted;
  };

  return {
    /** Takes over what the plan says now. */
    follow(calls: number): void {
      limit = calls;
    },
    /** A period that has begun has a quota of its own. */
    turn(at: number): void {
      if (at >= from && at < until) return;
      [from, until] = boundsOf(period, at);
      held = 0;
      exhaustedAt = undefined;
      asking = undefined;
    },
    held: (): number => held,
    isExhausted: (): boolean => held < 1 && exhaustedAt === limit,
    spend(): void {
      held -= 1;
    },
    /** Asks for one more portion; whoever comes while one is asked for waits for that. */
    fetch(): Promise<void> {
      if (!asking) {
        const name = new Date(from).toISOString().slice(0, NAME_CHARACTERS[period]);
        const asked = ask(name, limit).finally(() => {
          if (asking === asked) asking = undefined;
        });
        asking = asked;
      }
      return asking;
    },
    /** When the next period begins. */
    renewsAt: (): number => until,
  };
};
