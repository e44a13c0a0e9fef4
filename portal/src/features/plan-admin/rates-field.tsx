'use client';
import type { OperationRate } from '@portico/client';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Grid, Soft, Stack } from '../../ui/layout.tsx';

/** A rate as it is typed; `key` tells rows apart while they change. */
export type RateRow = { readonly key: string } & Readonly<Record<'operation' | 'requestsPerSecond' | 'burst', string>>;

export const rowsOf = (rates: readonly OperationRate[] = []): readonly RateRow[] =>
  rates.map(({ operation, requestsPerSecond, burst }) => ({
    ...{ key: operation, operation },
    ...{ requestsPerSecond: String(requestsPerSecond), burst: String(burst) },
  }));

/** Rows in which no operation is named are none. */
export const ratesOf = (rows: readonly RateRow[]): OperationRate[] =>
  rows
    .filter(({ operation }) => operation.trim() !== '')
    .map(({ operation, requestsPerSecond, burst }) => ({
      operation: operation.trim(),
      requestsPerSecond: Number(requestsPerSecond),
      burst: Number(burst),
    }));

type RatesProps = { rates: readonly RateRow[]; onChange: (rates: readonly RateRow[]) => void };

/** The rates of single operations, beside that of all others. */
export const RatesField = ({ rates, onChange }: RatesProps) => {
  const { t } = useWords();
  const change = (key: string, more: Partial<RateRow>) =>
    onChange(rates.map((row) => (row.key === key ? { ...row, ...more } : row)));
  const add = () =>
    onChange([...rates, { key: crypto.randomUUID(), operation: '', requestsPerSecond: '1', burst: '1' }]);
  return (
    <fieldset>
      <legend>{t.planAdmin.rates}</legend>
      <Stack gap="tight">
        <Soft small>{t.planAdmin.ratesHint}</Soft>
        {rates.map((row, index) => (
          <Grid key={row.key} min="8rem">
            <TextField
              label={t.planAdmin.operation(index + 1)}
              placeholder="post /tickets"
              autoComplete="off"
              value={row.operation}
              onChange={({ target }) => change(row.key, { operation: target.value })}
            />
            {(['requestsPerSecond', 'burst'] as const).map((name) => (
              <TextField
                key={name}
                label={t.access[name]}
                type="number"
                inputMode="numeric"
                value={row[name]}
                onChange={({ target }) => change(row.key, { [name]: target.value })}
              />
            ))}
            <Button
              small
              aria-label={t.planAdmin.removeRateNamed(index + 1)}
              onClick={() => onChange(rates.filter(({ key }) => key !== row.key))}
            >
              {t.planAdmin.removeRate}
            </Button>
          </Grid>
        ))}
        <div>
          <Button small onClick={add}>
            {t.planAdmin.addRate}
          </Button>
        </div>
      </Stack>
    </fieldset>
  );
};
