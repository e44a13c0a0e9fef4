import type { Holder } from './shared-rate.ts';

/** Takes `wanted` calls of a month's quota from where all gateway instances share it; answers how many were granted. */
export type LeaseQuota = (holder: Holder, month: string, wanted: number, limit: number) => Promise<number>;

/** A lease is a thousandth of the quota, so that at most 0.1 % of it is in instances' hands, but 250 at the most. */
const leaseSize = (limit: number) => Math.max(1, Math.min(250, Math.floor(limit / 1000)));

/** The part of a month's quota (UTC) that this instance holds. */
export const createSharedQuota = (holder: Holder, lease: LeaseQuota) => {
  let from = 0;
  let until = 0;
  let limit = 0;
  let held = 0;
  /** The quota that was found used up; a plan with another one is asked for again. */
  let exhaustedAt: number | undefined;
  let asking: Promise<void> | undefined;

  const ask = async (month: string, wanted: number): Promise<void> => {
    const asked = from;
    const granted = await lease(holder, month, leaseSize(wanted), wanted);
    // A portion of the month that ended while it was asked for is of no use in the next.
    if (from !== asked) return;
    held += granted;
    if (granted < 1) exhaustedAt = wanted;
  };

  return {
    /** Takes over what the plan says now. */
    follow(requestsPerMonth: number): void {
      limit = requestsPerMonth;
    },
    /** A month that has begun has a quota of its own. */
    turn(at: number): void {
      if (at >= from && at < until) return;
      const date = new Date(at);
      from = Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
      until = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
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
        const asked = ask(new Date(from).toISOString().slice(0, 7), limit).finally(() => {
          if (asking === asked) asking = undefined;
        });
        asking = asked;
      }
      return asking;
    },
    /** When the next month begins. */
    renewsAt: (): number => until,
  };
};
