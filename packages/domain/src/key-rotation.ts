const HOUR_MILLISECONDS = 3_600_000;
const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS;

/** How long a key works on beside the one that comes after it, by its name in ISO 8601. */
export const KEY_OVERLAPS = {
  PT0S: 0,
  PT1H: HOUR_MILLISECONDS,
  P1D: DAY_MILLISECONDS,
  P7D: 7 * DAY_MILLISECONDS,
  P30D: 30 * DAY_MILLISECONDS,
} as const;
export type KeyOverlap = keyof typeof KEY_OVERLAPS;

/** When a key that is rotated now ends: after the overlap, and never later than it would have. */
export const endAfterRotation = (expiresAt: string | undefined, overlap: KeyOverlap, at: Date): string => {
  const end = new Date(at.getTime() + KEY_OVERLAPS[overlap]).toISOString();
  return expiresAt !== undefined && expiresAt < end ? expiresAt : end;
};
