import type { Draft } from './console-request.ts';

const LENGTH_MAX = 10_000;

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');

/** What a link fills in, where it is something that can be typed. */
export const filledIn = (fill: string | null): Draft | undefined => {
  if (fill === null || fill.length > LENGTH_MAX) return undefined;
  try {
    const { values, texts } = JSON.parse(fill) as Readonly<Record<string, unknown>>;
    return isTexts(values) && isTexts(texts) ? { values, texts } : undefined;
  } catch {
    return undefined;
  }
};
