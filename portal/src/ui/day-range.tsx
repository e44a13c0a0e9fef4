'use client';
import { useState } from 'react';
import { type DateRange, DayPicker } from 'react-day-picker';
import { de } from 'react-day-picker/locale/de';
import { enGB } from 'react-day-picker/locale/en-GB';
import type { Locale } from '../i18n/locale.ts';
import styles from './day-range.module.css';

const LOCALES = { en: enGB, de };
const PARTS = {
  root: styles.root ?? '',
  months: styles.months ?? '',
  month_caption: styles.caption ?? '',
  nav: styles.nav ?? '',
  button_previous: styles.step ?? '',
  button_next: styles.step ?? '',
  chevron: styles.chevron ?? '',
  month_grid: styles.grid ?? '',
  weekday: styles.weekday ?? '',
  day: styles.day ?? '',
  day_button: styles.button ?? '',
  today: styles.today ?? '',
  outside: styles.outside ?? '',
  disabled: styles.disabled ?? '',
  range_start: styles.start ?? '',
  range_middle: styles.middle ?? '',
  range_end: styles.end ?? '',
};

const pad = (value: number): string => String(value).padStart(2, '0');
const nameOf = (date: Date): string => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
const dateOf = (day: string): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
};

export type Days = { readonly first: string; readonly last: string };
type DayRangeProps = { locale: Locale; days: Days; today: string; onChoose: (days: Days) => void };

/** A calendar to choose a first and a last day in, by pointer and by keys; days are texts such as 2026-05-01. */
export const DayRange = ({ locale, days, today, onChoose }: DayRangeProps) => {
  /** Chosen first, while the other end is not. */
  const [begun, setBegun] = useState<Date>();
  const choose = (range: DateRange | undefined) => {
    if (!range?.from) return;
    const last = range.to ?? range.from;
    setBegun(range.to ? undefined : range.from);
    onChoose({ first: nameOf(range.from), last: nameOf(last) });
  };
  return (
    <DayPicker
      mode="range"
      resetOnSelect
      locale={LOCALES[locale]}
      classNames={PARTS}
      today={dateOf(today)}
      defaultMonth={dateOf(days.last)}
      endMonth={dateOf(today)}
      disabled={{ after: dateOf(today) }}
      selected={begun ? { from: begun, to: undefined } : { from: dateOf(days.first), to: dateOf(days.last) }}
      onSelect={choose}
    />
  );
};
