'use client';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { type ChangeEvent, useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/field.tsx';
import { type Chosen, daysOf, inputOf, inputsOfDays, timeOfInput, type Window, windowOf } from './range.ts';
import styles from './usage.module.css';
import { useZone } from './use-zone.ts';

const CALENDAR_HEIGHT = '20rem';

const Calendar = dynamic(() => import('../../ui/day-range.tsx').then(({ DayRange }) => DayRange), {
  ssr: false,
  loading: () => <Skeleton height={CALENDAR_HEIGHT} />,
});

type CustomRangeProps = { chosen: Chosen; hrefOf: (window: Window) => string; onDone: () => void };

/** Days by the calendar, minutes by typing: both show the same two ends. */
export const CustomRange = ({ chosen, hrefOf, onDone }: CustomRangeProps) => {
  const { t, locale } = useWords();
  const router = useRouter();
  const { utc } = useZone();
  const [now] = useState(() => Date.now());
  const [inputs, setInputs] = useState(() => {
    const { from, to } = windowOf(chosen, now);
    return { from: inputOf(from, utc), to: inputOf(to, utc) };
  });
  const today = inputOf(new Date(now).toISOString(), utc).slice(0, 10);
  const typed =
    (end: keyof Window) =>
    ({ target }: ChangeEvent<HTMLInputElement>) =>
      setInputs({ ...inputs, [end]: target.value });
  const go = () => {
    const [from, to] = [timeOfInput(inputs.from, utc), timeOfInput(inputs.to, utc)];
    if (!from || !to || from === to) return;
    router.push(hrefOf(from < to ? { from, to } : { from: to, to: from }), { scroll: false });
    onDone();
  };
  const filled = inputs.from !== '' && inputs.to !== '';
  return (
    <form
      className={styles.custom}
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <Calendar
        locale={locale}
        days={filled ? daysOf(inputs) : { first: today, last: today }}
        today={today}
        onChoose={(days) => setInputs(inputsOfDays(days))}
      />
      <div className={styles.ends}>
        <TextField label={t.usage.from} type="datetime-local" required value={inputs.from} onChange={typed('from')} />
        <TextField label={t.usage.to} type="datetime-local" required value={inputs.to} onChange={typed('to')} />
        <Button kind="primary" small type="submit">
          {t.usage.apply}
        </Button>
      </div>
    </form>
  );
};
