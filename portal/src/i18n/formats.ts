import type { Locale } from './locale.ts';

const TAGS: Readonly<Record<Locale, string>> = { en: 'en-GB', de: 'de-DE' };

/** Dates and numbers by locale. Dates rendered on the server are UTC and say so; the browser may pass its own zone. */
export const formats = (locale: Locale) => {
  const tag = TAGS[locale];
  return {
    number: (value: number) => value.toLocaleString(tag),
    compact: (value: number) => value.toLocaleString(tag, { notation: 'compact', maximumFractionDigits: 1 }),
    percent: (part: number, whole: number) =>
      (whole === 0 ? 0 : part / whole).toLocaleString(tag, { style: 'percent', maximumFractionDigits: 1 }),
    milliseconds: (value: number) => `${value.toLocaleString(tag, { maximumFractionDigits: value < 10 ? 1 : 0 })} ms`,
    bytes: (value: number) =>
      value < 1000
        ? `${value} B`
        : value < 1_000_000
          ? `${(value / 1000).toLocaleString(tag, { maximumFractionDigits: 0 })} kB`
          : `${(value / 1_000_000).toLocaleString(tag, { maximumFractionDigits: 1 })} MB`,
    money: (cents: number) =>
      (cents / 100).toLocaleString(tag, {
        style: 'currency',
        currency: 'USD',
        maximumFractionDigits: cents % 100 === 0 ? 0 : 2,
      }),
    /** Country and address, as far as they are known. */
    place: ({ country, address }: { country?: string | undefined; address?: string | undefined }) =>
      [country && new Intl.DisplayNames(tag, { type: 'region' }).of(country), address].filter(Boolean).join(' · ') ||
      undefined,
    date: (time: string, timeZone = 'UTC') => new Date(time).toLocaleDateString(tag, { dateStyle: 'medium', timeZone }),
    dateTime: (time: string, timeZone = 'UTC') =>
      new Date(time).toLocaleString(tag, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZone,
        timeZoneName: 'short',
      }),
    /** How far away a moment is, in its largest unit. */
    away: (milliseconds: number) => {
      const minutes = Math.round(milliseconds / 60_000);
      const [value, unit] =
        Math.abs(minutes) < 60
          ? ([minutes, 'minute'] as const)
          : Math.abs(minutes) < 2880
            ? ([Math.round(minutes / 60), 'hour'] as const)
            : ([Math.round(minutes / 1440), 'day'] as const);
      return new Intl.RelativeTimeFormat(tag, { numeric: 'always' }).format(value, unit);
    },
    clock: (time: string, timeZone?: string) =>
      new Date(time).toLocaleTimeString(tag, { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone }),
    axis: (time: string, intervalSeconds: number, timeZone?: string) =>
      new Date(time).toLocaleString(
        tag,
        intervalSeconds < 3600
          ? { hour: '2-digit', minute: '2-digit', timeZone }
          : intervalSeconds < 86_400
            ? { weekday: 'short', hour: '2-digit', minute: '2-digit', timeZone }
            : { day: 'numeric', month: 'short', timeZone },
      ),
  };
};
