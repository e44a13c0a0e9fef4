'use client';
import type { Brownout } from '@portico/client';
import { X } from 'lucide-react';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { instantOf, typedOf } from '../../ui/utc-input.ts';

const BROWNOUTS_MAX = 20;
const MINUTES_MAX = 1440;
const DAY_MILLISECONDS = 86_400_000;

/** Two weeks and one week before the end, as far as those are to come. */
const suggested = (sunsetAt: string): Brownout[] =>
  [
    { days: 14, minutes: 10 },
    { days: 7, minutes: 60 },
  ].flatMap(({ days, minutes }) => {
    const at = Date.parse(sunsetAt) - days * DAY_MILLISECONDS;
    return at > Date.now() ? [{ startsAt: new Date(at).toISOString(), minutes }] : [];
  });

type BrownoutFieldsProps = {
  value: readonly Brownout[];
  onChange: (value: readonly Brownout[]) => void;
  sunsetAt: string | undefined;
};

/** When a version does not answer, as a rehearsal. */
export const BrownoutFields = ({ value, onChange, sunsetAt }: BrownoutFieldsProps) => {
  const { t, f } = useWords();
  const change = (index: number, next: Partial<Brownout>) =>
    onChange(value.map((one, at) => (at === index ? { ...one, ...next } : one)));
  const suggestion = sunsetAt === undefined ? [] : suggested(sunsetAt);
  return (
    <fieldset>
      <legend>{t.lifecycle.brownouts}</legend>
      <Stack gap="tight">
        <Soft small>{t.lifecycle.brownoutsLead}</Soft>
        {value.map(({ startsAt, minutes }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; what it says is typed in it
          <Row key={index}>
            <TextField
              type="datetime-local"
              required
              label={t.lifecycle.startsAt(f.number(index + 1))}
              defaultValue={typedOf(startsAt || undefined)}
              onChange={({ target }) => change(index, { startsAt: instantOf(target.value) ?? '' })}
            />
            <TextField
              type="number"
              required
              min={1}
              max={MINUTES_MAX}
              label={t.lifecycle.length(f.number(index + 1))}
              defaultValue={String(minutes)}
              onChange={({ target }) => change(index, { minutes: Number(target.value) })}
            />
            <Button
              icon
              small
              aria-label={t.lifecycle.removeBrownout(f.number(index + 1))}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              <X size={16} aria-hidden="true" />
            </Button>
          </Row>
        ))}
        <Row>
          {value.length < BROWNOUTS_MAX && (
            <Button small onClick={() => onChange([...value, { startsAt: '', minutes: 10 }])}>
              {t.lifecycle.addBrownout}
            </Button>
          )}
          {value.length === 0 && suggestion.length > 0 && (
            <Button small onClick={() => onChange(suggestion)}>
              {t.lifecycle.suggest}
            </Button>
          )}
        </Row>
        {value.length === 0 && suggestion.length > 0 && <Soft small>{t.lifecycle.suggestHint}</Soft>}
      </Stack>
    </fieldset>
  );
};
