'use client';
import type { TimeWindow } from '@portico/client';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox, TextField } from '../../ui/field.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { DAYS, OFFICE_HOURS } from './policy-text.ts';

const WINDOWS_MAX = 10;

type WindowFieldsProps = { windows: readonly TimeWindow[]; onChange: (windows: readonly TimeWindow[]) => void };

/** Hours of days, as many as are asked for. */
export const WindowFields = ({ windows, onChange }: WindowFieldsProps) => {
  const { t } = useWords();
  const change = (at: number, more: Partial<TimeWindow>) =>
    onChange(windows.map((window, index) => (index === at ? { ...window, ...more } : window)));
  return (
    <Stack>
      {windows.map(({ days, from, to }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: hours are known by their place
        <fieldset key={index}>
          <legend>
            <Soft>{`${t.policies.windows} ${index + 1}`}</Soft>
          </legend>
          <Stack gap="tight">
            <Row>
              {DAYS.map((day) => (
                <Checkbox
                  key={day}
                  label={t.policies.dayNames[day]}
                  checked={days.includes(day)}
                  onChange={({ target }) =>
                    change(index, { days: DAYS.filter((one) => (one === day ? target.checked : days.includes(one))) })
                  }
                />
              ))}
            </Row>
            <Row>
              <TextField
                inline
                type="time"
                label={t.policies.from}
                value={from}
                onChange={({ target }) => change(index, { from: target.value })}
              />
              <TextField
                inline
                type="time"
                label={t.policies.to}
                value={to}
                onChange={({ target }) => change(index, { to: target.value })}
              />
              {windows.length > 1 && (
                <Button small kind="quiet" onClick={() => onChange(windows.filter((_, other) => other !== index))}>
                  {t.policies.removeWindow(index + 1)}
                </Button>
              )}
            </Row>
          </Stack>
        </fieldset>
      ))}
      <Soft small>{t.policies.toHint}</Soft>
      {windows.length < WINDOWS_MAX && (
        <Row>
          <Button small onClick={() => onChange([...windows, OFFICE_HOURS])}>
            {t.policies.addWindow}
          </Button>
        </Row>
      )}
    </Stack>
  );
};
