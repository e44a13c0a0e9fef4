const HOUR = 3_600_000;
export const RANGES = { '1h': HOUR, '24h': 24 * HOUR, '7d': 7 * 24 * HOUR, '30d': 30 * 24 * HOUR } as const;
export type Range = keyof typeof RANGES;
export const RANGE_NAMES = ['1h', '24h', '7d', '30d'] as const satisfies readonly Range[];

export const isRange = (text: string | undefined): text is Range => text !== undefined && text in RANGES;

export const windowOf = (range: Range, now: number): { from: string; to: string } => ({
  from: new Date(now - RANGES[range]).toISOString(),
  to: new Date(now).toISOString(),
});
